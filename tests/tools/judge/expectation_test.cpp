// Each kind of expectation, at its edges: one nanosecond inside, one outside.
#include "tools/judge/expectation.hpp"

#include <gtest/gtest.h>

#include "tests/tools/judge/courtroom.hpp"

namespace headloop::judge {
namespace {

using world::Cue;
using world::Expectation;
using Kind = world::Expectation::Kind;

constexpr Duration tick = nanoseconds(1);
constexpr Instant anchor{seconds(10).ns};

Cue named(Cue cue, std::string text) {
  cue.text = std::move(text);
  return cue;
}
Cue red_light() {
  Cue cue;
  cue.text = "led solid red";
  cue.look = world::LedLook{};
  cue.look->kind = world::LedLook::Kind::solid;
  cue.look->colours = {world::Colour::red};
  return cue;
}

class Expecting : public testing::Test {
 public:
  Expecting() { result_.end = anchor + hours(1); }

  Expecting& add(Instant at, Channel channel, int what, int a = 0) {
    record_.add(at, channel, 0, static_cast<std::uint16_t>(what), a);
    return *this;
  }
  Expecting& led(Instant at, LedSign sign) { return add(at, Channel::led, static_cast<int>(sign)); }
  Judged judged(const Expectation& e, Instant step_ended = anchor + seconds(60)) const {
    const Case on{script_,
                  face_,
                  record_,
                  bench_,
                  surroundings_,
                  result_,
                  [](const Observation& o) { return fmt::format("{}/{}", o.what, o.a); },
                  &before_};
    return judge_expectation(on, e, {anchor, step_ended});
  }
  bool met(const Expectation& e) const { return judged(e).met; }

