#include "tools/headloop/output_names.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "tools/input/usage_error.hpp"

namespace headloop::cli {
namespace {

namespace fs = std::filesystem;

bool is_file(const NamedFile& file) { return !file.name.empty() && file.name != "-"; }

// A device such as /dev/null loses nothing.
bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code error;
  if (fs::exists(a, error) && fs::exists(b, error)) {
    return fs::is_regular_file(a, error) && fs::equivalent(a, b, error);
  }
  return fs::weakly_canonical(fs::absolute(a), error) ==
         fs::weakly_canonical(fs::absolute(b), error);
}

void refuse_overwriting(const NamedFile& written, const NamedFile& other) {
  if (!is_file(written) || !is_file(other) || !same_file(written.name, other.name)) return;
  throw input::UsageError(fmt::format("{} {} would overwrite {} {}, expected different files",
                                      written.role, written.name, other.role, other.name));
}

}  // namespace

void refuse_overwriting(const std::vector<NamedFile>& written, const std::vector<NamedFile>& kept) {
  for (std::size_t i = 0; i < written.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) refuse_overwriting(written[i], written[j]);
    for (const NamedFile& one : kept) refuse_overwriting(written[i], one);
  }
}

}  // namespace headloop::cli
