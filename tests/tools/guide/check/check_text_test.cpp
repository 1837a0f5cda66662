// Goal: the report can be forwarded as it is: it opens with what it rests on and with the verdicts,
// and says nothing twice. Method: reports on spoiled procedures.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"
#include "tools/guide/check/text_report.hpp"

namespace headloop::checker::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string text_of(const std::string& guide) { return report_text(check(guide), {}); }

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(CheckText, OpensWithSheetsAssumptionsAndVerdicts) {
  const std::string text = text_of(replaced(xm4, "at least 6", "5"));
  std::size_t last = 0;
  for (const char* part : {"guide.md\n", "sheet     MDR-1000XM4, firmware ", "assumed   of the ",
                           "line 3  MDR-1000XM4  works; done a little fast: half a reset",
                           "guide.md:6:", "0 errors, 1 warning"}) {
    const std::size_t at = text.find(part);
    ASSERT_NE(at, std::string::npos) << part << '\n' << text;
    EXPECT_GE(at, last) << part << '\n' << text;
    last = at;
  }
}

// D3 and P5: two findings of one step.
TEST(CheckText, ShowsWordsOnce) {
  const std::string spoiled = replaced(replaced(xm2, "Never do this to an MDR-1000XM4.\n", ""),
                                       "Before you begin, unplug the cable.\n", "");
  const std::string text = text_of(spoiled);
  EXPECT_EQ(times(text, "guide.md:4:4: "), 2U) << text;
  EXPECT_EQ(times(text, "    1. Hold Power and Volume Down"), 1U) << text;
}

TEST(CheckText, NamesEachLineOnce) {
  const std::string text =
      text_of(xm4 +
              "\nIt is covered by the warranty. The shop will help you. Sony is kind.\n"
              "\nA reset clears the pairings. A reset clears the Adaptive Sound Control.\n");
  EXPECT_THAT(text, Not(HasSubstr("8, 8")));
  EXPECT_THAT(text, Not(HasSubstr("10, 10")));
}

// P1's LED turns no steady red: who waits for it lets go at last, and that it works is luck.
TEST(CheckText, CallsLuckByItsName) {
  const std::string text = text_of(replaced(
      replaced(x,
               "2. Keep holding both buttons.\n3. Release both buttons after the second green "
               "flash.\n",
               ""),
      "flashes red and green alternately", "turns red"));
  EXPECT_THAT(text, HasSubstr("works; but 'led turns red' never comes")) << text;
}

// P1 decides what the LED shows in a reset; what it shows of a fault of the battery (D2) is no
// matter of it.
TEST(CheckText, RestsOnTheLightsThatMatter) {
  const Finding finding =
      only(check(replaced(x, "red and green", "blue and white")), RuleId::feedback_differs);
  EXPECT_THAT(finding.claims, testing::ElementsAre("P1"));
}

// P5.
TEST(CheckText, SaysWhatAKnownBugDoes) {
  EXPECT_THAT(text_of(replaced(xm2, "Never do this to an MDR-1000XM4.\n", "")),
              HasSubstr("bug XM4-TOUCH-01, for 5 h"));
}

}  // namespace
}  // namespace headloop::checker::tests
