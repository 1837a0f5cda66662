#include "sim/world/matcher.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/world/fake_bench.hpp"

namespace headloop::world {
namespace {

constexpr Instant start{seconds(10).ns};
constexpr Duration tick = nanoseconds(1);

Cue look(LedLook look, int count = 1) {
  Cue cue;
  cue.look = std::move(look);
  cue.count = count;
  return cue;
}
Cue blinks(Colour colour) {
  LedLook described;
  described.kind = LedLook::Kind::blinks;
  described.colours = {colour};
  return look(described);
}
Cue of_kind(LedLook::Kind kind, std::vector<Colour> colours, int count = 1) {
  LedLook described;
  described.kind = kind;
  described.colours = std::move(colours);
  return look(described, count);
}
Cue pulses(int times) {
  Cue cue = of_kind(LedLook::Kind::pulses, {Colour::blue});
  cue.look->times = times;
  return cue;
}
Cue point(Channel channel) {
  Cue cue;
  cue.channel = channel;
  return cue;
}

// Feeds a Record to a Matcher both ways: all at once, and one observation after the other.
class Watching : public testing::Test {
 public:
  Watching& led(Instant at, LedSign sign) {
    record_.add(at, Channel::led, 0, sign);
    return *this;
  }
  Instant due(const Cue& cue, Instant anchor = start) {
    Matcher at_once;
    at_once.start(cue, face_, record_, anchor);

    Record growing;
    std::size_t known = position_at(record_, anchor);
    for (std::size_t i = 0; i < known; ++i) add(growing, record_[i]);
    Matcher step_by_step;
    step_by_step.start(cue, face_, growing, anchor);
    for (; known < record_.size(); ++known) {
      add(growing, record_[known]);
      step_by_step.observe(cue, face_, growing, known);
    }
    EXPECT_EQ(at_once.due(), step_by_step.due());
    EXPECT_EQ(at_once.sighted(), step_by_step.sighted());
    return at_once.due();
  }