  world::Script script_;
  world::Faceplate face_ = world::fake_face();
  world::FakeBench bench_;
  world::Surroundings surroundings_;
  Record record_;
  Record before_;
  world::RunResult result_;
};

TEST_F(Expecting, WithinIncludesItsLastInstant) {
  const Expectation e = world::expectation(Kind::within, beep(2), seconds(5));
  EXPECT_FALSE(met(e));
  add(anchor + seconds(5), Channel::beep, 2);
  const Judged judged = this->judged(e);
  EXPECT_TRUE(judged.met);
  EXPECT_EQ(judged.at, anchor + seconds(5));
  EXPECT_EQ(judged.evidence.begin, 0U);
  EXPECT_EQ(judged.evidence.end, 1U);
}

TEST_F(Expecting, WithinIsOverOneNanosecondLater) {
  add(anchor + seconds(5) + tick, Channel::beep, 2);
  const Judged judged = this->judged(world::expectation(Kind::within, beep(2), seconds(5)));
  EXPECT_FALSE(judged.met);
  EXPECT_EQ(judged.at, anchor + seconds(5));
  EXPECT_EQ(
      judged.found,
      "nothing on channel beep up to 15 s; it came 0.000000001 s too late, at 15.000000001 s");
}

TEST_F(Expecting, WithinKnowsTooEarly) {
  Expectation e = world::expectation(Kind::within, beep(2), seconds(5));
  e.not_before = world::ns(seconds(2));
  add(anchor + seconds(2), Channel::beep, 2);
  EXPECT_TRUE(met(e));
  record_.clear();
  add(anchor + seconds(2) - tick, Channel::beep, 2).add(anchor + seconds(3), Channel::beep, 2);
  EXPECT_EQ(judged(e).found, "0.000000001 s too early: already at 11.999999999 s");
}

TEST_F(Expecting, WithinInTicksUsesTheUnitsClock) {
  Expectation e = world::expectation(Kind::within, beep(2), {});
  e.span = world::ticks(32'768);
  add(anchor + seconds(1), Channel::beep, 2);
  EXPECT_TRUE(met(e));
  e.span = world::ticks(32'767);
  EXPECT_FALSE(met(e));
}

TEST_F(Expecting, WithinWithoutALengthEndsWithItsStep) {
  const Expectation e = world::expectation(Kind::within, beep(2), {});
  add(anchor + seconds(7), Channel::beep, 2);
  EXPECT_TRUE(judged(e, anchor + seconds(7)).met);
  EXPECT_FALSE(judged(e, anchor + seconds(7) - tick).met);
}

TEST_F(Expecting, WithinSaysWhatWasThereInstead) {
  const Expectation e = world::expectation(Kind::within, red_light(), seconds(5));
  led(anchor - seconds(1), LedSign::on);
  EXPECT_EQ(judged(e).found, "nothing new on channel led up to 15 s; last was led 2/0 at 9 s");
  led(anchor + seconds(1), LedSign::write_failed);
  const Judged judged = this->judged(e);
  EXPECT_EQ(judged.found, "led 13/0 at 11 s");
  EXPECT_EQ(judged.evidence.begin, 1U);
}

TEST_F(Expecting, WindowThatTheRunDidNotReachProvesNothing) {
  result_.end = anchor + seconds(3);
  for (const Kind kind : {Kind::within, Kind::never, Kind::stays}) {
    const Judged judged = this->judged(world::expectation(
        kind,
        kind == Kind::stays ? named(world::cue(Channel::power, PowerEvent::on), "on") : beep(2),
        seconds(5)));
    EXPECT_FALSE(judged.met);
    if (kind == Kind::stays) continue;  // there it fails for want of any state
    EXPECT_EQ(judged.found, "the run ended at 13 s, before this was decided");
  }
}

TEST_F(Expecting, LookThatWouldOnlyBeCompleteAfterTheRunWasNotSeen) {
  Cue blinking = world::blinking(world::Colour::red);
  led(anchor, LedSign::write_failed);
  result_.end = anchor + seconds(2) - tick;
  EXPECT_FALSE(met(world::expectation(Kind::within, blinking, seconds(5))));
  result_.end = anchor + seconds(2);
  EXPECT_TRUE(met(world::expectation(Kind::within, blinking, seconds(5))));
}

TEST_F(Expecting, NeverEndsBeforeItsLastInstant) {
  const Expectation e = world::expectation(Kind::never, beep(2), seconds(5));
  EXPECT_TRUE(met(e));
  add(anchor - tick, Channel::beep, 2).add(anchor + seconds(5), Channel::beep, 2);
  EXPECT_TRUE(met(e));
}

TEST_F(Expecting, NeverIsBrokenInsideItsTime) {
  for (const Duration when : {Duration{}, seconds(5) - tick}) {
    record_.clear();
    add(anchor + when, Channel::beep, 2);
    const Judged judged = this->judged(world::expectation(Kind::never, beep(2), seconds(5)));
    EXPECT_FALSE(judged.met);
    EXPECT_EQ(judged.at, anchor + when);
  }
  EXPECT_EQ(judged(world::expectation(Kind::never, beep(2), seconds(5))).found,
            "beep 2/0 at 14.999999999 s");
}

TEST_F(Expecting, NeverWithoutALengthLastsToTheEndOfTheRun) {
  const Expectation e = world::expectation(Kind::never, beep(2), {});
  EXPECT_TRUE(met(e));
  add(result_.end, Channel::beep, 2);
  EXPECT_FALSE(met(e));
}

TEST_F(Expecting, NeverSeesWhatTheLedShowsAlready) {
  led(anchor - seconds(9), LedSign::reset_refused);
  const Judged judged = this->judged(world::expectation(Kind::never, red_light(), seconds(5)));
  EXPECT_FALSE(judged.met);
  EXPECT_EQ(judged.at, anchor);
  EXPECT_EQ(judged.found, "led 10/0 at 1 s, and so at 10 s");
}

TEST_F(Expecting, StaysNeedsTheStateFromTheBeginOn) {
  const Expectation e = world::expectation(
      Kind::stays, named(world::cue(Channel::power, PowerEvent::on), "power on"), seconds(5));
  EXPECT_EQ(judged(e).found, "nothing on channel power yet");
  add(anchor + tick, Channel::power, static_cast<int>(PowerEvent::on));
  EXPECT_FALSE(met(e));
  record_.clear();
  add(anchor, Channel::power, static_cast<int>(PowerEvent::on));
  EXPECT_TRUE(met(e));
}

TEST_F(Expecting, StaysIsBrokenByAnythingElseOnTheChannel) {
  const Expectation e = world::expectation(
      Kind::stays, named(world::cue(Channel::power, PowerEvent::on), "power on"), seconds(5));
  add(anchor - seconds(1), Channel::power, static_cast<int>(PowerEvent::on));
  add(anchor + seconds(1), Channel::power, static_cast<int>(PowerEvent::on));
  EXPECT_TRUE(met(e)) << "the same again is no change";
  add(anchor + seconds(5) - tick, Channel::power, static_cast<int>(PowerEvent::boot), 1);
  const Judged judged = this->judged(e);
  EXPECT_EQ(judged.found, "power 2/1 at 14.999999999 s");
  EXPECT_EQ(judged.at, anchor + seconds(5) - tick);
}

TEST_F(Expecting, StaysIsOverAtItsLastInstant) {
  add(anchor - seconds(1), Channel::power, static_cast<int>(PowerEvent::on));
  add(anchor + seconds(5), Channel::power, static_cast<int>(PowerEvent::boot));
  EXPECT_TRUE(
      met(world::expectation(Kind::stays, world::cue(Channel::power, PowerEvent::on), seconds(5))));
}

TEST_F(Expecting, StaysLooksAtOneSubjectIfTheCueDoes) {
  Cue down = world::cue(Channel::key, KeyEdge::down);
  down.subject = 0;
  add(anchor, Channel::key, static_cast<int>(KeyEdge::down));
  record_.add(anchor + seconds(1), Channel::key, 1, KeyEdge::up);
  EXPECT_TRUE(met(world::expectation(Kind::stays, down, seconds(5))));
  down.subject.reset();
  EXPECT_FALSE(met(world::expectation(Kind::stays, down, seconds(5))));
}

TEST_F(Expecting, StaysAsItStoodBeforeTheRun) {
  Cue up = named(world::cue(Channel::key, KeyEdge::up), "key up");
  up.subject = 1;
  const Expectation e = world::expectation(Kind::stays, up, seconds(5));
  EXPECT_EQ(judged(e).found, "nothing on channel key yet");
  before_.add(Instant{}, Channel::key, 0, KeyEdge::down);
  before_.add(Instant{}, Channel::key, 1, KeyEdge::down);
  EXPECT_EQ(judged(e).found, "key 1/0 before the run began, and so at 10 s");
  before_.add(Instant{}, Channel::key, 1, KeyEdge::up);
  EXPECT_TRUE(met(e)) << "the last one stands";
  record_.add(anchor + seconds(3), Channel::key, 0, KeyEdge::down);
  EXPECT_TRUE(met(e)) << "another key";
  record_.add(anchor + seconds(4), Channel::key, 1, KeyEdge::down);
  EXPECT_EQ(judged(e).at, anchor + seconds(4));
}

TEST_F(Expecting, LedStaysAsItLooks) {
  const Expectation red = world::expectation(Kind::stays, red_light(), seconds(5));
  led(anchor - seconds(9), LedSign::reset_refused);
  EXPECT_TRUE(met(red));
  led(anchor + seconds(2), LedSign::on).led(anchor + seconds(2), LedSign::reset_refused);
  EXPECT_TRUE(met(red)) << "what shows for no time is not seen";
  led(anchor + seconds(3), LedSign::on).led(anchor + seconds(3) + tick, LedSign::reset_refused);
  EXPECT_FALSE(met(red));
}

TEST_F(Expecting, LedThatNeverLitStaysDark) {
  Cue dark;
  dark.look = world::LedLook{};
  dark.look->kind = world::LedLook::Kind::off;
  EXPECT_TRUE(met(world::expectation(Kind::stays, dark, seconds(5))));
  EXPECT_FALSE(met(world::expectation(Kind::stays, red_light(), seconds(5))));
}

TEST_F(Expecting, FinitePatternDoesNotStay) {
  const Cue blinking = world::blinking(world::Colour::blue);
  led(anchor, LedSign::boot_loader);  // 2.5 s long
  EXPECT_TRUE(met(world::expectation(Kind::stays, blinking, milliseconds(2'500))));
  const Judged judged =
      this->judged(world::expectation(Kind::stays, blinking, milliseconds(2'500) + tick));
  EXPECT_FALSE(judged.met);
  EXPECT_EQ(judged.at, anchor + milliseconds(2'500));
}

TEST_F(Expecting, LatencyLiesBetweenItsLimits) {
  Expectation e = world::expectation(Kind::latency, beep(2), seconds(3));
  e.to = beep(3);
  e.not_before = world::ns(seconds(1));
  const Instant begin = anchor + minutes(1);
  const std::pair<Duration, bool> cases[] = {{seconds(1) - tick, false},
                                             {seconds(1), true},
                                             {seconds(3), true},
                                             {seconds(3) + tick, false}};
  for (const auto& [latency, fits] : cases) {
    record_.clear();
    add(begin, Channel::beep, 2).add(begin + latency, Channel::beep, 3);
    EXPECT_EQ(met(e), fits) << latency.ns;
  }
  EXPECT_EQ(judged(e).found, "beep 2 at 70 s, then it took 3.000000001 s");
}

TEST_F(Expecting, LatencyDoesNotEndWithWhatBeganIt) {
  Expectation e = world::expectation(Kind::latency, beep(2), seconds(3));
  e.to = beep(2);
  add(anchor, Channel::beep, 2);
  EXPECT_EQ(judged(e).found, "beep 2 at 10 s, then nothing more up to 13 s");
  add(anchor, Channel::beep, 2);
  EXPECT_TRUE(met(e)) << "another one at the same instant will do";
}

TEST_F(Expecting, LatencyNeedsItsBegin) {
  Expectation e = world::expectation(Kind::latency, beep(2), seconds(3));
  e.to = beep(3);
  add(anchor - tick, Channel::beep, 2).add(anchor + seconds(1), Channel::beep, 3);
  EXPECT_EQ(judged(e).found, "no beep 2: beep 3/0 at 11 s");
}

TEST_F(Expecting, TextSaysWhatIsAsked) {
  Expectation e = world::expectation(Kind::never, beep(2), seconds(3));
  EXPECT_EQ(question_of(e).text, "never beep 2 for 3 s");
  e.span.count = 0;
  EXPECT_EQ(question_of(e).text, "never beep 2");
  e = world::expectation(Kind::latency, beep(2), milliseconds(1'200));
  e.to = beep(3);
  EXPECT_EQ(question_of(e).text, "from beep 2 to beep 3 within 1.2 s");
}

}  // namespace
}  // namespace headloop::judge
