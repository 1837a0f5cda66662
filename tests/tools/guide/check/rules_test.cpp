// Goal: each rule names the sentence that breaks it, and no other. Method: a right procedure, made
// from the claims, and one change of it for each rule.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"

namespace headloop::checker::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Rules, ARightProcedureBreaksNone) {
  EXPECT_THAT(faults(xm4), IsEmpty());
  EXPECT_THAT(faults(x), IsEmpty());
  EXPECT_THAT(faults(xm2), IsEmpty());
}

TEST(Rules, AControlThatTheProductLacks) {
  const Report report = check(replaced(xm4, "Custom", "Call"));
  EXPECT_THAT(faults(report), ElementsAre("5 wrong-control"));
  // The sheet has Custom stand in for Call.
  EXPECT_THAT(only(report, RuleId::wrong_control).why, HasSubstr("custom"));
}

TEST(Rules, AnotherControlOfTheProduct) {
  EXPECT_THAT(faults(replaced(xm2, "Volume Down", "Volume Up")), ElementsAre("6 wrong-control"));
}

// P3's second hold is 5 s.
TEST(Rules, ATimeOutsideOfItsWindow) {
  EXPECT_THAT(faults(replaced(xm4, "at least 6", "2")), ElementsAre("6 duration-outside-window"));
}

// 5 s less a twentieth are too short; no sign says when to stop.
TEST(Rules, ATimeNearTheEdge) {
  EXPECT_THAT(faults(replaced(xm4, "at least 6", "5")), ElementsAre("6 duration-near-edge"));
  EXPECT_THAT(faults(replaced(xm4, "at least 6", "6")), IsEmpty());
}

// P2 has a voice and a double beep, no triple one; M2 has green and blue, no white.
TEST(Rules, ASignThatNeverComes) {
  EXPECT_THAT(faults(replaced(xm2, "double beep", "triple beep")),
              Contains(HasSubstr("feedback-")));
  EXPECT_THAT(faults(xm4 + "\nThe LED pulses white five times.\n"),
              ElementsAre("8 feedback-differs"));
}

TEST(Rules, AnotherPrompt) {
  EXPECT_THAT(faults(replaced(xm4, "Initializing", "Resetting")), Contains("5 feedback-differs"));
}

// P2's prompt; what comes behind it is right, and nobody is to look for a fault there.
TEST(Rules, AWrongSignIsOneFindingAndItsEditIsTheRightOne) {
  const Report report = check(replaced(xm2, "Resetting", "Initializing"));
  EXPECT_THAT(faults(report), ElementsAre("6 feedback-differs"));
  const Finding finding = only(report, RuleId::feedback_differs);
  EXPECT_THAT(finding.observed, HasSubstr("\"Resetting\""));
  EXPECT_EQ(with_fixes(report), xm2);
}

// P3 needs its second phase within 3 s of the first one's sign: who waits for another one fails.
TEST(Rules, AWrongSignThatSpoilsTheRestIsOneFinding) {
  const Report report = check(replaced(xm4, "Initializing", "Resetting"));
  EXPECT_THAT(faults(report), ElementsAre("5 feedback-differs"));
  EXPECT_EQ(with_fixes(report), xm4);
}

// P1: red and green.
TEST(Rules, WrongColoursAreWrittenAnew) {
  for (const char* colours : {"blue and white", "blue and green", "amber and red"}) {
    const Report report = check(replaced(x, "red and green", colours));
    EXPECT_THAT(faults(report), ElementsAre("6 feedback-differs")) << colours;
    EXPECT_EQ(with_fixes(report), x) << colours;
  }
  const Report report = check(replaced(x, "second green", "second amber"));
  EXPECT_EQ(with_fixes(report), x);
}

// P2 says when to let go by its voice; the LED of P1 is another product's.
TEST(Rules, ASignOfAnotherChannelIsWrittenAnew) {
  const Report report =
      check(replaced(xm2, "the voice says \"Resetting\"", "the LED flashes red and green"));
  EXPECT_THAT(faults(report), ElementsAre("6 feedback-differs"));
  EXPECT_EQ(with_fixes(report), xm2);
}

// P1's second green flash.
TEST(Rules, ASignIsCountedByTimes) {
  const std::string other = replaced(x, "Release both buttons after the second green flash.",
                                     "After it has flashed green for the second time, let go.");
  EXPECT_THAT(faults(other), IsEmpty());
}

