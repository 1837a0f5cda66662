// Goal: whatever `--explain` lists can be found, and where an edit is offered it mends that.
// Method: one small guide for each rule, made from the claims; the edit is made, and the guide
// checked again.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"

namespace headloop::checker::tests {
namespace {

enum class Offers { an_edit, no_edit };

struct Broken {
  RuleId rule;
  std::string guide;
  std::string at;  // begins on the line that is named
  Offers offers = Offers::no_edit;
};
void PrintTo(const Broken& broken, std::ostream* os) { *os << name_of(broken.rule); }

std::string with_allowance() {
  return replaced(xm4, "2. Within", "<!-- headloop: allow ambiguous it is clear -->\n2. Within");
}

std::string xb950n1(const std::string& end) {
  return R"(# Reset of the MDR-XB950N1

Make sure that the headphones are switched on.

1. Slide the Power switch to OFF.
2. Immediately press and hold the Call button until the LED pulses blue five times while sliding the
   Power switch to ON.
)" + end;
}

// One row, at least, for each rule.
std::vector<Broken> broken() {
  using enum RuleId;
  using enum Offers;
  return {
      {wrong_control, replaced(xm2, "Volume Down", "Volume Up"), "1. Hold", an_edit},  // P2
      {wrong_control, replaced(xm4, "Volume Up", "Wheel"), "2. Within"},               // P3
      {duration_outside_window, replaced(xm4, "at least 6", "2"), "2. Within", an_edit},
      {duration_near_edge, replaced(xm4, "at least 6", "5"), "2. Within", an_edit},
      // P1: the LED alone says when to stop.
      {feedback_never,
       replaced(x, "until the LED flashes red and green alternately", "until you hear a beep"),
       "1. Hold", an_edit},
      {feedback_differs, replaced(xm2, "double", "triple"), "2. Wait", an_edit},  // P2
      {missing_release, replaced(xm4, " for at least 6 seconds", ""), "2. Within", an_edit},
      {missing_precondition, replaced(x, "Before you begin, unplug the cable.\n", ""), "1. Hold",
       an_edit},  // D3
      // P4: who switches it off while it still writes leaves it half done.
      {missing_wait, xb950n1("3. Slide the Power switch to OFF.\n"), "3. Slide", an_edit},
      {missing_step,
       replaced(xb950n1(""), "1. Slide the Power switch to OFF.\n2. Immediately", "1."), "1. press",
       an_edit},                                                                     // P4
      {wrong_order, replaced(xb950n1(""), "to OFF", "to ON"), "1. Slide", an_edit},  // P4
      // P4: Call has to be down when the switch goes on, and is let go before.
      {outcome_differs,
       "# Reset of the MDR-XB950N1\n\n1. Hold the Call button for 15 seconds.\n"
       "2. Slide the Power switch to OFF.\n3. Slide the Power switch to ON.\n",
       "1. Hold"},
      {hazardous_elsewhere, replaced(xm2, "Never do this to an MDR-1000XM4.\n", ""), "Before",
       an_edit},  // P5
      {contradiction, xm4 + "\nBlinking red means success.\n\nBlinking red means an error.\n",
       "Blinking red means an error"},
      {ambiguous, replaced(xm4, "Within 3 seconds, hold", "Hold"), "2. Hold", an_edit},  // P3
      {claim_refuted, xm4 + "\nThis clears only the Bluetooth pairings.\n", "This"},     // R2
      {claim_refuted, xm4 + "\nThe bug of the MDR-1000XM4 is fixed in firmware 2.2.0.\n", "The bug",
       an_edit},                                                                    // P5
      {claim_incomplete, xm4 + "\nThis erases up to 8 paired devices.\n", "This"},  // R2
      {claim_untested, xm4 + "\nThis syncs the main SoC and the ANC co-processor.\n", "This"},
      {not_understood, replaced(xm4, "2. Within", "2. Wiggle the left cup.\n3. Within"),
       "2. Wiggle"},
      {not_tried, xm4 + "3. Pair the headphones with your phone.\n", "3. Pair"},
      {no_procedure, "# MDR-1000X\n\nIt weighs 275 grams.\n", "#"},
      {no_model, replaced(xm4, "MDR-1000XM4", "WH-1000XM4"), "#", an_edit},
      {no_model, replaced(xm4, "the MDR-1000XM4", "headphones"), "Before"},
      {unused_allowance, with_allowance(), "<!--"},
  };
}

class EveryRule : public testing::TestWithParam<Broken> {};

TEST_P(EveryRule, IsFoundWhereItIsBroken) {
  const Broken& one = GetParam();
  const Report report = check(one.guide);
  const auto found =
      std::find_if(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
        const std::size_t line = one.guide.rfind('\n', finding.span.begin) + 1;
        const std::size_t begin = finding.span.begin == 0 ? 0 : line;
        return finding.rule == one.rule && one.guide.compare(begin, one.at.size(), one.at) == 0;
      });
  ASSERT_NE(found, report.findings.end()) << testing::PrintToString(faults(report));
  EXPECT_FALSE(found->promise.empty());
  EXPECT_FALSE(found->observed.empty());
  ASSERT_EQ(found->fix.has_value(), one.offers == Offers::an_edit);
  if (!found->fix) return;
  const std::string mended = edited(one.guide, *found->fix);
  EXPECT_EQ(find(check(mended), one.rule), nullptr) << mended;
}

std::string name_of_case(const testing::TestParamInfo<Broken>& info) {
  std::string name = std::to_string(info.index) + "_" + std::string(name_of(info.param.rule));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Rules, EveryRule, testing::ValuesIn(broken()), name_of_case);

TEST(EveryRuleThatIsExplained, IsTried) {
  std::vector<bool> tried(count_of<RuleId>());
  for (const Broken& one : broken()) tried[static_cast<std::size_t>(one.rule)] = true;
  for (std::size_t rule = 0; rule < tried.size(); ++rule)
    EXPECT_TRUE(tried[rule]) << name_of(static_cast<RuleId>(rule));
}

}  // namespace
}  // namespace headloop::checker::tests
