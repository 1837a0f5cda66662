// Goal: the steps of a guide are parted into the procedures that its writer meant. Method: short
// guides in the ways people lay them out; their procedures, by heading and steps in the notation of
// sentences.txt, are compared with what a person takes from them.
#include <gtest/gtest.h>

#include "tests/tools/guide/reading/notation.hpp"

namespace headloop::guide::tests {
namespace {

std::string procedures(std::string_view text) {
  const Guide guide = read_guide(text, "guide", {});
  std::string all;
  for (const Procedure& procedure : guide.procedures) {
    all += procedure.heading + ":";
    for (const StepRef& ref : procedure.steps)
      all += " " + notation(guide.sentences[ref.sentence].steps[ref.step]) + ";";
    all += "\n";
  }
  return all;
}

TEST(Procedures, ARowIsOneOfItsModel) {
  EXPECT_EQ(
      procedures("# Resets\n\nUnplug the charger.\n\n"
                 "| Model | Buttons | Hold for | Sign | Then |\n|---|---|---|---|---|\n"
                 "| XM2 | Power + Volume Down | 10 s | Voice: \"Resetting\" | Switch off |\n"
                 "| XM4 | Power + Custom, then Power + Volume Up | 7 s, then 5 s | - | - |\n"
                 "| XB950N1 | Call (while sliding power ON) | 15 s | LED blinks blue | - |\n"),
      "XM2: unplug; hold power+volume-down 10..10; power-off;\n"
      "XM4: unplug; hold power+custom 7..7; hold power+volume-up 5..5;\n"
      "XB950N1: unplug; slide power; hold call 15..15;\n");
}

TEST(Procedures, AColumnOfActionsNeedsNoVerb) {
  EXPECT_EQ(procedures("# Reset\n\n| Step | Action | Duration |\n|---|---|---|\n"
                       "| 1 | Power switch to OFF | - |\n"
                       "| 2 | Keep CALL depressed and, without delay, return the power switch to "
                       "ON | 17 s in total |\n| 3 | Check: five blue pulses | |\n"),
            "Reset: slide power; slide power; hold call 17..17;\n");
}

TEST(Procedures, RestingFingersPressWhenTheyAreToldTo) {
  EXPECT_EQ(procedures("# Reset\n\nPlace the thumb on Power and the index finger on NC/AMBIENT. "
                       "Squeeze both. Nothing happens at first; keep squeezing. Count two green "
                       "flashes before you take your fingers away."),
            "Reset: press power+nc-ambient; hold power+nc-ambient; wait until:led; release "
            "power+nc-ambient;\n");
}

TEST(Procedures, AWordOverAListTellsNothing) {
  const std::string text = "1. Reset\n   1. Hold Power for 7 s.\n2. Check\n   1. Switch it on.\n";
  for (const std::string& guide : {text, "# Guide\n\n" + text}) {
    for (const Sentence& sentence : read_guide(guide, "guide", {}).sentences) {
      const bool tells = sentence.text.ends_with('.');
      EXPECT_EQ(sentence.kind == SentenceClass::instruction, tells) << sentence.text;
    }
  }
}

TEST(Procedures, ARowSaysUntilWhatSign) {
  EXPECT_EQ(procedures("# Reset\n\n| Model | Until | Keys |\n|---|---|---|\n"
                       "| XM2 | the voice says \"Resetting\" | Power and Volume Down |\n"),
            "XM2: hold power+volume-down until:voice;\n");
}

TEST(Procedures, AHeadOfATableTellsNothing) {
  EXPECT_EQ(procedures("| Press | Hold for |\n|---|---|\n| A key | 2 s |\n"),
            ": hold button 2..2;\n");
}

TEST(Procedures, AnotherPurposeIsAnotherProcedure) {
  EXPECT_EQ(procedures("# Reset of the XM2\n\n1. Hold Power and Volume Down for 12 s.\n"
                       "2. To finish, switch the headphones off.\n\n"
                       "To reboot instead, hold Power alone for 7 s.\n"),
            "Reset of the XM2: hold power+volume-down 12..12; power-off;\n"
            "To reboot instead, hold Power alone for 7 s.: hold power 7..7;\n");
}

TEST(Procedures, ThePurposeOfTheTitleIsNone) {
  EXPECT_EQ(
      procedures("# Reset\n\nPress the power button twice.\n\nTo reset it, hold Power for 9 s."),
      "Reset: press power x2; hold power 9..9;\n");
}

TEST(Procedures, AnotherWayIsAnotherProcedure) {
  EXPECT_EQ(procedures("# Reset\n\nHold A for 5 s.\n\nAlternatively, hold B for 9 s.\n\n"
                       "If that does not help, hold C for 20 s."),
            "Reset: hold a 5..5;\nAlternatively, hold B for 9 s.: hold b 9..9;\n"
            "If that does not help, hold C for 20 s.: hold c 20..20;\n");
}

TEST(Procedures, WhatIsPreparedBelongsToWhatFollows) {
  EXPECT_EQ(procedures("# XM2\n\n## Before you begin\n\n- Unplug the cable.\n\n## Procedure\n\n"
                       "1. Hold Power for 7 s.\n"),
            "Procedure: unplug; hold power 7..7;\n");
}

TEST(Procedures, AModelInTheTextHasItsOwn) {
  EXPECT_EQ(procedures("Resetting Sony headphones\n\nUnplug the charger first. On the MDR-1000X, "
                       "hold Power for 12 s. On the XM2, hold Power and Custom for 10 s."),
            "On the MDR-1000X: unplug; hold power 12..12;\n"
            "On the XM2: unplug; hold power+custom 10..10;\n");
}

TEST(Procedures, AShortFirstSentenceIsTheTitle) {
  EXPECT_EQ(procedures("how i reset my MDR-1000XM3. hold power for 7 s."),
            "how i reset my MDR-1000XM3.: hold power 7..7;\n");
}

TEST(Procedures, WhenItIsReleasedTellsHowLongItWasHeld) {
  EXPECT_EQ(procedures("1. Press and hold the reset button.\n2. After 3 seconds, release it.\n"),
            ": hold reset 3..3; release reset;\n");
}

TEST(Procedures, ATimeAloneSaysHowLongThePressBeforeLasts) {
  EXPECT_EQ(procedures("# Reset\n\nPress Power and Custom. 10 full seconds. Let go."),
            "Reset: hold power+custom 10..10; release power+custom;\n");
  EXPECT_EQ(procedures("# Reset\n\nPress the reset button. After 3 seconds, release it."),
            "Reset: hold reset 3..3; release reset;\n");
}

TEST(Procedures, AColumnIsOneOfItsModel) {
  EXPECT_EQ(procedures("# Reset\n\n| Step | XM2 | XM3 |\n|---|---|---|\n"
                       "| 1 | Hold Power + Vol- for 10 s | Hold Power + Vol+ for 11 s |\n"
                       "| 2 | Release | Release |\n"),
            "XM2: hold power+volume-down 10..10; release power+volume-down;\n"
            "XM3: hold power+volume-up 11..11; release power+volume-up;\n");
}

TEST(Procedures, AListInsideAStepIsPartOfIt) {
  EXPECT_EQ(procedures("# Reset\n\n1. Hold Power for 9 s.\n   - Still red? Hold it for 9 s more.\n"
                       "2. Release it.\n"),
            "Reset: hold power 9..9; hold power 9..9; release power;\n");
}

TEST(Procedures, ALabelThatNamesAGoalIsATitle) {
  EXPECT_EQ(
      procedures("Network reset: Press the key 3 times.\n\nFactory reset: Press the key 6 times."),
      "Network reset: press button x3;\nFactory reset: press button x6;\n");
}

TEST(Procedures, AnItemThatIsAModelHasWhatIsInside) {
  EXPECT_EQ(procedures("# Reset\n\n- MDR-1000XM2\n  1. Unplug it\n  2. Hold Power for 9 s\n"
                       "- MDR-1000XM3\n  1. Hold Power for 7 s\n"),
            "MDR-1000XM2: unplug; hold power 9..9;\nMDR-1000XM3: hold power 7..7;\n");
}

TEST(Procedures, StepsWithTitlesAreOne) {
  EXPECT_EQ(procedures("# XM2 reset\n\n**Step 1 - Prepare**\nUnplug the cable.\n\n"
                       "**Step 2 - Reset**\nHold Power for 9 s.\n\n"
                       "**Step 3 - Release**\nRelease it.\n"),
            "XM2 reset: unplug; hold power 9..9; release power;\n");
  EXPECT_EQ(procedures("# XM2 reset\n\n## Step 1\n\nUnplug the cable.\n\n## Step 2\n\n"
                       "Hold Power for 9 s.\n"),
            "XM2 reset: unplug; hold power 9..9;\n");
}

TEST(Procedures, NumbersWithoutAPointAreSteps) {
  EXPECT_EQ(procedures("Reset\n1 Unplug the cable\n2 Hold Power for 9 s\n3 Release it\n"),
            "Reset: unplug; hold power 9..9; release power;\n");
}

TEST(Procedures, AProblemHasItsOwn) {
  EXPECT_EQ(procedures("# Help\n\n| Problem | Solution |\n|---|---|\n"
                       "| No pairing | Hold Power for 9 s. |\n| Red LED | Charge it. |\n"),
            "No pairing: hold power 9..9;\nRed LED: charge;\n");
}

TEST(Procedures, WhatUnfoldsHasItsSummaryForATitle) {
  EXPECT_EQ(procedures("# XM4\n\n<details><summary>Soft reset</summary>\n\nHold Power for 7 s.\n\n"
                       "</details>\n\n<details>\n<summary>Hard reset</summary>\n\n"
                       "Hold Power for 9 s.\n\n</details>\n"),
            "Soft reset: hold power 7..7;\nHard reset: hold power 9..9;\n");
}

TEST(Procedures, ALineInBoldIsATitle) {
  EXPECT_EQ(procedures("**XM3 reset**\n\nPower + Vol up for 10 s\n\n**XM4 reset**\n\n"
                       "Power + Custom for 7 s\n"),
            "XM3 reset: hold power+volume-up 10..10;\nXM4 reset: hold power+custom 7..7;\n");
}

TEST(Procedures, WhatSomebodyDidTellsWhereNothingElseDoes) {
  EXPECT_EQ(procedures("I pressed the power button and nothing happened.\n\nHold Power for 9 s.\n"),
            ": hold power 9..9;\n");
  EXPECT_EQ(procedures("I held power for 9 seconds and then released it.\n"),
            ": hold power 9..9; release power;\n");
}

TEST(Procedures, AMarkIsWhatTheLegendSays) {
  EXPECT_EQ(procedures("# XM4\n\n(A) Power key\n(B) Custom key\n\n1. Hold (A) and (B) for 7 s.\n"
                       "2. Release Power (A).\n"),
            "XM4: hold power+custom 7..7; release power;\n");
  EXPECT_EQ(procedures("XM4\n(1) Power key\n(2) Volume Up key\n\nHold (1) and (2) for 5 s.\n"),
            "XM4: hold power+volume-up 5..5;\n");
}

TEST(Procedures, AnAnswerIsACondition) {
  const Guide guide = read_guide(
      "# XM4\n\n1. Is the LED red?\n   - Yes: charge them.\n   - If not: hold Power for 7 s.\n"
      "2. Release it.\n\nNOT BLUE: REPEAT.\n",
      "guide", {});
  ASSERT_EQ(guide.procedures.size(), 1U);
  std::vector<std::string> conditions;
  for (const StepRef& ref : guide.procedures[0].steps)
    conditions.push_back(guide.sentences[ref.sentence].steps[ref.step].condition);
  EXPECT_EQ(conditions, (std::vector<std::string>{"Is the LED red? yes", "not", "", "not blue"}));
}

TEST(Procedures, APrintedLineMayEndInsideAWord) {
  EXPECT_EQ(procedures("RESET OF THE MDR-1000X\n\n1  Disconnect the char-\n   ging cable.\n"
                       "2  Hold Power and NC/AM-\n   BIENT, or Vol-\n   and Power, for 12 s.\n"),
            "RESET OF THE MDR-1000X: unplug; hold power+nc-ambient 12..12;\n");
}

TEST(Procedures, TheModelNeedNotStandFirstInItsRow) {
  EXPECT_EQ(procedures("# Reset\n\n| No. | Model | Keys | Time | Then |\n|---|---|---|---|---|\n"
                       "| 1 | XM2 | POWER + VOL- | 10 sec | let go |\n"
                       "| 2 | XM4 | POWER + C | 7 sec | Hold Power + Vol+ for 5 s |\n"),
            "XM2: hold power+volume-down 10..10; release power+volume-down;\n"
            "XM4: hold power+c 7..7; hold power+volume-up 5..5;\n");
}

TEST(Procedures, ARowMaySayWhatItsCellsAre) {
  EXPECT_EQ(procedures("# Reset\n\n|  | XM2 | XM3 |\n|---|---|---|\n"
                       "| Buttons | Power + Vol- | Power + Vol+ |\n| Hold for | 10 s | 11 s |\n"
                       "| Until | voice says \"Resetting\" | two beeps |\n"
                       "| Then | switch off | let go |\n"),
            "XM2: hold power+volume-down 10..10 until:voice; power-off;\n"
            "XM3: hold power+volume-up 11..11 until:beep; release power+volume-up;\n");
}

TEST(Procedures, AVerbMayStandInTheFirstCellOfItsRow) {
  EXPECT_EQ(procedures("# Reset\n\n| Step | XM2 | XM3 |\n|---|---|---|\n"
                       "| 1. Press | Power and Volume Down, 10 s | Power and Custom, 11 s |\n"
                       "| 2. Wait | LED flashes red | Voice says \"Resetting\" |\n"
                       "| 3. Release | after the second flash | after the double beep |\n"),
            "XM2: hold power+volume-down 10..10; wait until:led; release power+volume-down "
            "until:led;\n"
            "XM3: hold power+custom 11..11; wait until:voice; release power+custom until:beep;\n");
  EXPECT_EQ(procedures("# XM2\n\n| Step | Do | What | Time |\n|---|---|---|---|\n"
                       "| Prepare | Unplug | the charging cable | |\n"
                       "| Reset | Hold | Power and Volume Down | 10 s |\n"
                       "| Finish | Wait | | 5 s |\n"),
            "XM2: unplug; hold power+volume-down 10..10; wait 5..5;\n");
}

TEST(Procedures, AHeadMaySayTheUnit) {
  EXPECT_EQ(procedures("# Reset\n\n| Headphones | Combination | Seconds |\n|---|---|---|\n"
                       "| XM2 | Power and Volume Down | 10 |\n| XM4 | Power and C | 7-8 |\n"),
            "XM2: hold power+volume-down 10..10;\nXM4: hold power+c 7..8;\n");
}

TEST(Procedures, ATableOfMediaWikiIsOne) {
  EXPECT_EQ(procedures("== Resets ==\n{| class=\"wikitable\"\n|+ Key combinations\n"
                       "! Model !! Buttons !! Hold for !! Then\n|-\n"
                       "| XM2 || Power + Volume Down || 10 s || Switch off\n|-\n! XM4\n"
                       "| Power + Custom\n| style=\"width:9em\" | 7 s\n"
                       "| Hold '''Power + Volume Up''' for 5 s\n|}\nDo not charge it meanwhile.\n"),
            "XM2: hold power+volume-down 10..10; power-off;\n"
            "XM4: hold power+custom 7..7; hold power+volume-up 5..5;\n");
}

TEST(Procedures, AHeadingIsAStepWhereTheTextBelowOnlyRemarks) {
  EXPECT_EQ(procedures("# XM4 reset\n\n## Turn the headphones off\n\nThe LED goes out.\n\n"
                       "## Hold Power and Custom for 7 seconds\n\nThe voice says \"Resetting\".\n\n"
                       "## Let go\n\nThat is all.\n"),
            "XM4 reset: power-off; hold power+custom 7..7; release power+custom;\n");
}

TEST(Procedures, WhatOnlyRefersBackToAHeadingDoesNotTellIt) {
  EXPECT_EQ(procedures("# XM3\n\n## Hold Power for 7 seconds\n\nHold it longer if needed.\n"),
            "XM3: hold power 7..7; hold power;\n");
}

TEST(Procedures, AHeadingOverWhatItTellsIsATitle) {
  EXPECT_EQ(procedures("# XM4\n\n## Step 1: Turn them off\n\nPress Power for 2 s.\n\n"
                       "## Step 2: Enter reset mode\n\nHold Power and Custom for 7 s.\n"),
            "XM4: hold power 2..2; hold power+custom 7..7;\n");
  EXPECT_EQ(procedures("# XM4\n\n## Hold two keys for a reset\n\nHold Power and Custom for 7 s.\n"),
            "Hold two keys for a reset: hold power+custom 7..7;\n");
}

TEST(Procedures, WhatAResetWillDoIsNotForTheReader) {
  EXPECT_EQ(procedures("# Reset\n\nA factory reset will:\n\n- delete all pairings\n"
                       "- forget the sound settings\n\nTo start it:\n\n1. Hold Power for 9 s.\n"),
            "To start it:: hold power 9..9;\n");
  EXPECT_EQ(procedures("# Reset\n\nTo reset them, you must:\n\n- unplug the cable\n"
                       "- hold Power for 9 s\n"),
            "To reset them, you must:: unplug; hold power 9..9;\n");
}

TEST(Procedures, AKeyThatWasOnlySpokenOfIsTheOneToHold) {
  EXPECT_EQ(procedures("# Reset\n\nThere is a reset button on the back. Hold it for 9 s.\n"),
            "Reset: hold reset 9..9;\n");
}

TEST(Procedures, ARowMaySayHowSoonItsSecondHoldBegins) {
  const Guide guide = read_guide(
      "# Reset\n\n| Model | Buttons | Hold for | Remark |\n|---|---|---|---|\n"
      "| XM4 | Power + Custom, then Power + Volume Up | 7 s, then 5 s | Second hold within 3 s |\n",
      "guide", {});
  ASSERT_EQ(guide.procedures.size(), 1U);
  ASSERT_EQ(guide.procedures[0].steps.size(), 2U);
  const StepRef second = guide.procedures[0].steps[1];
  EXPECT_EQ(guide.sentences[second.sentence].steps[second.step].within_ms, 3'000);
}

TEST(Procedures, AChatIsOneWithoutItsSpeakers) {
  EXPECT_EQ(procedures("anna: mine wont connect anymore\nben: turn them off first\n"
                       "ben: then hold power + custom for 7 sec\nanna: nothing happens\n"
                       "ben: is the cable in?\nanna: oh yes\nben: pull it and try again\n"
                       "anna: it flashed blue 4 times\nben: perfect, let go\n"),
            "anna: mine wont connect anymore: power-off; hold power+custom 7..7; unplug; repeat; "
            "release power+custom;\n");
  EXPECT_EQ(procedures("[12:03] <bob> hold power 7 sec\n[12:03] <eve> done\n"
                       "[12:04] bob> then let go\n12:05 bob: press it once more\n"
                       "<bob> wait for the voice\n"),
            ": hold power 7..7; release power; press power; wait until:voice;\n");
}

TEST(Procedures, LabelsOfLinesAreNoSpeakers) {
  EXPECT_EQ(procedures("Model: XM3\nReset: hold Power for 7 s\nModel: XM4\n"
                       "Reset: hold Power and Custom for 7 s\n"),
            "Reset: hold power 7..7;\nReset: hold power+custom 7..7;\n");
}

TEST(Procedures, AnItemMayOnlySayOnOrOff) {
  EXPECT_EQ(
      procedures("XM4 reset\n- off\n- pwr+custom 7s\n- release\n- on again, pair\n"),
      "XM4 reset: power-off; hold power+custom 7..7; release power+custom; power-on; pair;\n");
}

TEST(Procedures, LinesWithoutCapitalsAreStepsOfTheirOwn) {
  EXPECT_EQ(procedures("how i reset my xm3\nturn em off\nhold pwr n nc for 12 secs\n"
                       "then let go of\nthe buttons\n"),
            "how i reset my xm3: power-off; hold power+nc 12..12; release power+nc;\n");
}

TEST(Procedures, BoxesToTickAndPartsOfAThreadAreItems) {
  const std::string steps = "power-off; hold power+nc 12..12; release power+nc;\n";
  EXPECT_EQ(procedures("RESET\n[ ] Power off\n[x] Hold POWER + NC (12 sec)\n[ ] Release\n"),
            "RESET: " + steps);
  EXPECT_EQ(procedures("# Reset\n\n- [ ] Power off\n- [ ] Hold POWER + NC (12 sec)\n"
                       "- [ ] Release\n"),
            "Reset: " + steps);
  EXPECT_EQ(procedures("1/3 turn them off\n2/3 hold power + nc for 12 sec\n3/3 let go\n"),
            ": " + steps);
}

TEST(Procedures, NumberedLinesWithArrowsAreSteps) {
  EXPECT_EQ(procedures("Procedure:\nStep 1 -> Power off\nStep 2 -> Press [POWER] & [NC] -> 12s\n"
                       "Step 3 -> release keys\n"),
            "Procedure:: power-off; hold power+nc 12..12; release power+nc;\n");
}

TEST(Procedures, ACellMayNameTheKeysOfTheNext) {
  EXPECT_EQ(procedures("# Reset\n\n| Step | Action | Detail |\n|---|---|---|\n"
                       "| 1 | Power + NC | Hold 12 s |\n| 2 | Buttons | Release |\n"),
            "Reset: hold power+nc 12..12; release power+nc;\n");
}

}  // namespace
}  // namespace headloop::guide::tests
