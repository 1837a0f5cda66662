// What a command writes must not be what it reads, nor twice the same file.
#pragma once

#include <string>
#include <vector>

namespace headloop::cli {

// A file, by the option that names it or by what it is to the command. No name: it was not asked
// for; "-": a standard stream.
struct NamedFile {
  std::string role;
  std::string name;
};

// Throws input::UsageError if one of `written` is another of them, or one of `kept`; also by
// another spelling of its path or by a link.
void refuse_overwriting(const std::vector<NamedFile>& written, const std::vector<NamedFile>& kept);

}  // namespace headloop::cli
