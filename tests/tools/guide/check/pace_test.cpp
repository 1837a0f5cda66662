// Goal: what leaves people who are a little fast or slow no room is said where it stands, with an
// edit that gives them some. Method: procedures with just the times of the claims.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"

namespace headloop::checker::tests {
namespace {

// P3's second phase is 5 s: who counts a twentieth too fast lets go too early.
TEST(Pace, ALongerHoldGivesRoom) {
  const Report report = check(replaced(xm4, "at least 6", "at least 5"));
  EXPECT_THAT(faults(report), testing::ElementsAre("6 ambiguous"));
  EXPECT_THAT(only(report, RuleId::ambiguous).observed, testing::HasSubstr("a little fast"));
  EXPECT_EQ(with_fixes(report), xm4);
}

// P3's second phase begins within 3 s: who is slow has none to wait.
TEST(Pace, AWaitMayLeaveNone) {
  const std::string waits =
      replaced(xm4, "2. Within 3 seconds, hold", "2. Wait 2 seconds.\n3. Hold");
  const Report report = check(waits);
  EXPECT_THAT(faults(report), testing::ElementsAre("6 ambiguous"));
  EXPECT_THAT(only(report, RuleId::ambiguous).observed, testing::HasSubstr("a little slow"));
}

}  // namespace
}  // namespace headloop::checker::tests
