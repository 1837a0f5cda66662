// Goal: a finding that an assumed value decides is a warning at most and names the value; one that
// is there at both ends of every range keeps its severity. Method: sheets with other ranges.
#include <gmock/gmock.h>

#include "tests/tools/datasheet/sheets.hpp"
#include "tests/tools/guide/check/texts.hpp"

namespace headloop::checker::tests {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

// On one product alone, of that sheet.
Report check_with(const std::string& text, const std::string& sheet) {
  const std::vector<models::Product> products = {datasheet::read_datasheet("sheet.yaml", sheet)};
  const auto claims = datasheet::known_claims();
  const auto sheet_of = [&](const std::string&) { return sheet; };
  return check_guide(text, "guide.md", {products, claims, sheet_of, Effort::usual});
}

// P3 has 5 s, whatever is assumed of clocks and contacts.
TEST(Assumptions, TwoSecondsInsteadOfFiveAreAnError) {
  const Report report = check(replaced(xm4, "at least 6", "2"));
  const Finding finding = only(report, RuleId::duration_outside_window);
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_THAT(finding.gone_with, IsEmpty());
}

// The commit follows the look of the LED: 750 ms at 250 ms a phase, 300 ms at 100 ms. So 12.5 s are
// too short by the sheet, and long enough at the end of the look's range: 11.99 + 0.3 s.
TEST(Assumptions, AFindingThatTheLookDecidesSaysSo) {
  const std::string text =
      replaced(replaced(x, "until the LED flashes red and green alternately", "for 12.5 seconds"),
               "2. Keep holding both buttons.\n3. Release both buttons after the second green "
               "flash.\n",
               "");
  const Report report = check(text);
  const Finding* finding = find(report, RuleId::duration_outside_window);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->severity, Severity::warning);
  EXPECT_THAT(finding->gone_with, Contains(HasSubstr("lights.reset-ready = 100 ms")));
  EXPECT_THAT(finding->assumed, Contains(HasSubstr("lights.reset-ready")));
}

// D3 does not name the XM4: that a cable does not block its reset is assumed. On a sheet that has
// it the other way the finding hangs on that.
TEST(Assumptions, AYesThatMightBeANo) {
  const std::string sheet =
      datasheet::tests::edited(datasheet::tests::sheet_text("mdr-1000xm4"),
                               "cable-blocks: {is: no,", "cable-blocks: {is: yes,");
  const Report report = check_with(xm4, sheet);
  const Finding finding = only(report, RuleId::missing_precondition);
  EXPECT_EQ(finding.severity, Severity::warning);
  EXPECT_THAT(finding.gone_with, Contains("MDR-1000XM4 reset.cable-blocks = no"));
}

}  // namespace
}  // namespace headloop::checker::tests
