#include "tools/input/text_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "tools/input/usage_error.hpp"

namespace headloop::input {

std::string text_of_file(const std::string& path, std::size_t size_max) {
  const auto close = [](std::FILE* file) { std::fclose(file); };
  const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "rb"), close);
  std::string text;
  std::array<char, 64 * 1024> buffer{};
  while (file && text.size() < size_max) {
    const std::size_t wanted = std::min(buffer.size(), size_max - text.size());
    const std::size_t got = std::fread(buffer.data(), 1, wanted, file.get());
    text.append(buffer.data(), got);
    if (got < wanted) break;
  }
  if (!file || std::ferror(file.get()) != 0) {
    throw UsageError("cannot read " + path + ": " + std::strerror(errno));
  }
  return text;
}

}  // namespace headloop::input
