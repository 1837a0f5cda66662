// A file that a report is written to, or standard output.
#pragma once

#include <fstream>
#include <iosfwd>
#include <string>

namespace headloop::report {

class OutputFile {
 public:
  // "-" is standard output. Throws input::UsageError if the file cannot be opened.
  explicit OutputFile(std::string name);

  std::ostream& stream();

  // Throws input::UsageError if not everything could be written.
  void close();

 private:
  [[noreturn]] void fail() const;

  const std::string name_;
  std::ofstream file_;
};

}  // namespace headloop::report