  Faceplate face_ = fake_face();
  Record record_;
};

TEST_F(Watching, PointEventIsDueAtItsInstant) {
  Cue cue = point(Channel::voice);
  cue.what = static_cast<std::uint16_t>(Prompt::resetting);
  record_.add(start - tick, Channel::voice, 0, Prompt::resetting);
  record_.add(start + seconds(1), Channel::voice, 0, Prompt::pairing);
  EXPECT_EQ(due(cue), never);
  record_.add(start + seconds(2), Channel::voice, 0, Prompt::resetting);
  record_.add(start + seconds(3), Channel::voice, 0, Prompt::resetting);
  EXPECT_EQ(due(cue), start + seconds(2));
  EXPECT_EQ(due(cue, start - tick), start - tick) << "the anchor's own instant counts";
  cue.count = 2;
  EXPECT_EQ(due(cue), start + seconds(3));
  cue.count = 3;
  EXPECT_EQ(due(cue), never);
}

TEST_F(Watching, EveryFieldRestricts) {
  record_.add(start, Channel::machine, 2, std::uint16_t{7}, 40);
  Cue cue = point(Channel::machine);
  EXPECT_EQ(due(cue), start);
  for (const auto& [low, high, fits] :
       {std::tuple{40, 40, true}, {39, 41, true}, {41, 50, false}, {30, 39, false}}) {
    cue.a_min = low;
    cue.a_max = high;
    EXPECT_EQ(due(cue), fits ? start : never) << low << ".." << high;
  }
  cue = point(Channel::machine);
  cue.b_min = 0;
  EXPECT_EQ(due(cue), start);
  cue.b_max = -1;
  EXPECT_EQ(due(cue), never);
  cue = point(Channel::machine);
  cue.subject = 1;
  EXPECT_EQ(due(cue), never);
  cue = point(Channel::machine);
  cue.what = 6;
  EXPECT_EQ(due(cue), never);
  cue = point(Channel::machine);
  cue.state_name = 39;
  EXPECT_EQ(due(cue), never);
  cue.state_name = 40;
  EXPECT_EQ(due(cue), start);
}

TEST_F(Watching, ExceptedObservationDoesNotCount) {
  record_.add(start, Channel::beep, 0, std::uint16_t{2});
  Matcher matcher;
  matcher.start(point(Channel::beep), face_, record_, start, 0);
  EXPECT_EQ(matcher.due(), never);
  record_.add(start, Channel::beep, 0, std::uint16_t{2});
  matcher.observe(point(Channel::beep), face_, record_, 1);
  EXPECT_EQ(matcher.due(), start);
  EXPECT_EQ(matcher.sighted(), 1U);
}

TEST_F(Watching, SteadyLightIsRecognisedAtOnce) {
  led(start + seconds(1), LedSign::reset_refused);
  EXPECT_EQ(due(of_kind(LedLook::Kind::solid, {Colour::red})), start + seconds(1));
  EXPECT_EQ(due(of_kind(LedLook::Kind::solid, {})), start + seconds(1));
  EXPECT_EQ(due(of_kind(LedLook::Kind::solid, {Colour::green})), never);
  EXPECT_EQ(due(blinks(Colour::red)), never) << "solid red is not blinking red";
}

TEST_F(Watching, WhatShowsAtTheAnchorIsSeen) {
  led(start - seconds(5), LedSign::reset_refused);
  EXPECT_EQ(due(of_kind(LedLook::Kind::solid, {Colour::red})), start);
  EXPECT_EQ(due(of_kind(LedLook::Kind::off, {})), never);
  led(start - seconds(1), LedSign::write_failed);
  EXPECT_EQ(due(of_kind(LedLook::Kind::solid, {Colour::red})), never);
  EXPECT_EQ(due(blinks(Colour::red)), start + seconds(1)) << "one of two periods is over";
}

TEST_F(Watching, LedThatNeverLitIsDark) {
  EXPECT_EQ(due(of_kind(LedLook::Kind::off, {})), start);
  EXPECT_EQ(due(of_kind(LedLook::Kind::solid, {})), never);
}

TEST_F(Watching, SignThatShowsForNoTimeIsNotSeen) {
  led(start, LedSign::reset_refused).led(start, LedSign::on);
  EXPECT_EQ(due(of_kind(LedLook::Kind::solid, {Colour::red})), never);
  EXPECT_EQ(due(of_kind(LedLook::Kind::solid, {Colour::blue})), start);
}

TEST_F(Watching, RhythmNeedsItsFullPeriods) {
  led(start + seconds(1), LedSign::write_failed);
  EXPECT_EQ(due(blinks(Colour::red)), start + seconds(3));
  Cue cue = blinks(Colour::red);
  cue.look->periods = 5;
  EXPECT_EQ(due(cue), start + seconds(6));
  EXPECT_EQ(due(blinks(Colour::green)), never);
}

TEST_F(Watching, PatternReplacedTooEarlyWasNotSeen) {
  led(start, LedSign::write_failed).led(start + seconds(2) - tick, LedSign::on);
  EXPECT_EQ(due(blinks(Colour::red)), never);
}

TEST_F(Watching, PatternReplacedAtItsLastInstantWasSeen) {
  led(start, LedSign::write_failed).led(start + seconds(2), LedSign::on);
  EXPECT_EQ(due(blinks(Colour::red)), start + seconds(2));
}

TEST_F(Watching, RestartedPatternCountsAnew) {
  led(start, LedSign::write_failed).led(start + seconds(1), LedSign::write_failed);
  EXPECT_EQ(due(blinks(Colour::red)), start + seconds(3));
}

TEST_F(Watching, NthTimeNeedsAsManyCompletePatterns) {
  Cue cue = blinks(Colour::red);
  cue.count = 2;
  led(start, LedSign::write_failed);
  EXPECT_EQ(due(cue), never);
  led(start + seconds(2), LedSign::on).led(start + seconds(5), LedSign::write_failed);
  EXPECT_EQ(due(cue), start + seconds(7));
}

TEST_F(Watching, PeriodIsComparedWithinItsTolerance) {
  led(start, LedSign::write_failed);  // a period of 1 s
  for (const auto& [period_ms, fits] :
       {std::pair{1'000, true}, {1'111, true}, {1'112, false}, {910, true}, {909, false}}) {
    Cue cue = blinks(Colour::red);
    cue.look->period = milliseconds(period_ms);
    EXPECT_EQ(due(cue), fits ? start + seconds(2) : never) << period_ms;
  }
}

TEST_F(Watching, RapidIsBelowHalfASecond) {
  auto& sign = face_.leds[static_cast<std::size_t>(LedSign::pairing)];
  Cue cue = blinks(Colour::blue);
  cue.look->rapid = true;
  for (const auto& [dark, fits] :
       {std::pair{milliseconds(250), false}, {milliseconds(250) - tick, true}}) {
    sign = LedPattern{{{Colour::blue, milliseconds(250)}, {std::nullopt, dark}}, 0};
    record_.clear();
    led(start, LedSign::pairing);
    EXPECT_EQ(due(cue) != never, fits);
  }
}

TEST_F(Watching, AlternationKnowsNoOrder) {
  led(start, LedSign::reset_ready);
  EXPECT_EQ(due(of_kind(LedLook::Kind::alternates, {Colour::red, Colour::green})),
            start + seconds(2));
  EXPECT_EQ(due(of_kind(LedLook::Kind::alternates, {Colour::green, Colour::red})),
            start + seconds(2));
  EXPECT_EQ(due(of_kind(LedLook::Kind::alternates, {Colour::green, Colour::blue})), never);
  EXPECT_EQ(due(blinks(Colour::red)), never);
}

TEST_F(Watching, BlinkingDoesNotAlternate) {
  led(start, LedSign::write_failed);
  EXPECT_EQ(due(of_kind(LedLook::Kind::alternates, {Colour::red, Colour::green})), never);
}

TEST_F(Watching, PulsesAreExactlySoManyAndThenDark) {
  led(start, LedSign::boot_loader);  // five of 200 + 300 ms
  const Instant over = start + milliseconds(2'500);
  EXPECT_EQ(due(pulses(5)), over);
  EXPECT_EQ(due(pulses(4)), never);
  EXPECT_EQ(due(pulses(6)), never);
  EXPECT_EQ(due(pulses(5), over), over) << "the person saw them come to an end";
  EXPECT_EQ(due(pulses(5), over + tick), never);
  led(over - tick, LedSign::on);
  EXPECT_EQ(due(pulses(5)), never);
}

TEST_F(Watching, FinitePatternEndsDark) {
  led(start, LedSign::boot_loader);
  EXPECT_EQ(due(of_kind(LedLook::Kind::off, {})), start + milliseconds(2'200));
  Cue cue = blinks(Colour::blue);
  EXPECT_EQ(due(cue), start + seconds(1));
  cue.look->periods = 5;
  EXPECT_EQ(due(cue), start + milliseconds(2'500));
  cue.look->periods = 6;
  EXPECT_EQ(due(cue), never);
  EXPECT_EQ(due(blinks(Colour::blue), start + milliseconds(2'500)), never) << "it is over";
}

TEST_F(Watching, FlashIsSeenAtItsOnset) {
  led(start + seconds(1), LedSign::reset_ready);  // red, green at +500 ms, red, green at +1500 ms
  const Cue second_green = of_kind(LedLook::Kind::flashes, {Colour::green}, 2);
  EXPECT_EQ(due(second_green), start + milliseconds(2'500));
  EXPECT_EQ(due(of_kind(LedLook::Kind::flashes, {Colour::red})), start + seconds(1));
  EXPECT_EQ(due(of_kind(LedLook::Kind::flashes, {Colour::blue})), never);
  led(start + milliseconds(2'500) - tick, LedSign::on);
  EXPECT_EQ(due(second_green), never);
}

TEST_F(Watching, FlashesBeforeTheAnchorDoNotCount) {
  led(start, LedSign::reset_ready);
  const Cue green = of_kind(LedLook::Kind::flashes, {Colour::green});
  EXPECT_EQ(due(green, start + milliseconds(500)), start + milliseconds(500));
  EXPECT_EQ(due(green, start + milliseconds(500) + tick), start + milliseconds(1'500));
  led(start + seconds(30), LedSign::boot_loader);
  const Cue fifth = of_kind(LedLook::Kind::flashes, {Colour::blue}, 5);
  EXPECT_EQ(due(fifth, start + seconds(30)), start + seconds(32));
  EXPECT_EQ(due(fifth, start + seconds(30) + tick), never);
}

TEST_F(Watching, NamedSignNeedsNoPattern) {
  Cue cue = of_kind(LedLook::Kind::named, {});
  cue.look->sign = LedSign::pairing;  // the fake product has no pattern for it
  led(start + seconds(1), LedSign::pairing);
  EXPECT_EQ(due(cue), start + seconds(1));
  EXPECT_EQ(due(of_kind(LedLook::Kind::off, {})), start) << "and it stays dark";
}

TEST_F(Watching, OrderOfChannelsWithinAnInstantDoesNotMatter) {
  record_.add(start, Channel::voice, 0, Prompt::resetting);
  led(start, LedSign::write_failed);
  record_.add(start, Channel::step, 0, StepEdge::begin);
  const Instant before = due(blinks(Colour::red));
  const Instant voice_before = due(point(Channel::voice));
  record_.sort_canonically();
  EXPECT_EQ(due(blinks(Colour::red)), before);
  EXPECT_EQ(due(point(Channel::voice)), voice_before);
}

}  // namespace
}  // namespace headloop::world
