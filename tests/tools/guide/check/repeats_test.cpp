// Goal: what a guide tells to do again is done again. Method: procedures that come to what the
// claims promise only if it is.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"

namespace headloop::checker::tests {
namespace {

std::size_t steps_done(const std::string& repeat) {
  const Report report = check(
      "# Reset of the MDR-1000X\n\n1. Press Power.\n2. Wait 5 seconds.\n3. Press Power.\n4. " +
      repeat + "\n");
  return report.tried.size() == 1 ? report.tried[0].binding.steps.size() : 0;
}

TEST(Repeats, AreAsManyStepsAsTheyName) {
  EXPECT_EQ(steps_done("Repeat step 2."), 4U);
  EXPECT_EQ(steps_done("Repeat steps 1 and 3."), 5U);
  EXPECT_EQ(steps_done("Repeat steps 1-3."), 6U);
  EXPECT_EQ(steps_done("Repeat steps 2 to 3 twice."), 7U);
  EXPECT_EQ(steps_done("Repeat the previous step."), 4U);
  EXPECT_EQ(steps_done("Repeat the whole procedure."), 6U);
}

// Who repeats a repeat does what that was.
TEST(Repeats, AreDoneAgainThemselves) {
  EXPECT_EQ(steps_done("Repeat step 2.\n5. Repeat the last step."), 5U);
  EXPECT_EQ(steps_done("Repeat steps 1 and 2.\n5. Repeat the last step twice."), 9U);
  EXPECT_EQ(steps_done("Repeat step 1.\n5. Repeat step 4.\n6. Repeat the last step."), 6U);
}

// Nobody knows which steps are meant, or whether it comes to it.
TEST(Repeats, ThatNameNoStepAreUntried) {
  for (const char* repeat : {"Repeat.", "Repeat step 9.", "If nothing happens, repeat step 1."}) {
    const Report report =
        check(std::string("# Reset of the MDR-1000X\n\n1. Press Power.\n2. ") + repeat + "\n");
    EXPECT_EQ(report.tried.at(0).binding.steps.size(), 1U) << repeat;
    EXPECT_EQ(only(report, RuleId::not_tried).begin.line, 4) << repeat;
  }
}

// P4 begins with the switch slid to OFF: here that is told by the third step alone.
TEST(Repeats, AreDoneOnTheBench) {
  const std::string right = R"(# Reset of the MDR-XB950N1

Make sure that the headphones are switched on.

1. Slide the Power switch to OFF.
2. Slide the Power switch to ON.
3. Repeat step 1.
4. Immediately press and hold the Call button for at least 17 seconds while sliding the Power
   switch to ON.
)";
  EXPECT_THAT(faults(right), testing::IsEmpty());
  EXPECT_FALSE(check(replaced(right, "3. Repeat step 1.\n4.", "3.")).tried.at(0).works());
}

// P3's first phase; a reader of the second round hears what the unit says then.
TEST(Repeats, AreNamedWhereASignIsMissing) {
  const Report report = check(xm4 + "3. Repeat steps 1 and 2.\n");
  EXPECT_THAT(only(report, RuleId::feedback_differs).observed,
              testing::HasSubstr("when line 7 has it done again"));
}

}  // namespace
}  // namespace headloop::checker::tests
