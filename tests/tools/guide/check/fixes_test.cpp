// Goal: an edit makes its finding go away, brings no other, and changes as little as it can.
// Method: spoiled procedures; the guide with the edit has to be free of findings.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"

namespace headloop::checker::tests {
namespace {

struct Spoiled {
  std::string right;
  std::string from;
  std::string to;
  RuleId rule = RuleId::wrong_control;
  std::string text;  // of the edit
};
void PrintTo(const Spoiled& spoiled, std::ostream* os) { *os << spoiled.to; }

class Fix : public testing::TestWithParam<Spoiled> {};

TEST_P(Fix, MakesItRight) {
  const Spoiled& spoiled = GetParam();
  const Report report = check(replaced(spoiled.right, spoiled.from, spoiled.to));
  const Finding* finding = find(report, spoiled.rule);
  ASSERT_NE(finding, nullptr);
  ASSERT_TRUE(finding->fix.has_value());
  EXPECT_EQ(finding->fix->text, spoiled.text);
  EXPECT_THAT(faults(with_fixes(report)), testing::IsEmpty()) << with_fixes(report);
}

INSTANTIATE_TEST_SUITE_P(
    Edits, Fix,
    testing::Values(
        Spoiled{xm4, "at least 6 seconds", "2 seconds", RuleId::duration_outside_window,
                "at least 6 seconds"},
        Spoiled{xm2, "Volume Down", "Volume Up", RuleId::wrong_control, "Volume Down"},
        Spoiled{xm2, "Volume Down", "Volume Dwon", RuleId::wrong_control, "Volume Down"},
        Spoiled{xm2, "Power and Volume Down", "Volume Down", RuleId::wrong_control, " + Power"},
        Spoiled{xm2, "double beep", "triple beep", RuleId::feedback_differs, "double"},
        Spoiled{xm4, " for at least 6 seconds", "", RuleId::missing_release,
                " for at least 6 seconds"},
        Spoiled{x, "Before you begin, unplug the cable.\n", "", RuleId::missing_precondition,
                "Unplug the cable. "},
        Spoiled{xm2, "Never do this to an MDR-1000XM4.\n", "", RuleId::hazardous_elsewhere,
                "Warning: do not do this on an MDR-1000XM4.\n\n"}));

}  // namespace
}  // namespace headloop::checker::tests
