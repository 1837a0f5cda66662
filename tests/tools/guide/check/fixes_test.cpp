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

// P3: the second phase within 3 s of the first one's sign.
TEST(Fixes, SayHowSoonTheNextStepFollows) {
  const Report report = check(replaced(xm4, "Within 3 seconds, hold", "Hold"));
  EXPECT_THAT(faults(report), testing::ElementsAre("6 ambiguous"));
  EXPECT_THAT(with_fixes(report), testing::HasSubstr("2. Within 2 seconds, hold Power"));
}

// P3's first phase is Power and Custom.
TEST(Fixes, TakeAControlAway) {
  const Report report = check(replaced(xm4, "Power and Custom", "Power and Custom and Volume Up"));
  EXPECT_THAT(faults(report), testing::ElementsAre("5 wrong-control"));
  EXPECT_EQ(with_fixes(report), xm4);
}

// P4: off, then on with Call held.
TEST(Fixes, SlideASwitchTheOtherWay) {
  const std::string right = R"(# Reset of the MDR-XB950N1

Make sure that the headphones are switched on.

1. Slide the Power switch to OFF.
2. Immediately press and hold the Call button for at least 17 seconds while sliding the Power
   switch to ON.
)";
  EXPECT_THAT(faults(right), testing::IsEmpty());
  EXPECT_EQ(with_fixes(check(replaced(right, "to OFF", "to ON"))), right);
}

// P4: the switch is off before Call is held.
TEST(Fixes, PutAMissingStepIn) {
  const std::string text = R"(# Reset of the MDR-XB950N1

Make sure that the headphones are switched on.

1. Slide the Power switch to ON while holding the Call button for at least 17 seconds.
)";
  const Report report = check(text);
  EXPECT_THAT(faults(report), testing::ElementsAre("5 missing-step"));
  EXPECT_EQ(with_fixes(report), replaced(text, "1. ", "1. Slide the Power switch to OFF. "));
}

// P3's second phase is the end of it: 5 s, with a tenth of room.
TEST(Fixes, PutAMissingEndIn) {
  const std::string phase =
      "2. Within 3 seconds, hold Power and Volume Up for at least 6 seconds.\n";
  const Report report = check(replaced(xm4, phase, ""));
  EXPECT_THAT(faults(report), testing::ElementsAre("5 missing-step"));
  EXPECT_THAT(with_fixes(report),
              testing::HasSubstr("\"Initializing\". Within 3 seconds, press and hold Power and "
                                 "Volume Up for at least 6 seconds."));
}

// P2's keys are pressed, and not long enough: what is wrong is how, and no step is missing.
TEST(Fixes, PutNothingInThatIsThere) {
  const Report report = check(replaced(xm2, "Hold Power", "Tap Power"));
  EXPECT_EQ(find(report, RuleId::missing_step), nullptr);
  EXPECT_THAT(faults(report), testing::Contains(testing::StartsWith("6 ")));
}

// P3 without its first phase, which is put in behind what prepares.
TEST(Fixes, PutAMissingBeginIn) {
  const Report report =
      check(replaced(xm4, "1. Hold Power and Custom until the voice says \"Initializing\".\n", ""));
  EXPECT_THAT(faults(report), testing::Contains("5 missing-step"));
  EXPECT_THAT(with_fixes(report),
              testing::HasSubstr("hold Power and Custom for at least 8 seconds"));
}

// P3 leaves 3 s: where steps share a sentence, only the one that is wrong goes.
TEST(Fixes, TouchOnlyTheirClause) {
  const std::string right = replaced(xm4, ".\n2. Within 3 seconds, hold", ", then hold");
  const Report report = check(replaced(right, ", then", ", wait 5 seconds, then"));
  EXPECT_EQ(with_fixes(report), right);
}

// The same with the wait in an item of its own: the numbers behind it close up.
TEST(Fixes, LeaveNoEmptyItem) {
  const Report report =
      check(replaced(xm4, "2. Within 3 seconds, hold", "2. Wait 5 seconds.\n3. Hold"));
  EXPECT_EQ(with_fixes(report), replaced(xm4, "Within 3 seconds, hold", "Hold"));
}

// P2's beeps come at its end: nothing can be waited for before it.
TEST(Fixes, LeaveOutAWaitBeforeAnythingIsPressed) {
  const Report report = check(replaced(xm2, "1. ", "1. Wait for the double beep. "));
  EXPECT_THAT(faults(report), testing::ElementsAre("6 feedback-never"));
  EXPECT_EQ(with_fixes(report), xm2);
}

// P2 works all the same, but what there is to let go?
TEST(Fixes, LeaveOutAReleaseBeforeAnythingIsPressed) {
  const Report report = check(replaced(xm2, "1. ", "1. Release Power and Volume Down. "));
  EXPECT_THAT(faults(report), testing::ElementsAre("6 wrong-order"));
  EXPECT_EQ(find(report, RuleId::wrong_order)->severity, Severity::warning);
  EXPECT_EQ(with_fixes(report), xm2);
}

// A press ends by itself, whether that is said or not.
TEST(Fixes, NeedNoneForTheReleaseOfAPress) {
  const std::string press = "4. Press Power.\n5. Release it.\n";
  const Report report = check(xm2 + press);
  EXPECT_EQ(find(report, RuleId::not_tried), nullptr);
}

