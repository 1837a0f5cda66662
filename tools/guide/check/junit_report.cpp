// JUnit: the place in CI where people look first.
#include <fmt/format.h>

#include <ostream>
#include <pugixml.hpp>

#include "tools/guide/check/json_report.hpp"

namespace headloop::checker {
namespace {

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(report::xml_text(value).c_str());
}

bool fails(const Finding& finding, RuleId rule, Severity fail_on) {
  return finding.rule == rule && finding.accepted.empty() && finding.severity >= fail_on;
}

// All findings of a rule are one failure: a case has at most one.
void add_case(pugi::xml_node suite, const Report& report, RuleId rule, Severity fail_on,
              report::JunitFlavor flavor, int& failures) {
  pugi::xml_node test_case = suite.append_child("testcase");
  set(test_case, "name", std::string(name_of(rule)));
  set(test_case, "classname", report.name);
  const Finding* first = nullptr;
  std::string text;
  for (const Finding& finding : report.findings) {
    if (!fails(finding, rule, fail_on)) continue;
    if (first == nullptr) first = &finding;
    text += fmt::format("\n{}:{}:{}: {}; but {}; so {}\n", report.name, finding.begin.line,
                        finding.begin.column, finding.promise, finding.observed, finding.why);
  }
  if (flavor == report::JunitFlavor::gitlab) {
    set(test_case, "file", report.name);
    set(test_case, "line", std::to_string(first == nullptr ? 1 : first->begin.line));
  }
  if (first == nullptr) return;
  ++failures;
  pugi::xml_node failure = test_case.append_child("failure");
  set(failure, "message", fmt::format("line {}: {}", first->begin.line, first->observed));
  set(failure, "type", std::string(name_of(rule)));
  failure.text().set(report::xml_text(text).c_str());
}

}  // namespace

void write_junit(std::ostream& out, const std::vector<Report>& reports, Severity fail_on,
                 report::JunitFlavor flavor) {
  pugi::xml_document document;
  pugi::xml_node suites = document.append_child("testsuites");
  set(suites, "name", "headloop");
  for (const Report& report : reports) {
    pugi::xml_node suite = suites.append_child("testsuite");
    int failures = 0;
    set(suite, "name", report.name);
    set(suite, "tests", std::to_string(count_of<RuleId>()));
    pugi::xml_attribute count = suite.append_attribute("failures");
    set(suite, "errors", "0");
    set(suite, "skipped", "0");
    set(suite, "file", report.name);
    for (std::size_t rule = 0; rule < count_of<RuleId>(); ++rule)
      add_case(suite, report, static_cast<RuleId>(rule), fail_on, flavor, failures);
    count.set_value(failures);
  }
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
}

}  // namespace headloop::checker
