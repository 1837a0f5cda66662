// Results as JUnit XML: a suite for each file, a case for each scenario. docs/cli.md says what
// stands where.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "tools/report/result.hpp"

namespace headloop::report {

enum class JunitFlavor {
  jenkins,  // what Jenkins' schema junit-10 accepts: `file` on the suite only
  gitlab,   // `file` and `line` on each case as well
};

// Writes suite by suite: results of one file come one after another.
class JunitWriter {
 public:
  JunitWriter(std::ostream& out, JunitFlavor flavor);
  void add(const ScenarioResult& result);
  void finish();

 private:
  void write_suite();

  std::ostream& out_;
  const JunitFlavor flavor_;
  std::vector<ScenarioResult> suite_;
};

// `text` with U+FFFD for whatever XML 1.0 cannot hold: control characters, bytes that are no UTF-8.
std::string xml_text(std::string_view text);

}  // namespace headloop::report
