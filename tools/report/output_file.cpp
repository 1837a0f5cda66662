#include "tools/report/output_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <iostream>
#include <system_error>

#include "tools/input/usage_error.hpp"

namespace headloop::report {

OutputFile::OutputFile(std::string name) : name_(std::move(name)) {
  if (name_ == "-") return;
  errno = 0;
  file_.open(name_, std::ios::binary);
  if (!file_) fail();
}

std::ostream& OutputFile::stream() {
  return name_ == "-" ? std::cout : static_cast<std::ostream&>(file_);
}

void OutputFile::close() {
  errno = 0;
  stream().flush();
  if (name_ != "-") file_.close();
  if (!stream()) fail();
}

void OutputFile::fail() const {
  const std::string target = name_ == "-" ? "standard output" : name_;
  const std::string reason = errno == 0 ? "write error" : std::generic_category().message(errno);
  throw input::UsageError(fmt::format("cannot write to {}: {}", target, reason));
}

}  // namespace headloop::report
