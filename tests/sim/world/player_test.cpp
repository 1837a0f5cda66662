#include "sim/world/player.hpp"

#include <gtest/gtest.h>

#include "tests/sim/world/stage.hpp"

namespace headloop::world {
namespace {

constexpr Duration tick = nanoseconds(1);
constexpr Instant t(Duration since_begin) { return Instant{} + since_begin; }

TEST(Player, HoldCountsFromContactToRelease) {
  Stage stage;
  stage.script.steps = {wait_for(milliseconds(1'234)), hold({0}, seconds(7))};
  stage.play();
  const Instant pressed = t(milliseconds(1'234));
  EXPECT_EQ(stage.acts(),
            (std::vector<Done>{{pressed, "press", 0}, {pressed + seconds(7), "release", 0}}));
  EXPECT_EQ(stage.steps(), (std::vector<Done>{{t({}), "begin", 0},
                                              {pressed, "end", 0},
                                              {pressed, "begin", 1},
                                              {pressed + seconds(7), "end", 1}}));
  EXPECT_TRUE(stage.result.over);
  EXPECT_EQ(stage.result.end, pressed + seconds(7));
}

TEST(Player, ChordCountsFromItsLastContactAndEndsAtOnce) {
  Stage stage;
  Step chord = hold({0, 1}, seconds(12));
  chord.skew = {milliseconds(40), milliseconds(15)};
  chord.pressure = Pressure::firm;
  stage.script.steps = {chord};
  stage.play();
  const Instant last = t(milliseconds(40));
  EXPECT_EQ(stage.acts(), (std::vector<Done>{{t(milliseconds(15)), "press", 1},
                                             {last, "press", 0},
                                             {last + seconds(12), "release", 0},
                                             {last + seconds(12), "release", 1}}));
  EXPECT_EQ(stage.bench.stimuli[0].stimulus.value, static_cast<int>(Pressure::firm));
}

TEST(Player, HoldInTicksEndsOnTheUnitsOwnClock) {
  Stage stage;
  Step in_ticks = step(Action::hold, {0});
  in_ticks.duration = ticks(393'216);
  stage.script.steps = {wait_for(nanoseconds(777)), in_ticks};
  stage.play();
  EXPECT_EQ(stage.acts().back(), (Done{t(nanoseconds(777) + seconds(12)), "release", 0}));
}

TEST(Player, PressStaysDownUntilRelease) {
  Stage stage;
  stage.script.steps = {step(Action::press, {0, 1}), wait_for(seconds(3)),
                        step(Action::release, {1}), step(Action::release, {0})};
  stage.play();
  EXPECT_EQ(stage.acts(), (std::vector<Done>{{t({}), "press", 0},
                                             {t({}), "press", 1},
                                             {t(seconds(3)), "release", 1},
                                             {t(seconds(3)), "release", 0}}));
}

// However long the list, what is done at one instant is no more than a unit can hear of.
TEST(Player, PersonTakesABreathAfterThreeThingsAtOnce) {
  Stage stage;
  const Step wear = step(Action::wear);
  const Step take_off = step(Action::take_off);
  const Step expect = step(Action::expect);
  stage.script.steps = {wear, expect, take_off, wear, take_off, wear, take_off, wear};
  stage.play();
  const Instant second = t(milliseconds(1));
  const Instant third = t(milliseconds(2));
  EXPECT_EQ(stage.acts(), (std::vector<Done>{{t({}), "wear", 0},
                                             {t({}), "take-off", 0},
                                             {t({}), "wear", 0},
                                             {second, "take-off", 0},
                                             {second, "wear", 0},
                                             {second, "take-off", 0},
                                             {third, "wear", 0}}));
}

TEST(Player, FingerNeedsAMomentToPressTheSameKeyAgain) {
  Stage stage;
  stage.script.steps = {hold({0, 1}, seconds(7)), hold({0}, seconds(5)), wait_for(tick),
                        hold({1}, seconds(1)), hold({0}, seconds(1))};
  stage.play();
  const Instant again = t(seconds(7)) + Player::lift;
  const Instant third = again + seconds(5) + tick;
  EXPECT_EQ(stage.acts()[4], (Done{again, "press", 0}));
  EXPECT_EQ(stage.acts()[6], (Done{third, "press", 1}));
  EXPECT_EQ(stage.acts()[8], (Done{third + seconds(1), "press", 0})) << "another finger";
}

TEST(Player, PressingAHeldKeyChangesNothing) {
  Stage stage;
  stage.script.steps = {step(Action::press, {0}), hold({0, 1}, seconds(1)),
                        step(Action::release, {0})};
  stage.play();
  EXPECT_EQ(stage.acts(), (std::vector<Done>{{t({}), "press", 0},
                                             {t({}), "press", 1},
                                             {t(seconds(1)), "release", 0},
                                             {t(seconds(1)), "release", 1}}));
}

TEST(Player, TapsHaveALengthAndAGap) {
  Stage stage;
  Step taps = step(Action::tap, {1});
  taps.count = 2;
  stage.script.steps = {taps};
  stage.play();
  const Instant second = t(Player::tap_length + Player::lift);
  EXPECT_EQ(stage.acts(), (std::vector<Done>{{t({}), "press", 1},
                                             {t(Player::tap_length), "release", 1},
                                             {second, "press", 1},
                                             {second + Player::tap_length, "release", 1}}));
  EXPECT_EQ(stage.steps().size(), 2U);
}

TEST(Player, PanelTakesGestures) {
  Stage stage;
  Step taps = step(Action::tap, {3});
  taps.gesture = Gesture::double_tap;
  taps.count = 2;
  Step swipe = step(Action::swipe, {3});
  swipe.gesture = Gesture::swipe_up;
  stage.script.steps = {taps, swipe};
  stage.play();
  EXPECT_EQ(stage.acts(), (std::vector<Done>{{t({}), "gesture", 3},
                                             {t(Player::lift), "gesture", 3},
                                             {t(Player::lift), "gesture", 3}}));
  EXPECT_EQ(stage.bench.stimuli[1].stimulus.value, static_cast<int>(Gesture::double_tap));
  EXPECT_EQ(stage.bench.stimuli[2].stimulus.value, static_cast<int>(Gesture::swipe_up));
}

// Every other action, with what reaches the unit.
TEST(Player, ActsReachTheUnitAsTheScriptSays) {
  Step slide = step(Action::slide, {2});
  slide.on = true;
  Step plug = step(Action::plug);
  plug.charger = Charger::usb_c_pd;
  Step place = step(Action::place);
  place.surface = Surface::metal;
  place.metal_mm = 149;
  Step port = step(Action::clean);
  port.tool = CleaningTool::toothpick;
  Step contact = step(Action::clean, {1});
  contact.tool = CleaningTool::isopropyl;
  Step call = step(Action::phone);
  call.host_action = HostAction::call;
  call.host = 2;
  Step limit = step(Action::app);
  limit.app_action = AppAction::charge_limit;
  limit.value = 80;
  Step cut = step(Action::cut_power);
  Step at_write = step(Action::cut_power);
  at_write.at_write = 3;
  at_write.after = microseconds(17);
  const struct {
    Step step;
    Stimulus stimulus;
  } cases[] = {{slide, {Act::slide, 2, 1, 0}},
               {plug, {Act::plug, 0, static_cast<int>(Charger::usb_c_pd), 0}},
               {step(Action::unplug), {Act::unplug}},
               {step(Action::wear), {Act::wear}},
               {step(Action::take_off), {Act::take_off}},
               {place, {Act::place, 0, static_cast<int>(Surface::metal), 149}},
               {port, {Act::clean_port, 0, static_cast<int>(CleaningTool::toothpick), 0}},
               {contact, {Act::clean_contact, 1, static_cast<int>(CleaningTool::isopropyl), 99}},
               {call, {Act::call, 2}},
               {limit, {Act::app_charge_limit, 0, 80}},
               {cut, {Act::cut_power}},
               {at_write, {Act::cut_power_at_write, 0, 3, 17'000}},
               {step(Action::restore_power), {Act::restore_power}},
               {step(Action::service), {Act::service_reflash}}};
  for (const auto& c : cases) {
    Stage stage;
    stage.script.steps = {wait_for(seconds(2)), c.step};
    stage.play();
    ASSERT_EQ(stage.bench.stimuli.size(), 1U) << name_of(c.step.action);
    const Stimulus& s = stage.bench.stimuli[0].stimulus;
    EXPECT_EQ(std::tie(s.act, s.subject, s.value, s.wide),
              std::tie(c.stimulus.act, c.stimulus.subject, c.stimulus.value, c.stimulus.wide))
        << name_of(c.step.action);
    EXPECT_EQ(stage.bench.stimuli[0].at, t(seconds(2)));
    EXPECT_EQ(stage.result.end, t(seconds(2)));
  }
}

TEST(Player, TimePassesAfterAnActThatSaysSo) {
  Stage stage;
  Step clean = step(Action::clean, {1});
  clean.duration = ns(minutes(30));
  stage.script.steps = {clean};
  stage.play();
  EXPECT_EQ(stage.result.end, t(minutes(30)));
}

TEST(Player, HoldUntilFeedbackEndsAReactionTimeLater) {
  Stage stage;
  Step until = step(Action::hold, {0, 1});
  until.until = cue(Channel::voice, Prompt::resetting);
  until.reaction = milliseconds(200);
  stage.script.steps = {until};
  stage.bench.plan(t(seconds(10)), Channel::voice, Prompt::resetting);
  stage.play();
  EXPECT_EQ(stage.acts().back(), (Done{t(milliseconds(10'200)), "release", 1}));
  EXPECT_EQ(stage.steps().back(), (Done{t(milliseconds(10'200)), "end", 0}));
}

TEST(Player, NobodyActsAtTheInstantOfWhatTheySee) {
  Stage stage;
  Step until = step(Action::hold, {0});
  until.until = cue(Channel::beep, 2);
  stage.script.steps = {until};
  stage.bench.plan(t(seconds(10)), Channel::beep, 2);
  stage.play();
  EXPECT_EQ(stage.acts().back(), (Done{t(seconds(10)) + tick, "release", 0}));
}

TEST(Player, UntilWithADurationLastsAtLeastThatLong) {
  Stage stage;
  Step until = hold({0}, seconds(12));
  until.until = cue(Channel::beep, 2);
  stage.script.steps = {until};
  stage.bench.plan(t(seconds(10)), Channel::beep, 2);
  stage.play();
  EXPECT_EQ(stage.acts().back(), (Done{t(seconds(12)), "release", 0}));
}

TEST(Player, LedHasToShowItsPeriodsBeforeAFingerMoves) {
  Stage stage;
  Step until = step(Action::hold, {0});
  until.until = blinking(Colour::red);
  stage.script.steps = {until};
  stage.bench.plan(t(seconds(5)), Channel::led, LedSign::write_failed);
  stage.bench.plan(t(seconds(6)), Channel::led, LedSign::on);  // after one period
  stage.bench.plan(t(seconds(8)), Channel::led, LedSign::write_failed);
  stage.play();
  EXPECT_EQ(stage.acts().back(), (Done{t(seconds(10)) + tick, "release", 0}));
}

TEST(Player, GivesUpAfterTheLastInstantOfItsPatience) {
  for (const bool in_time : {true, false}) {
    Stage stage;
    Step until = step(Action::hold, {0});
    until.until = cue(Channel::beep, 2);
    until.at_most = ns(seconds(20));
    stage.script.steps = {until, step(Action::plug)};
    stage.bench.plan(t(seconds(20)) + (in_time ? Duration{} : tick), Channel::beep, 2);
    stage.play();
    EXPECT_EQ(stage.steps()[1], (Done{t(seconds(20)) + tick, in_time ? "end" : "gave-up", 0}));
    EXPECT_EQ(stage.acts()[1], (Done{t(seconds(20)) + tick, "release", 0}));
    EXPECT_EQ(stage.acts().back().what, "plug") << "the script goes on";
  }
}

TEST(Player, PatienceEndsWhenTheScriptGivesNone) {
  Stage stage;
  Step holding = step(Action::hold, {0});
  holding.until = cue(Channel::beep, 2);
  Step waiting = step(Action::wait);
  waiting.until = cue(Channel::beep, 2);
  stage.script.steps = {holding, waiting};
  stage.play();
  const Instant first = t(Player::holding_patience) + tick;
  EXPECT_EQ(stage.steps()[1], (Done{first, "gave-up", 0}));
  EXPECT_EQ(stage.steps()[3], (Done{first + Player::waiting_patience + tick, "gave-up", 1}));
}

TEST(Player, WhatAStepItselfBringsAboutCanEndIt) {
  Stage stage;
  Step wear = step(Action::wear);
  wear.until = cue(Channel::proximity, Proximity::covered);
  stage.script.steps = {wear};
  stage.bench.answer(Act::wear, Duration{},
                     {{}, Channel::proximity, 0, static_cast<std::uint16_t>(Proximity::covered)});
  stage.play();
  EXPECT_EQ(stage.steps().back(), (Done{t(tick), "end", 0}));
}

TEST(Player, ExpectingTakesNoTime) {
  Stage stage;
  stage.script.steps = {
      expect(expectation(Expectation::Kind::within, cue(Channel::beep, 2), seconds(5))),
      step(Action::plug)};
  stage.play();
  EXPECT_EQ(stage.acts(), (std::vector<Done>{{t({}), "plug", 0}}));
  EXPECT_EQ(stage.steps().back(), (Done{t({}), "end", 1}));
  EXPECT_EQ(stage.result.end, t(seconds(5)) + tick) << "but the window stays open";
}

TEST(Player, LatencyMayBeginUntilTheScriptEnds) {
  Stage stage;
  Expectation latency = expectation(Expectation::Kind::latency, cue(Channel::beep, 2), seconds(3));
  latency.to = cue(Channel::beep, 3);
  stage.script.steps = {expect(latency), wait_for(minutes(5))};
  stage.play();
  EXPECT_EQ(stage.result.end, t(minutes(5) + seconds(3)) + tick);
}

TEST(Player, WindowWithoutALengthDelaysNothing) {
  Stage stage;
  Step first = hold({0}, seconds(7));
  first.expects = {expectation(Expectation::Kind::within, cue(Channel::beep, 2), Duration{}),
                   expectation(Expectation::Kind::never, cue(Channel::beep, 2), Duration{})};
  stage.script.steps = {first};
  stage.play();
  EXPECT_EQ(stage.result.end, t(seconds(7)));
}

TEST(Player, RunLastsUntilAllWindowsAreClosed) {
  Stage stage;
  Step first = hold({0}, seconds(7));
  first.expects = {expectation(Expectation::Kind::within, cue(Channel::beep, 2), seconds(30))};
  stage.script.steps = {first};
  stage.bench.plan(t(seconds(30)), Channel::beep, 2);
  stage.bench.plan(t(seconds(31)), Channel::beep, 2);
  stage.play();
  EXPECT_EQ(stage.result.end, t(seconds(30)) + tick);
  EXPECT_EQ(stage.record[stage.record.size() - 1].at, t(seconds(30)));
}

TEST(Player, SkippedStepLeavesNothingButItsMark) {
  Stage stage;
  Step skipped = hold({0}, seconds(7));
  skipped.skipped = true;
  skipped.expects = {expectation(Expectation::Kind::within, cue(Channel::beep, 2), seconds(30))};
  stage.script.steps = {skipped, wait_for(seconds(1))};
  stage.play();
  EXPECT_TRUE(stage.acts().empty());
  EXPECT_EQ(
      stage.steps(),
      (std::vector<Done>{{t({}), "skipped", 0}, {t({}), "begin", 1}, {t(seconds(1)), "end", 1}}));
}

TEST(Player, PlannedPowerCutComesWhileTheScriptGoesOn) {
  Stage stage;
  Step cut = step(Action::cut_power);
  cut.after = seconds(5);
  stage.script.steps = {cut, hold({0}, seconds(5))};
  stage.play();
  EXPECT_EQ(stage.acts(), (std::vector<Done>{{t({}), "press", 0},
                                             {t(seconds(5)), "cut-power", 0},
                                             {t(seconds(5)), "release", 0}}));
}

TEST(Player, PlannedPowerCutOutlastsTheScript) {
  Stage stage;
  Step cut = step(Action::cut_power);
  cut.after = seconds(5);
  stage.script.steps = {cut};
  stage.play();
  EXPECT_EQ(stage.acts(), (std::vector<Done>{{t(seconds(5)), "cut-power", 0}}));
}

}  // namespace
}  // namespace headloop::world
