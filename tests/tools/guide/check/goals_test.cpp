// Goal: a procedure is held to what its words, or else its deeds, are to bring about. Method: the
// resets and the restart of the claims under headings that name neither.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"

namespace headloop::checker::tests {
namespace {

Goal goal_under(const std::string& heading, const std::string& steps) {
  const Report report = check("# " + heading + "\n\n" + steps + "\n");
  return report.tried.empty() ? Goal::none : report.tried.front().goal();
}

const std::string p3 =
    "1. Hold Power and Custom until the voice says \"Initializing\".\n"
    "2. Within 3 seconds, hold Power and Volume Up for at least 6 seconds.";

// R5: what brings people to a reset.
TEST(Goals, OfASymptomsCureAreItsDeeds) {
  for (const char* symptom :
       {"XM4 does not connect", "XM4 doesn't turn on", "XM4: no sound",
        "Frozen touch panel of the XM4", "XM4 won't pair", "Problems with an XM4"}) {
    EXPECT_EQ(goal_under(symptom, p3), Goal::reset) << symptom;
    EXPECT_EQ(goal_under(symptom, "Hold Power for 8 seconds."), Goal::reboot) << symptom;
  }
  EXPECT_EQ(goal_under("XM4: no sound", "Press Volume Up."), Goal::none);
  EXPECT_EQ(
      goal_under("XM4 does not connect", "Hold Power for 7 seconds to put it in pairing mode."),
      Goal::none);
}

TEST(Goals, OfASymptomsCureAreToldBesideIt) {
  EXPECT_EQ(goal_under("XM4 does not connect", "Hold Power for 8 seconds. This resets it."),
            Goal::reset);
  EXPECT_EQ(goal_under("XM4 does not connect", "Restart it first.\n\n1. Hold Power + Custom."),
            Goal::reboot);
}

// R1: 7 s of Power restart it, whatever the guide is about.
TEST(Goals, OfASymptomAreItsOwn) {
  const Report report = check("# How to reset the MDR-1000XM4\n\nTake the headphones off.\n\n" +
                              p3 + "\n\n## It hangs\n\nHold Power for 8 seconds.\n");
  ASSERT_EQ(report.tried.size(), 2U);
  EXPECT_EQ(report.tried[0].goal(), Goal::reset);
  EXPECT_EQ(report.tried[1].goal(), Goal::reboot);
  EXPECT_THAT(faults(report), testing::IsEmpty());
}

// The promise of a chatty guide may stand in any sentence near its steps.
TEST(Goals, AreToldInASentenceOfTheirOwn) {
  const std::string intro = "Want to start fresh? What helped me is a factory reset.\n\n";
  EXPECT_EQ(goal_under("My XM4", intro + p3), Goal::reset);
  EXPECT_EQ(goal_under("My XM4", p3 + "\n\nThat resets it."), Goal::reset);
  EXPECT_EQ(goal_under("My XM4", p3), Goal::none);
  EXPECT_EQ(goal_under("My XM4", intro + "Hold Power for 7 seconds to pair it."), Goal::none);
}

// P3 takes 5 s.
TEST(Goals, OfASymptomAreHeldToTheBench) {
  const std::string cure = "# XM4 does not connect\n\nTake the headphones off.\n\n" + p3 + "\n";
  EXPECT_THAT(faults(cure), testing::IsEmpty());
  EXPECT_THAT(faults(replaced(cure, "at least 6 seconds", "2 seconds")),
              testing::ElementsAre("6 duration-outside-window"));
}

}  // namespace
}  // namespace headloop::checker::tests