// P2's double beep confirms the write, and comes while somebody still holds who holds for long.
TEST(Rules, ASignThatComesDuringALongHold) {
  const Report report =
      check(replaced(xm2, "until the voice says \"Resetting\"", "for 12 seconds"));
  const Finding finding = only(report, RuleId::duration_outside_window);
  EXPECT_THAT(finding.observed, HasSubstr("'double beep' comes while it is still held"));
  EXPECT_EQ(find(report, RuleId::feedback_never), nullptr);
  EXPECT_THAT(with_fixes(report), HasSubstr("Volume Down until the voice says \"Resetting\"."));
}

// P2's prompt comes at 10 s, while the keys are still down.
TEST(Rules, ASignToldBehindItsHold) {
  const Report report = check(R"(# Reset of the MDR-1000XM2

Never do this to an MDR-1000XM4.
Before you begin, unplug the cable and take the headphones off.

1. Hold Power and Volume Down for 10.4 seconds. You will hear "Resetting".
2. Wait for the double beep.
3. Turn the headphones off.
)");
  EXPECT_TRUE(report.tried.at(0).works());
  EXPECT_EQ(find(report, RuleId::feedback_differs), nullptr);
  EXPECT_EQ(find(report, RuleId::feedback_never), nullptr);
}

// P4's 15 s are counted from the first finger on, and its threshold lies a guard band below them.
TEST(Rules, AWindowCountsFromTheFirstFinger) {
  const Report report = check(R"(# Reset of the MDR-XB950N1

1. Slide the Power switch to OFF.
2. Immediately press and hold the Call button for 15 seconds while sliding the Power switch to ON.
)");
  EXPECT_THAT(only(report, RuleId::duration_near_edge).observed, HasSubstr("at least 14.99 s"));
}

TEST(Rules, ASentenceNeedsNoCapital) {
  const Report report = check(
      "how to reset the MDR-1000XM3. hold power and volume down until the voice says "
      "\"resetting\". wait for the double beep. then turn them off.\n");
  EXPECT_TRUE(report.tried.at(0).works());
}

TEST(Rules, APreconditionNeedsNoVerb) {
  const std::string terse =
      replaced(x, "Before you begin, unplug the cable.", "No cable connected.");
  EXPECT_EQ(find(check(terse), RuleId::missing_precondition), nullptr);
}

