// What the keys of the language put into a Script. What is refused stands in the corpus.
#include "tools/script/reader.hpp"

#include <gtest/gtest.h>

#include "sim/world/property.hpp"
#include "tests/tools/script/test_catalogue.hpp"
#include "tools/input/input_error.hpp"

namespace headloop::script {
namespace {

using world::Action;
using world::Expectation;
using world::LedLook;
using world::Script;
using world::Span;
using world::Step;

Script only(const std::string& text) {
  auto scripts = read(text);
  EXPECT_EQ(scripts.size(), 1U);
  return scripts.at(0);
}

// A scenario of one step, given as a flow mapping.
Step step_of(const std::string& step, const std::string& device = "mdr-1000x") {
  return only("title: t\ndevice: " + device + "\nsteps:\n  - " + step + "\n").steps.at(0);
}

Expectation expectation_of(const std::string& expectation) {
  return step_of("{wait: 9 s, expect: " + expectation + "}").expects.at(0);
}

void expect_span(const Span& span, Duration length) {
  EXPECT_EQ(span.unit, Span::Unit::ns);
  EXPECT_EQ(span.count, length.ns);
}

TEST(ReaderTest, AHoldHasItsFingersAndItsEnd) {
  const Step hold = step_of(
      "{hold: [power, nc], for: 392846 ticks, until: {led: {flashes: green}, nth: 2}, "
      "reaction: 250 ms, at-most: 20 s, skew: 30 ms, pressure: firm}");
  EXPECT_EQ(hold.action, Action::hold);
  ASSERT_EQ(hold.controls.size(), 2U);
  EXPECT_EQ(hold.controls[1].index, 1);
  EXPECT_EQ(hold.controls[1].asked, "nc");
  EXPECT_FALSE(hold.controls[1].stand_in);
  EXPECT_EQ(hold.skew, (std::vector<Duration>{{}, milliseconds(30)}));
  EXPECT_EQ(hold.pressure, world::Pressure::firm);
  EXPECT_EQ(hold.duration->unit, Span::Unit::ticks);
  EXPECT_EQ(hold.duration->count, 392'846);
  EXPECT_EQ(hold.reaction, milliseconds(250));
  expect_span(*hold.at_most, seconds(20));
  EXPECT_EQ(hold.until->look->kind, LedLook::Kind::flashes);
  EXPECT_EQ(hold.until->count, 2);
  EXPECT_EQ(hold.until->text, "led flashes green nth 2");
  EXPECT_EQ(hold.at.line, 4);
  EXPECT_EQ(hold.at.column, 5);
  EXPECT_EQ(hold.at.file, "file.yaml");
}

TEST(ReaderTest, AStepSaysWhatIsDoneButNotWhatIsJudged) {
  EXPECT_EQ(step_of("{hold: [power, custom], for: 2 s, if-missing: skip, expect: {beep: 1}}").text,
            "hold power + custom for 2 s");
  EXPECT_EQ(step_of("wear").text, "wear");
  EXPECT_EQ(step_of("{expect: {led: on, within: 1 s}}").text, "expect led on within 1 s");
}

TEST(ReaderTest, OneListOfDelaysHasOneForEachFurtherFinger) {
  const Step hold =
      step_of("{press: [power, custom, volume-up], skew: [30 ms, 0 s]}", "mdr-1000xm4");
  EXPECT_EQ(hold.skew, (std::vector<Duration>{{}, milliseconds(30), {}}));
}

TEST(ReaderTest, AMissingControlIsSkippedOrReplaced) {
  const Step skipped = step_of("{hold: [power, custom], for: 1 s, if-missing: skip}");
  EXPECT_TRUE(skipped.skipped);
  EXPECT_EQ(skipped.missing_control, "custom");
  EXPECT_TRUE(skipped.controls.empty());

  const Step replaced = step_of("{hold: [power, volume-down], for: 1 s, stand-in: nc}");
  EXPECT_FALSE(replaced.skipped);
  EXPECT_EQ(replaced.missing_control, "volume-down");
  EXPECT_EQ(replaced.controls.at(1).index, 1);
  EXPECT_TRUE(replaced.controls.at(1).stand_in);
  EXPECT_EQ(replaced.controls.at(1).asked, "volume-down");

  const Step likely = step_of("{hold: custom, for: 1 s, if-missing: stand-in}");
  EXPECT_EQ(likely.controls.at(0).index, 1);
  EXPECT_TRUE(likely.controls.at(0).stand_in);

  const Step nothing_likely = step_of("{hold: call, for: 1 s, if-missing: stand-in}");
  EXPECT_TRUE(nothing_likely.skipped);

  // Whichever stands first: the control that nothing stands in for is what is missing.
  for (const char* chord : {"[custom, call]", "[call, custom]"}) {
    const Step both = step_of("{hold: " + std::string(chord) + ", for: 1 s, if-missing: stand-in}");
    EXPECT_TRUE(both.skipped);
    EXPECT_EQ(both.missing_control, "call") << chord;
  }

  const Step there = step_of("{hold: power, for: 1 s, if-missing: skip}");
  EXPECT_FALSE(there.skipped);
  EXPECT_EQ(there.missing_control, "");
}

TEST(ReaderTest, ReleaseAllNamesWhatIsDown) {
  const Script script =
      only("title: t\ndevice: mdr-1000x\nsteps: [{press: nc}, {press: power}, {release: all}]\n");
  ASSERT_EQ(script.steps[2].controls.size(), 2U);
  EXPECT_EQ(script.steps[2].controls[0].index, 1);
  EXPECT_EQ(script.steps[2].controls[1].index, 0);
}

TEST(ReaderTest, TapsAreGesturesOnATouchPanelOnly) {
  const Step button = step_of("{tap: power, times: 3, for: 80 ms}");
  EXPECT_EQ(button.count, 3);
  EXPECT_EQ(button.gesture, Gesture::none);
  expect_span(*button.duration, milliseconds(80));
  const Step twice = step_of("{tap: touch-panel, times: 2}");
  EXPECT_EQ(twice.gesture, Gesture::double_tap);
  EXPECT_EQ(twice.count, 1);
  EXPECT_EQ(step_of("{swipe: touch-panel, direction: left}").gesture, Gesture::swipe_left);
}

TEST(ReaderTest, PlacesChargersAndTools) {
  EXPECT_EQ(step_of("{plug: third-party}").charger, Charger::third_party);
  EXPECT_EQ(step_of("{place: wood, metal: 10 cm}").metal_mm, 100);
  EXPECT_EQ(step_of("{place: plastic}").metal_mm, world::no_metal_near);
  EXPECT_EQ(step_of("{place: metal}").metal_mm, 0);
  EXPECT_TRUE(step_of("{clean: port, with: toothpick}").controls.empty());
  EXPECT_EQ(step_of("{clean: nc, with: isopropyl}").controls.at(0).index, 1);
  EXPECT_EQ(step_of("{clean: nc, with: isopropyl, strength: 70 %}").strength_percent, 70);
  EXPECT_FALSE(step_of("{slide: power, to: off}", "mdr-xb950n1").on);
}

TEST(ReaderTest, HostsAndTheirApp) {
  const Script script = only(
      "title: t\ndevice: mdr-1000x\nunit: {extra-paired: 2}\n"
      "hosts: [{name: a}, {name: b, app: 8.5, address: randomised, auto-connect: no, paired: no}]\n"
      "steps: [{phone: play, host: b, volume: 70 %}, {phone: play}, {app: update, to: 2.3.1}]\n");
  EXPECT_EQ(script.hosts.at(1).app_version, 0x0805U);
  EXPECT_TRUE(script.hosts.at(1).randomises_address);
  EXPECT_FALSE(script.hosts.at(1).auto_connect);
  EXPECT_FALSE(script.hosts.at(1).paired);
  EXPECT_EQ(script.steps[0].host, 1);
  EXPECT_EQ(script.steps[0].value, 70);
  EXPECT_EQ(script.steps[1].host, 0);
  EXPECT_EQ(script.steps[1].value, 50);
  EXPECT_EQ(script.steps[2].value, 0x020301);
}

TEST(ReaderTest, WithoutHostsThereIsOnePhone) {
  const Script script = only("title: t\ndevice: mdr-1000x\nsteps: [wear]\n");
  ASSERT_EQ(script.hosts.size(), 1U);
  EXPECT_EQ(script.hosts[0].name, "phone");
  EXPECT_TRUE(script.hosts[0].paired);
}

TEST(ReaderTest, PowerIsCutNowLaterOrAtAWrite) {
  EXPECT_FALSE(step_of("{cut-power: now}").at_write.has_value());
  const Step later = step_of("{cut-power: {after: 2 s}}");
  EXPECT_EQ(later.after, seconds(2));
  EXPECT_FALSE(later.at_write.has_value());
  const Step write = step_of("{cut-power: {at-write: 5, after: 2 ms}}");
  EXPECT_EQ(write.at_write, 5);
  EXPECT_EQ(write.after, milliseconds(2));
}

TEST(ReaderTest, AVerificationStatesItsResult) {
  EXPECT_TRUE(step_of("{verify: V1}").expects.empty());
  const Step step = step_of("{verify: V2, result: fail, because: full-at-once, for: 90 s}");
  EXPECT_EQ(step.test, headloop::Test::anc_ramp);
  expect_span(*step.duration, seconds(90));
  ASSERT_EQ(step.expects.size(), 1U);
  const Expectation& e = step.expects[0];
  EXPECT_EQ(e.span.count, 0);
  EXPECT_EQ(e.cue.channel, Channel::check);
  EXPECT_EQ(e.cue.subject, static_cast<std::uint8_t>(headloop::Test::anc_ramp));
  EXPECT_EQ(e.cue.what, static_cast<std::uint16_t>(CheckResult::fail));
  EXPECT_EQ(e.cue.b_min, static_cast<std::int64_t>(CheckReason::full_at_once));
  EXPECT_EQ(e.cue.text, "check V2 fail full-at-once");
}

TEST(ReaderTest, ExpectationsHaveTheirWindows) {
  const Expectation within = expectation_of("{led: on, within: 2 s, not-before: 1 s}");
  EXPECT_EQ(within.kind, Expectation::Kind::within);
  expect_span(within.span, seconds(2));
  expect_span(within.not_before, seconds(1));
  EXPECT_EQ(within.cue.text, "led on");
  EXPECT_EQ(expectation_of("{beep: 2}").span.count, 0);
  EXPECT_EQ(expectation_of("{led: on, stays-for: 1 s}").kind, Expectation::Kind::stays);
  const Expectation never = expectation_of("{never: {beep: 2}}");
  EXPECT_EQ(never.kind, Expectation::Kind::never);
  EXPECT_EQ(never.span.count, 0);
  EXPECT_EQ(never.cue.what, 2);
  const Expectation latency =
      expectation_of("{latency: {from: {audio: wake-word}, to: {beep: 1}}, within: 1.2 s}");
  EXPECT_EQ(latency.kind, Expectation::Kind::latency);
  EXPECT_EQ(latency.cue.channel, Channel::audio);
  EXPECT_EQ(latency.to->channel, Channel::beep);
  EXPECT_EQ(latency.at.line, 4);
  EXPECT_EQ(latency.at.column, 25);
}

TEST(ReaderTest, LooksAreAsAPersonSaysThem) {
  const auto look = [](const std::string& text) {
    return *expectation_of("{led: " + text + "}").cue.look;
  };
  EXPECT_EQ(look("off").kind, LedLook::Kind::off);
  EXPECT_EQ(look("pairing").sign, LedSign::pairing);
  EXPECT_EQ(look("pairing").kind, LedLook::Kind::named);
  const LedLook both =
      look("{alternates: [red, green], period: 500 ms, tolerance: 5 %, periods: 3}");
  EXPECT_EQ(both.colours, (std::vector{world::Colour::red, world::Colour::green}));
  EXPECT_EQ(both.period, milliseconds(500));
  EXPECT_EQ(both.tolerance_percent, 5);
  EXPECT_EQ(both.periods, 3);
  EXPECT_TRUE(look("{blinks: amber, rapid: yes}").rapid);
  EXPECT_EQ(look("{pulses: blue, times: 5}").times, 5);
}

TEST(ReaderTest, PromptsGoByTheirWordsOrTheirName) {
  EXPECT_EQ(expectation_of("{voice: power ON}").cue.what, static_cast<int>(Prompt::power_on));
  const Expectation cut = expectation_of("{voice: resetting, is: cut-off}");
  EXPECT_EQ(cut.cue.what, static_cast<int>(Prompt::resetting));
  EXPECT_EQ(cut.cue.a_min, static_cast<int>(PromptEdge::cut_off));
  EXPECT_EQ(cut.cue.a_max, static_cast<int>(PromptEdge::cut_off));
  // The name that all products share, in any case.
  EXPECT_EQ(expectation_of("{voice: Power-On}").cue.what, static_cast<int>(Prompt::power_on));
}

TEST(ReaderTest, BoundsAreInTheUnitsOfTheRecord) {
  const auto cue = [](const std::string& text) { return expectation_of(text).cue; };
  EXPECT_EQ(cue("{audio: latency-spike, lasting: {min: 8 ms}}").a_min, 8'000);
  EXPECT_EQ(cue("{audio: assistant-answer, lasting: {max: 1.2 s}}").a_max, 1'200);
  EXPECT_EQ(cue("{audio: assistant-answer, lasting: {min: 1 us, max: 1999 us}}").a_min, 1);
  EXPECT_EQ(cue("{audio: assistant-answer, lasting: {min: 1 us, max: 1999 us}}").a_max, 1);
  EXPECT_EQ(cue("{anc: ramp, lasting: {min: 22 s, max: 38 s}}").b_max, seconds(38).ns);
  EXPECT_EQ(cue("{log: touch-locked, lasting: {min: 4 h, max: 6 h}}").a_max, 360);
  EXPECT_EQ(cue("{gauge: 70 %}").a_min, 70);
  EXPECT_EQ(cue("{gauge: {max: 20 %}}").a_min, std::nullopt);
  EXPECT_EQ(cue("{app: firmware, release: 2.3.1}").b_min, 0x020301);
  EXPECT_EQ(cue("{radio: advertising, suffix: no}").a_max, 0);
}

TEST(ReaderTest, StatesAreFoundInTheirMachine) {
  const auto armed = expectation_of("{state: armed}").cue;
  EXPECT_EQ(armed.channel, Channel::machine);
  EXPECT_EQ(armed.subject, 0);
  EXPECT_EQ(armed.state_name, 1);
  const auto idle = expectation_of("{state: {machine: power, is: idle}}").cue;
  EXPECT_EQ(idle.subject, 1);
  EXPECT_EQ(idle.state_name, 2);
  const auto ignored = expectation_of("{ignored: {machine: power, event: key-down}}").cue;
  EXPECT_EQ(ignored.channel, Channel::ignored);
  EXPECT_EQ(ignored.subject, 1);
  EXPECT_EQ(ignored.what, 0);
}

TEST(ReaderTest, TheUnitIsAsDescribed) {
  const auto unit =
      only(
          "title: t\ndevice: mdr-1000x\nunit: {firmware: 2.2.0, seed: 7, ppm: -12.5, phase: 10 us, "
          "bounce: none, age: 2 years, charge: 55 %, power: off, worn: yes, asc-profiles: 1, "
          "wear: {nc: 60 %, eeprom: 99 %}, faults: [lint, {drift: 300 mV}, "
          "{worn-contact: power, worn: 90 %}, {stuck-key: nc}]}\nsteps: [{wait: 1 s}]\n")
          .unit;
  EXPECT_EQ(unit.firmware, 0x020200U);
  EXPECT_EQ(unit.seed, 7U);
  EXPECT_EQ(unit.clock_error_ppb, -12'500);
  EXPECT_EQ(unit.clock_phase, microseconds(10));
  EXPECT_FALSE(unit.bounce);
  EXPECT_EQ(unit.age_days, 730);
  EXPECT_EQ(unit.charge_percent, 55);
  EXPECT_FALSE(unit.on);
  EXPECT_TRUE(unit.worn);
  EXPECT_EQ(unit.asc_profiles, 1);
  ASSERT_EQ(unit.faults.size(), 6U);
  EXPECT_EQ(unit.faults[0].fault, Fault::worn_contact);
  EXPECT_EQ(unit.faults[0].control, 1);
  EXPECT_EQ(unit.faults[0].value, 60);
  EXPECT_FALSE(unit.faults[0].must_act);
  EXPECT_EQ(unit.faults[1].fault, Fault::eeprom_worn);
  EXPECT_EQ(unit.faults[2].fault, Fault::lint);
  EXPECT_TRUE(unit.faults[2].must_act);
  EXPECT_EQ(unit.faults[3].value, 300);
  EXPECT_EQ(unit.faults[4].value, 90);
  EXPECT_EQ(unit.faults[5].control, 1);
}

TEST(ReaderTest, AFailingWriteIsAFaultThatHasToAct) {
  const auto unit =
      only("title: t\ndevice: mdr-1000x\nunit: {failing-write: 26}\nsteps: [wear]\n").unit;
  ASSERT_EQ(unit.faults.size(), 1U);
  EXPECT_EQ(unit.faults[0].fault, Fault::failing_write);
  EXPECT_EQ(unit.faults[0].value, 26);
  EXPECT_TRUE(unit.faults[0].must_act);
  EXPECT_EQ(unit.faults[0].at.line, 3);
}

TEST(ReaderTest, ANameIsOnOneLine) {
  const auto read = [](const std::string& title, const std::string& choice) {
    return only("title: \"" + title +
                "\"\ndevice: mdr-1000x\nunit: {worn: yes}\nsteps: [{wait: 1 s}]\n" +
                "description: \"${d}\"\nfor-each: {d: [\"" + choice + "\"]}\n");
  };
  EXPECT_EQ(read("a", "b").name, "a (d=b)");
  EXPECT_THROW(read("a\\tb", "c"), input::InputError);
  EXPECT_THROW(read("a", "b\\nc"), input::InputError);
}

TEST(ReaderTest, AUnitWithoutPowerIsOff) {
  const auto on = [](const std::string& unit) {
    return only("title: t\ndevice: mdr-1000x\nunit: " + unit + "\nsteps: [wear]\n").unit.on;
  };
  EXPECT_TRUE(on("{charge: 1 %}"));
  EXPECT_FALSE(on("{charge: 0 %}"));
  EXPECT_FALSE(on("{faults: [protection-tripped]}"));
  EXPECT_FALSE(on("{faults: [deep-discharge]}"));
}

TEST(ReaderTest, TheEndIsInspected) {
  const Script script = only(
      "title: t\ndevice: mdr-1000x\nsteps: [wear]\n"
      "inspect: {battery-profile: damaged, cable-seen: yes, charge-percent: {max: 40}, "
      "firmware: 2.3.1, paired-hosts: 0}\n"
      "outcome: {is: partial, cleared: [asc, bluetooth]}\n");
  ASSERT_EQ(script.inspections.size(), 5U);  // in the order of the properties
  EXPECT_EQ(script.inspections[0].property, static_cast<int>(world::Property::firmware));
  EXPECT_EQ(script.inspections[0].min, 0x020301);
  EXPECT_EQ(script.inspections[1].max, 0);
  EXPECT_EQ(script.inspections[1].text, "paired-hosts 0");
  EXPECT_EQ(script.inspections[2].min, static_cast<int>(world::ProfileState::damaged));
  EXPECT_EQ(script.inspections[3].min, std::nullopt);
  EXPECT_EQ(script.inspections[3].max, 40);
  EXPECT_EQ(script.inspections[4].min, 1);
  EXPECT_EQ(script.outcome, world::Outcome::partial);
  EXPECT_EQ(script.cleared, (std::vector{Layer::asc, Layer::bluetooth}));
}

TEST(ReaderTest, HarmAndWhatIsNotPerformableHaveDetails) {
  const Script harm = only(
      "title: t\ndevice: mdr-1000x\nsteps: [wear]\n"
      "outcome: {is: harm, lasting: {min: 4 h, max: 6 h}}\n");
  EXPECT_EQ(harm.harm_min, hours(4));
  EXPECT_EQ(harm.harm_max, hours(6));
  const Script missing = only(
      "title: t\ndevice: mdr-1000x\nsteps: [{hold: custom, for: 1 s, stand-in: nc}]\n"
      "outcome: {is: not-performable, missing: custom, stand-in: no-effect}\n");
  EXPECT_EQ(missing.outcome, world::Outcome::not_performable);
  EXPECT_EQ(missing.missing_control, "custom");
  EXPECT_EQ(missing.stand_in_outcome, world::Outcome::no_effect);
}

TEST(ReaderTest, ReasonsAreTrimmed) {
  const Script script = only(
      "title: t\ndevice: mdr-1000x\nsteps: [wear]\ncovers: P1\n"
      "description: |\n  one\n  two\n\nknown-failure: >\n  a\n  b\n");
  EXPECT_EQ(script.description, "one\ntwo");
  EXPECT_EQ(script.known_failure_reason, "a b");
  EXPECT_EQ(script.covers, std::vector<std::string>{"P1"});
}

TEST(ReaderTest, AStatedSeedIsMarkedAsSuch) {
  EXPECT_TRUE(
      only("title: t\ndevice: mdr-1000x\nunit: {seed: 1}\nsteps: [{wait: 1 s}]\n").unit.seed_given);
  EXPECT_FALSE(only("title: t\ndevice: mdr-1000x\nsteps: [{wait: 1 s}]\n").unit.seed_given);
}

}  // namespace
}  // namespace headloop::script
