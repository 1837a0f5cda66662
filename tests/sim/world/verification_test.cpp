// The four procedures from end to end: what the person does, and when the result is written.
#include "sim/world/verification.hpp"

#include <gtest/gtest.h>

#include "tests/sim/world/stage.hpp"

namespace headloop::world {
namespace {

constexpr Duration tick = nanoseconds(1);
constexpr Instant t(Duration since_begin) { return Instant{} + since_begin; }

Step verify(headloop::Test test) {
  Step made = step(Action::verify);
  made.test = test;
  return made;
}

// gtest has a Test of its own, so ours is spelled out here.
struct Result {
  Instant at;
  Check check;
};

class Verifying : public testing::Test, public Stage {
 public:
  Verifying() { script.hosts = {HostSetup{.name = "phone"}}; }

  std::vector<Result> results() const {
    std::vector<Result> list;
    for (const Observation& o : record.observations()) {
      if (o.channel != Channel::check) continue;
      list.push_back(
          {o.at, {static_cast<CheckResult>(o.what), o.a, static_cast<CheckReason>(o.b)}});
    }
    return list;
  }
  void link(RadioEvent event, Instant at) { bench.plan(at, Channel::radio, event); }
  void advertise(Instant at, std::int64_t address) {
    bench.plan(at, Channel::radio, RadioEvent::advertising, 0, address);
  }
  Observation gauge(int percent) const {
    return {{}, Channel::gauge, 0, 0, static_cast<std::int32_t>(percent), 0};
  }
};

TEST_F(Verifying, AddressIsComparedWithTheOneThatAPhoneLists) {
  script.steps = {wait_for(seconds(60)), verify(headloop::Test::address),
                  verify(headloop::Test::address)};
  script.hosts[0].paired = false;
  advertise(t({}), 0x020000000001);
  link(RadioEvent::paired, t(seconds(1)));
  advertise(t(seconds(60) + milliseconds(1)), 0x060000000001);
  advertise(t(seconds(61)), 0x060000000001);
  play();
  EXPECT_EQ(acts(), (std::vector<Done>{{t(seconds(60)), "scan", 0},
                                       {t(seconds(60) + milliseconds(1)) + tick, "scan", 0}}));
  ASSERT_EQ(results().size(), 2U);
  EXPECT_EQ(results()[0].at, t(seconds(60) + milliseconds(1)) + tick);
  EXPECT_EQ(results()[0].check, (Check{CheckResult::pass, 1, CheckReason::none}));
  EXPECT_EQ(results()[1].check, (Check{CheckResult::fail, 0, CheckReason::address_kept}))
      << "the last scan is what counts";
}

TEST_F(Verifying, ScanGivesUpAfterTenSeconds) {
  script.steps = {verify(headloop::Test::address)};
  advertise(t(scan_patience), 0x020000000001);
  play();
  EXPECT_EQ(results()[0].at, t(scan_patience));
  EXPECT_EQ(results()[0].check.reason, CheckReason::not_seen);
}

TEST_F(Verifying, FirstAddressEverSeenProvesNothing) {
  script.hosts[0].paired = false;
  script.steps = {verify(headloop::Test::address)};
  advertise(t(seconds(1)), 0x020000000001);
  play();
  EXPECT_EQ(results()[0].check.reason, CheckReason::not_noted);
}

TEST_F(Verifying, RampIsMeasuredFromPuttingOn) {
  script.steps = {verify(headloop::Test::anc_ramp)};
  bench.answer(Act::wear, seconds(30),
               {{}, Channel::anc, 0, static_cast<std::uint16_t>(AncEvent::full)});
  play();
  const Instant end = t(ramp_observed);
  EXPECT_EQ(acts(),
            (std::vector<Done>{
                {t({}), "quiet", 0}, {t({}), "wear", 0}, {end, "take-off", 0}, {end, "quiet", 0}}));
  EXPECT_EQ(results()[0].at, end);
  EXPECT_EQ(results()[0].check, (Check{CheckResult::pass, 30'000, CheckReason::none}));
}

TEST_F(Verifying, WhoWearsTheUnitTakesItOffFirstAndKeepsItOnAfterwards) {
  script.unit.worn = true;
  script.steps = {verify(headloop::Test::anc_ramp)};
  bench.answer(Act::wear, Duration{},
               {{}, Channel::anc, 0, static_cast<std::uint16_t>(AncEvent::full)});
  play();
  const Instant worn = t(Verification::between_wearings);
  EXPECT_EQ(acts(), (std::vector<Done>{{t({}), "quiet", 0},
                                       {t({}), "take-off", 0},
                                       {worn, "wear", 0},
                                       {worn + ramp_observed, "quiet", 0}}));
  EXPECT_EQ(results()[0].check, (Check{CheckResult::fail, 0, CheckReason::full_at_once}));
}

TEST_F(Verifying, SecondRampWaitsUntilTheUnitHasNoticedTheFirstOnesEnd) {
  script.steps = {verify(headloop::Test::anc_ramp), verify(headloop::Test::anc_ramp)};
  play();
  const Instant end = t(ramp_observed);
  const Instant again = end + Verification::between_wearings;
  const Instant over = again + ramp_observed;
  EXPECT_EQ(acts(), (std::vector<Done>{{t({}), "quiet", 0},
                                       {t({}), "wear", 0},
                                       {end, "take-off", 0},
                                       {end, "quiet", 0},
                                       {end, "quiet", 0},
                                       {again, "wear", 0},
                                       {over, "take-off", 0},
                                       {over, "quiet", 0}}));
}

TEST_F(Verifying, BatteryIsChargedThenPlayedForAnHour) {
  script.steps = {verify(headloop::Test::battery)};
  bench.answer(Act::play, Duration{},
               {{}, Channel::audio, 0, static_cast<std::uint16_t>(AudioEvent::play), 70});
  bench.answer(Act::plug, hours(3), gauge(100));
  bench.answer(Act::play, minutes(30), gauge(98));
  bench.answer(Act::play, minutes(60) - tick, gauge(96));
  link(RadioEvent::link_up, t(hours(1)));
  play();
  const Instant full = t(Verification::full_charge);
  EXPECT_EQ(acts(), (std::vector<Done>{{t({}), "plug", 0},
                                       {full, "unplug", 0},
                                       {full, "play", 0},
                                       {full + played, "pause", 0}}));
  EXPECT_EQ(bench.stimuli[2].stimulus.value, 70);
  EXPECT_EQ(results()[0].check, (Check{CheckResult::pass, 1, CheckReason::none}));
}

TEST_F(Verifying, FullGaugeNeedsNoCharging) {
  script.steps = {step(Action::plug), wait_for(seconds(1)), verify(headloop::Test::battery)};
  bench.plan(t({}), Channel::gauge, 0, 100);
  play();
  const Instant begun = t(seconds(1)) + Verification::link_patience;
  EXPECT_EQ(acts(), (std::vector<Done>{{t({}), "plug", 0},
                                       {t(seconds(1)), "unplug", 0},
                                       {t(seconds(1)), "connect", 0},
                                       {begun, "play", 0},
                                       {begun + played, "pause", 0}}));
  EXPECT_EQ(results()[0].check.reason, CheckReason::not_seen) << "nothing was heard";
}

TEST_F(Verifying, UnitThatDiesEndsTheHour) {
  script.steps = {verify(headloop::Test::battery)};
  bench.plan(t({}), Channel::gauge, 0, 100);
  link(RadioEvent::link_up, t({}));
  script.steps.insert(script.steps.begin(), wait_for(seconds(1)));
  bench.answer(Act::play, minutes(12),
               {{}, Channel::power, 0, static_cast<std::uint16_t>(PowerEvent::off)});
  play();
  EXPECT_EQ(results()[0].at, t(seconds(1) + minutes(12)) + tick);
  EXPECT_EQ(results()[0].check.reason, CheckReason::died);
  EXPECT_EQ(acts().back().what, "play") << "there is nothing to pause";
}

TEST_F(Verifying, AssistantIsAskedOnceTheHostIsConnected) {
  script.steps = {verify(headloop::Test::assistant)};
  bench.answer(Act::wake_word, milliseconds(900),
               {{}, Channel::audio, 0, static_cast<std::uint16_t>(AudioEvent::assistant_answer)});
  play();
  const Instant asked = t(Verification::link_patience);
  EXPECT_EQ(acts(), (std::vector<Done>{{t({}), "connect", 0}, {asked, "wake-word", 0}}));
  EXPECT_EQ(results()[0].at, asked + milliseconds(900) + tick);
  EXPECT_EQ(results()[0].check, (Check{CheckResult::pass, 900, CheckReason::none}));
}

TEST_F(Verifying, AssistantThatDoesNotAnswerIsGivenTenSeconds) {
  link(RadioEvent::link_up, t({}));
  script.steps = {wait_for(seconds(1)), verify(headloop::Test::assistant)};
  play();
  EXPECT_EQ(results()[0].at, t(seconds(1)) + answer_patience);
  EXPECT_EQ(results()[0].check.reason, CheckReason::no_answer);
}

TEST_F(Verifying, ScriptSaysHowLongToObserve) {
  Step brief = verify(headloop::Test::anc_ramp);
  brief.duration = ns(seconds(20));
  script.steps = {brief};
  bench.answer(Act::wear, seconds(25),
               {{}, Channel::anc, 0, static_cast<std::uint16_t>(AncEvent::full)});
  play();
  EXPECT_EQ(results()[0].at, t(seconds(20)));
  EXPECT_EQ(results()[0].check, (Check{CheckResult::inconclusive, -20'000, CheckReason::not_seen}))
      << "18 s more are allowed";
}

}  // namespace
}  // namespace headloop::world
