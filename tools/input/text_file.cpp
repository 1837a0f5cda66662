#include "tools/input/text_file.hpp"

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "tools/input/usage_error.hpp"

namespace headloop::input {

namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

// To open a pipe that nobody writes to would wait for ever; not waited for, it is empty. What is
// read from one that somebody does write to is waited for.
File open_file(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return {nullptr, std::fclose};
  fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
  return {fdopen(descriptor, "rb"), std::fclose};
}

}  // namespace

std::string text_of_file(const std::string& path, std::size_t size_max) {
  const File file = open_file(path);
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