// P3: 2 s of 3 are gone when the reader is told to go on.
TEST(Fixes, HurryWhoIsToldToWait) {
  const Report report = check(
      replaced(xm4, "2. Within 3 seconds, hold", "2. Release both and wait 2 seconds.\n3. Hold"));
  EXPECT_THAT(faults(report), testing::ElementsAre("6 ambiguous"));
  EXPECT_THAT(with_fixes(report),
              testing::HasSubstr("2. Release both.\n3. Within 2 seconds, hold Power"));
}

// P3: it may follow in the same sentence.
TEST(Fixes, SayHowSoonInsideOfASentence) {
  const Report report = check(replaced(xm4, ".\n2. Within 3 seconds, hold", ", then hold"));
  EXPECT_THAT(faults(report), testing::ElementsAre("5 ambiguous"));
  EXPECT_THAT(with_fixes(report), testing::HasSubstr("then, within 2 seconds, hold Power"));
}

// P3 takes Custom.
TEST(Fixes, LeaveAButtonAButton) {
  const Report report = check(replaced(xm4, "Custom", "the NC button"));
  EXPECT_THAT(with_fixes(report), testing::HasSubstr("Power and the Custom button until"));
}

// P2 and P5: in a table the warning stands in the cell, and the rows below stay rows.
TEST(Fixes, LeaveATableATable) {
  const std::string text = R"(# Reset

| Model | Steps |
|---|---|
| MDR-1000XM2 | Unplug the cable. Hold Power and Volume Down until the voice says "Resetting". |
| MDR-1000XM4 | Take them off. Hold Power + Custom 8 s, then, within 2 s, Power + Volume Up 6 s. |
)";
  const Report report = check(text);
  EXPECT_THAT(faults(report), testing::ElementsAre("5 hazardous-elsewhere"));
  EXPECT_THAT(
      with_fixes(report),
      testing::HasSubstr("| MDR-1000XM2 | Warning: do not do this on an MDR-1000XM4. Unplug"));
  EXPECT_THAT(faults(with_fixes(report)), testing::IsEmpty());
}

// D3 and F3: what two products need is put in together, behind the label of the item.
TEST(Fixes, PutAllStatesInAtOnePlace) {
  const std::string text = R"(# Resets

Never do this to an MDR-1000XM4.

- MDR-1000XM2 & XM3: Hold Power + Volume Down until the voice says "Resetting".
  Wait for the double beep. Switch the headphones off.
)";
  EXPECT_THAT(with_fixes(check(text)),
              testing::HasSubstr("XM3: Unplug the cable. Take the headphones off your head. Hold"));
}

// P5: fixed in 2.3.1.
TEST(Fixes, WriteTheDataSheetsValue) {
  const std::string right = xm4 + "\nThe bug of the MDR-1000XM4 is fixed in firmware 2.3.1.\n";
  EXPECT_EQ(with_fixes(check(replaced(right, "2.3.1", "2.2.0"))), right);
}

// P4: the reset goes on after its five pulses; who switches off then leaves it half done.
TEST(Fixes, PutAWaitIn) {
  const Report report = check(R"(# Reset of the MDR-XB950N1

Make sure that the headphones are switched on.

1. Slide the Power switch to OFF.
2. Immediately press and hold the Call button until the LED pulses blue five times while sliding the
   Power switch to ON.
3. Slide the Power switch to OFF.
)");
  EXPECT_THAT(faults(report), testing::ElementsAre("8 missing-wait"));
  EXPECT_EQ(only(report, RuleId::missing_wait).severity, Severity::error);
  EXPECT_THAT(with_fixes(report), testing::HasSubstr("3. Wait 10 seconds. Slide the Power"));
  EXPECT_THAT(faults(with_fixes(report)), testing::IsEmpty());
}

// P2: with its control right, who counts beeps sees that there are two. That was hidden.
TEST(Fixes, MayUncoverAnotherError) {
  const Report report =
      check(replaced(replaced(xm2, "Volume Down", "Volume Up"), "double beep", "triple beep"));
  const std::string once = with_fixes(report);
  EXPECT_THAT(once, testing::HasSubstr("Power and Volume Down"));
  EXPECT_EQ(with_fixes(check(once)), xm2);
}

// P2's prompt. That "2 seconds" of Power are near the edge hangs on an assumed value, and is no
// matter of the prompt.
TEST(Fixes, AreHeldToWhatTheyMend) {
  const std::string right =
      replaced(xm2, "Switch the headphones off.", "Hold Power for 2 seconds to switch them off.");
  const Report report = check(replaced(right, "Resetting", "Initializing"));
  EXPECT_THAT(faults(report), testing::ElementsAre("6 feedback-differs"));
  EXPECT_EQ(with_fixes(report), right);
}

// P3's second phase is 5 s: with its control right, the time is seen to be near the edge. That is
// less than what the edit mends.
TEST(Fixes, MayUncoverWhatIsLessSevere) {
  const Report report = check(replaced(replaced(xm4, "at least 6", "5"), "Volume Up", "Custom"));
  EXPECT_THAT(faults(report), testing::ElementsAre("6 wrong-control"));
  EXPECT_THAT(faults(with_fixes(report)), testing::ElementsAre("6 duration-near-edge"));
}

}  // namespace
}  // namespace headloop::checker::tests
