// Reports on guides for programs: JSON (docs/check.md), SARIF 2.1.0 and JUnit.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "tools/guide/check/check.hpp"
#include "tools/report/junit.hpp"

namespace headloop::checker {

std::string reports_json(const std::vector<Report>& reports);
std::string reports_sarif(const std::vector<Report>& reports);

// A suite for each guide, a case for each rule: it fails if a finding reaches `fail_on`.
void write_junit(std::ostream& out, const std::vector<Report>& reports, Severity fail_on,
                 report::JunitFlavor flavor);

}  // namespace headloop::checker