// F3: the XM3 is refused while it is worn, D3: with a cable.
TEST(Rules, PreconditionsMayStandInAListOfTheirOwn) {
  constexpr std::string_view told = "Before you begin, unplug the cable.\n";
  const std::string xm3 = replaced(xm2, "MDR-1000XM2", "MDR-1000XM3");
  EXPECT_EQ(find(check(replaced(xm3, told, R"(Before you start:

- cable unplugged
- not on your head

It takes a minute.
)")),
                 RuleId::missing_precondition),
            nullptr);
}

TEST(Rules, AProcedureThatOnlyPreparesBelongsToTheNextOne) {
  constexpr std::string_view told = "Before you begin, unplug the cable.\n";
  const Report report = check(replaced(xm2, told, R"(## Disconnect the cable

Unplug the charging cable.

## Reset
)"));
  EXPECT_THAT(faults(report), IsEmpty());
  ASSERT_EQ(report.tried.size(), 1U);
  const Attempts& attempts = *report.tried[0].attempts;
  const auto charging =
      std::find_if(attempts.starts.begin(), attempts.starts.end(),
                   [](const auto& from) { return from.start == Start::charging; });
  EXPECT_TRUE(charging->ending.works());
}

// R1: 7 s of Power restart it, and clear nothing.
TEST(Rules, ARestartIsHeldToARestart) {
  const std::string restart = R"(# MDR-1000XM3

## Soft reset (reboot)

To reboot, hold Power alone for 7 seconds.
)";
  const Report report = check(restart);
  EXPECT_THAT(faults(report), IsEmpty());
  ASSERT_EQ(report.tried.size(), 1U);
  EXPECT_EQ(report.tried[0].goal(), Goal::reboot);
  EXPECT_TRUE(report.tried[0].works());
  EXPECT_THAT(faults(replaced(restart, "for 7 seconds", "for 3 seconds")),
              ElementsAre("5 duration-outside-window"));
}

TEST(Rules, AFullResetIsNoRestart) {
  const Report report = check(replaced(xm2, "Reset of", "Soft reset (restart) of"));
  const Finding finding = only(report, RuleId::wrong_control);
  EXPECT_THAT(finding.observed, HasSubstr("it is a full reset"));
  EXPECT_EQ(finding.why, "with power it works");
}

// P3's two phases, each under its own heading.
TEST(Rules, PartsOfAProcedureAreOne) {
  const Report report = check(R"(# Reset of the MDR-1000XM4

Take the headphones off.

## Phase one

Hold Power and Custom until the voice says "Initializing".

## Phase two

Within 3 seconds, hold Power and Volume Up for at least 6 seconds.
)");
  EXPECT_THAT(faults(report), IsEmpty());
  ASSERT_EQ(report.tried.size(), 1U);
  EXPECT_TRUE(report.tried[0].works());
}

TEST(Rules, AProductThatItIsNotForIsNotItsOwn) {
  const Report report = check(R"(How I reset them, since the official page is gone.

This is for the MDR-1000XM2, not the XM4: its touch panel locks up.

1. Unplug the charger.
2. Hold Power and Volume Down until the voice says "Resetting".
3. Wait for the double beep.
4. Switch the headphones off.
)");
  ASSERT_EQ(report.tried.size(), 1U);
  EXPECT_EQ(report.tried[0].binding.product->title, "MDR-1000XM2");
}

// P1's second green flash.
TEST(Rules, FlashesThatHaveBeenAreCounted) {
  const std::string other = replaced(x, "Release both buttons after the second green flash.",
                                     "When the LED has flashed green twice, let go.");
  EXPECT_THAT(faults(other), IsEmpty());
  EXPECT_THAT(faults(replaced(x, "second green", "2nd green")), IsEmpty());
  EXPECT_THAT(faults(replaced(x, "second green flash", "2nd green one")), IsEmpty());
  EXPECT_THAT(faults(replaced(x, "second green flash", "second green")), IsEmpty());
}

TEST(Rules, ANameOfAnotherSeries) {
  const std::string other = replaced(xm4, "MDR-1000XM4", "WH-1000XM4");
  const Report report = check(other);
  EXPECT_THAT(faults(report), ElementsAre("1 no-model"));
  EXPECT_THAT(only(report, RuleId::no_model).observed, HasSubstr("MDR-1000XM4"));
  ASSERT_EQ(report.tried.size(), 1U);
  EXPECT_TRUE(report.tried[0].works());
  EXPECT_EQ(with_fixes(report), xm4);
}

TEST(Rules, AHoldWithoutAnEnd) {
  EXPECT_THAT(faults(replaced(xm4, " for at least 6 seconds", "")), Contains("6 missing-release"));
}

// D3: a cable blocks the reset of the 1000X; F3: being worn that of the XM4.
TEST(Rules, AStateThatItMustNotBeIn) {
  EXPECT_THAT(faults(replaced(x, "Before you begin, unplug the cable.\n", "")),
              ElementsAre("5 missing-precondition"));
  EXPECT_THAT(faults(replaced(xm4, "Before you begin, take the headphones off.\n", "")),
              ElementsAre("4 missing-precondition"));
}

TEST(Rules, StepsInTheWrongOrder) {
  const std::string swapped =
      "# Reset of the MDR-1000XM4\n\nBefore you begin, take the headphones off.\n\n"
      "1. Hold Power and Volume Up for at least 6 seconds.\n"
      "2. Hold Power and Custom until the voice says \"Initializing\".\n";
  EXPECT_THAT(faults(swapped), Contains("5 wrong-order"));
}

// P5, before the first step, here that of the cable: the sequence of the XM2 locks up the touch
// panel of an XM4.
TEST(Rules, HarmElsewhere) {
  const Report report = check(replaced(xm2, "Never do this to an MDR-1000XM4.\n", ""));
  EXPECT_THAT(faults(report), ElementsAre("3 hazardous-elsewhere"));
  EXPECT_EQ(only(report, RuleId::hazardous_elsewhere).severity, Severity::error);
  EXPECT_THAT(only(report, RuleId::hazardous_elsewhere).claims, Contains("P5"));
}

TEST(Rules, AWarningBehindTheStepsIsTooLate) {
  const std::string late =
      replaced(xm2, "Never do this to an MDR-1000XM4.\n", "") + "\nNever do this to an XM4.\n";
  const Finding finding = only(check(late), RuleId::hazardous_elsewhere);
  EXPECT_EQ(finding.severity, Severity::warning);
  EXPECT_THAT(finding.why, HasSubstr("too late"));
}

TEST(Rules, OneSignWithTwoMeanings) {
  EXPECT_THAT(faults(xm4 + "\nBlinking red means success.\n\nBlinking red means an error.\n"),
              Contains("10 contradiction"));
}

// R2: all three layers.
TEST(Rules, AStatementThatTheBenchRefutes) {
  EXPECT_THAT(faults(xm4 + "\nThis clears only the Bluetooth pairings.\n"),
              ElementsAre("8 claim-refuted"));
}

// The same, without "only": true as far as it goes.
TEST(Rules, AStatementThatIsNotComplete) {
  const Report report = check(xm4 + "\nThis erases up to 8 paired devices.\n");
  EXPECT_THAT(faults(report), IsEmpty());
  EXPECT_THAT(only(report, RuleId::claim_incomplete).observed, HasSubstr("sound profiles"));
  EXPECT_EQ(report.held.size(), 1U);
}

TEST(Rules, AStatementThatNobodyHereCanTry) {
  const Report report = check(xm4 + "\nThe warranty covers the battery for two years.\n");
  EXPECT_THAT(faults(report), IsEmpty());
}

TEST(Rules, ASentenceThatIsNoStep) {
  EXPECT_THAT(faults(replaced(xm4, "2. Within", "2. Wiggle the left cup.\n3. Within")),
              Contains("6 not-understood"));
}

TEST(Rules, NoProcedure) {
  EXPECT_THAT(faults("# MDR-1000X\n\nIt weighs 275 grams.\n"), ElementsAre("1 no-procedure"));
}

TEST(Rules, AProductWithoutADataSheet) {
  const Report report = check(replaced(xm4, "MDR-1000XM4", "WF-9000"));
  EXPECT_THAT(faults(report), ElementsAre("3 no-model"));
  EXPECT_THAT(only(report, RuleId::no_model).promise, HasSubstr("WF-9000"));
  EXPECT_TRUE(report.tried.empty());
}

// Tried on all; held to those that it works on, here to the XM4 alone.
TEST(Rules, AProcedureThatNamesNoProduct) {
  const Report report = check(replaced(xm4, "the MDR-1000XM4", "headphones"));
  EXPECT_THAT(faults(report), ElementsAre("3 no-model"));
  ASSERT_EQ(report.tried.size(), 1U);
  EXPECT_EQ(report.tried.front().binding.product->id, "mdr-1000xm4");
}

TEST(Rules, AnAllowanceIsUsedOrIsAFinding) {
  const std::string allow = "<!-- headloop: allow duration-near-edge as the sheet has it -->\n";
  const Report used = check(replaced(replaced(xm4, "2. ", allow + "2. "), "at least 6", "5"));
  EXPECT_EQ(used.counts().warnings, 0U);
  EXPECT_TRUE(only(used, RuleId::duration_near_edge).accepted_inside);
  EXPECT_THAT(faults(replaced(xm4, "2. ", allow + "2. ")), ElementsAre("6 unused-allowance"));
}

// P4: Call is down while the switch goes to ON, and stays down for 15 s; 17 s are well inside.
TEST(Rules, AHoldGoesOnMeanwhile) {
  for (const char* steps :
       {"Press and hold Call, and while holding it slide the switch back to ON. "
        "Keep it pressed for 17 seconds.",
        "HOLD CALL. SLIDE ON WHILE HOLDING. KEEP 17 SEC.",
        "Hold Call and slide the switch to ON while holding Call. Keep holding "
        "it until 17 seconds are over, then release it.",
        "Press Call for 17 s while sliding the switch to ON."}) {
    const Report report = check(std::string("# Reset of the MDR-XB950N1\n\nSlide Power to OFF. "
                                            "Immediately ") +
                                steps);
    ASSERT_EQ(report.tried.size(), 1U) << steps;
    EXPECT_TRUE(report.tried[0].works()) << steps;
    EXPECT_EQ(find(report, RuleId::missing_release), nullptr) << steps;
  }
}

// P3, whose keys are pressed until the voice comes: nobody taps until then.
TEST(Rules, APressUntilASignIsAHold) {
  EXPECT_THAT(faults(replaced(xm4, "Hold Power and Custom", "Press Power and Custom")), IsEmpty());
}

// P3's second phase, forbidden.
TEST(Rules, WhatIsForbiddenIsNotDone) {
  EXPECT_THAT(faults(replaced(xm4, "hold Power and Volume Up for at least 6 seconds",
                              "do not press any button")),
              ElementsAre("5 missing-step"));
}

}  // namespace
}  // namespace headloop::checker::tests
