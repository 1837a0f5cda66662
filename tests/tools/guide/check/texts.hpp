// Small guides to check in tests: a right procedure of each of two products, to spoil.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tools/datasheet/claims.hpp"
#include "tools/datasheet/datasheet.hpp"
#include "tools/guide/check/check.hpp"

namespace headloop::checker::tests {

inline Report check(const std::string& text, std::uint64_t effort = Effort::usual) {
  static const std::vector<datasheet::Claim> claims = datasheet::known_claims();
  static const std::vector<models::Product> products = datasheet::load_products();
  const auto sheet_of = [](const std::string& id) { return datasheet::sheet_text_of(id); };
  return check_guide(text, "guide.md", {products, claims, sheet_of, effort});
}

// "line rule", of those above a note; in the order of the text.
inline std::vector<std::string> faults(const Report& report) {
  std::vector<std::string> list;
  for (const Finding& finding : report.findings) {
    if (finding.severity == Severity::note) continue;
    list.push_back(std::to_string(finding.begin.line) + " " + std::string(name_of(finding.rule)));
  }
  return list;
}
inline std::vector<std::string> faults(const std::string& text) { return faults(check(text)); }

inline const Finding* find(const Report& report, RuleId rule) {
  for (const Finding& finding : report.findings) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

// The one finding of that rule; a test that has none ends here.
inline Finding only(const Report& report, RuleId rule) {
  const auto is = [rule](const Finding& finding) { return finding.rule == rule; };
  EXPECT_EQ(std::count_if(report.findings.begin(), report.findings.end(), is), 1) << name_of(rule);
  const Finding* finding = find(report, rule);
  return finding != nullptr ? *finding : Finding{};
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) {
    ADD_FAILURE() << "not in the guide: " << from;
    return text;
  }
  return text.replace(at, from.size(), to);
}

// P3 to the letter, with what F3 and P5 ask for.
inline const std::string xm4 = R"(# Reset of the MDR-1000XM4

Before you begin, take the headphones off.

1. Hold Power and Custom until the voice says "Initializing".
2. Within 3 seconds, hold Power and Volume Up for at least 6 seconds.
)";

// P1 to the letter, with what D3 asks for.
inline const std::string x = R"(# Reset of the MDR-1000X

Never do this to an MDR-1000XM4.
Before you begin, unplug the cable.

1. Hold Power and NC/AMBIENT until the LED flashes red and green alternately.
2. Keep holding both buttons.
3. Release both buttons after the second green flash.
)";

// P2 to the letter, with what D3 and P5 ask for.
inline const std::string xm2 = R"(# Reset of the MDR-1000XM2

Never do this to an MDR-1000XM4.
Before you begin, unplug the cable.

1. Hold Power and Volume Down until the voice says "Resetting".
2. Wait for the double beep.
3. Switch the headphones off.
)";

}  // namespace headloop::checker::tests
