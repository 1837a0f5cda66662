#include "sim/world/run.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "sim/core/random.hpp"
#include "tests/sim/world/stage.hpp"

namespace headloop::world {
namespace {

constexpr Instant t(Duration since_begin) { return Instant{} + since_begin; }

TEST(Run, WorldComesBeforeTheUnitAtOneInstant) {
  Stage stage;
  stage.script.steps = {hold({0}, seconds(7)), wait_for(seconds(1))};
  stage.bench.plan(t(seconds(7)), Channel::voice, Prompt::resetting);
  stage.play();
  std::vector<Channel> at_release;
  for (const Observation& o : stage.record.observations()) {
    if (o.at == t(seconds(7))) at_release.push_back(o.channel);
  }
  EXPECT_EQ(at_release, (std::vector{Channel::act, Channel::step, Channel::step, Channel::voice}));
}

TEST(Run, WithinTheWorldAPowerCutComesFirstThenTheSurroundings) {
  Stage stage;
  stage.script.hosts = {HostSetup{.name = "phone", .randomises_address = true}};
  Step cut = step(Action::cut_power);
  cut.after = Surroundings::address_kept;
  stage.bench.plan(t({}), Channel::radio, RadioEvent::link_up);
  stage.script.steps = {cut, wait_for(Surroundings::address_kept), step(Action::plug)};
  stage.play();
  const Instant now = t(Surroundings::address_kept);
  EXPECT_EQ(stage.acts(),
            (std::vector<Done>{{now, "cut-power", 0}, {now, "connect", 0}, {now, "plug", 0}}));
}

TEST(Run, StopsAtItsLimitAndCanGoOn) {
  Stage stage;
  stage.script.steps = {wait_for(seconds(1)), step(Action::plug)};
  Player player(stage.script);
  Limits limits;
  limits.until = t(seconds(1) - nanoseconds(1));
  EXPECT_FALSE(run(stage.scene(), stage.bench, player, stage.record, limits).over);
  EXPECT_TRUE(stage.acts().empty());
  limits.until = t(seconds(1));
  EXPECT_TRUE(run(stage.scene(), stage.bench, player, stage.record, limits).over);
  EXPECT_EQ(stage.acts().size(), 1U);
}

TEST(Run, TakesAnyBenchThroughItsInterface) {
  Stage stage;
  stage.script.steps = {hold({0}, seconds(7))};
  Bench& bench = stage.bench;
  Player player(stage.script);
  const RunResult result = run(stage.scene(), bench, player, stage.record);
  EXPECT_EQ(result.end, t(seconds(7)));
}

TEST(Run, EmptyScriptIsOverAtOnce) {
  Stage stage;
  stage.play();
  EXPECT_TRUE(stage.result.over);
  EXPECT_EQ(stage.record.size(), 0U);
}

// Always has something to do right now.
class LivelockedBench final : public Bench {
 public:
  void apply(const Stimulus&, Instant, Record&) override {}
  Instant next_deadline() const override { return now_; }
  void fire(Instant, Record&) override { now_ = now_ + step; }
  Instant after_ticks(Instant from, Ticks) const override { return from; }
  std::int64_t inspect(Property, Instant) const override { return 0; }
  std::uint64_t events() const override { return 0; }

  Duration step;

 private:
  Instant now_ = t(seconds(1));
};

TEST(RunDeathTest, LivelockIsOurOwnFault) {
  Stage stage;
  stage.script.title = "livelock";
  stage.script.steps = {wait_for(seconds(2))};
  const auto run_with = [&](Duration step, Limits limits) {
    LivelockedBench bench;
    bench.step = step;
    Player player(stage.script);
    run(stage.scene(), bench, player, stage.record, limits);
  };
  EXPECT_DEATH(run_with(Duration{}, {}), "time goes on(.|\n)*livelock(.|\n)*1000000000 ns");
  Limits few;
  few.events = 1'000;
  EXPECT_DEATH(run_with(nanoseconds(1), few), "budget of events");
  EXPECT_DEATH(run_with(nanoseconds(-1), {}), "time never goes back");
}

// Random scripts against a bench that answers at random.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : seed_(seed) {}

  std::int64_t number(std::int64_t low, std::int64_t high) {
    return draw_between(seed_, Purpose::test_script, ordinal_++, low, high);
  }
  template <class E>
  E word() {
    return static_cast<E>(number(0, static_cast<std::int64_t>(count_of<E>()) - 1));
  }
  Span span() {
    if (number(0, 3) == 0) return ticks(number(0, 1'000'000));
    return ns(number(0, 1) == 0 ? milliseconds(number(0, 20'000)) : nanoseconds(number(0, 3)));
  }
  Cue cue() {
    if (number(0, 1) == 0) return blinking(word<Colour>());
    Cue made = number(0, 1) == 0 ? world::cue(Channel::voice, word<Prompt>())
                                 : world::cue(Channel::led, word<LedSign>());
    made.count = static_cast<int>(number(1, 3));
    return made;
  }
  Expectation expectation() {
    Expectation made;
    made.kind = word<Expectation::Kind>();
    made.cue = cue();
    made.to = cue();
    made.span = span();
    return made;
  }
  Step random_step() {
    Step made = step(word<Action>(), {});
    const auto fingers = number(0, 3);
    for (std::uint8_t i = 0; i < fingers; ++i) {
      made.controls.push_back({i, false, {}});
      made.skew.push_back(milliseconds(number(0, 50)));
    }
    if (number(0, 2) > 0) made.duration = span();
    if (number(0, 2) == 0 && made.action != Action::expect) made.until = cue();
    if (number(0, 1) == 0) made.at_most = span();
    made.reaction = milliseconds(number(0, 1) * number(0, 300));
    if (made.action == Action::tap && number(0, 2) == 0) made.gesture = word<Gesture>();
    made.count = static_cast<int>(number(0, 4));
    made.host = static_cast<std::uint8_t>(number(0, 1));
    made.host_action = word<HostAction>();
    made.app_action = word<AppAction>();
    made.test = word<Test>();
    made.value = number(0, 100);
    if (number(0, 3) == 0) made.after = milliseconds(number(0, 5'000));
    made.skipped = number(0, 9) == 0;
    const auto expectations = made.action == Action::expect ? 1 : number(0, 2);
    for (int i = 0; i < expectations; ++i) made.expects.push_back(expectation());
    return made;
  }
  Stage stage() {
    Stage made;
    made.script.unit.seed = seed_;
    made.script.hosts = {HostSetup{.name = "a", .randomises_address = true},
                         HostSetup{.name = "b"}};
    for (std::int64_t i = number(1, 12); i > 0; --i) made.script.steps.push_back(random_step());
    for (std::int64_t i = number(0, 40); i > 0; --i) {
      made.bench.plan(observation(t(milliseconds(number(0, 120'000)))));
    }
    for (std::int64_t i = number(0, 10); i > 0; --i) {
      made.bench.answer(word<Act>(), milliseconds(number(0, 1) * number(0, 5'000)),
                        observation({}));
    }
    return made;
  }
  Observation observation(Instant at) {
    switch (number(0, 4)) {
      case 0: return {at, Channel::voice, 0, static_cast<std::uint16_t>(word<Prompt>())};
      case 1:
        return {at,
                Channel::radio,
                static_cast<std::uint8_t>(number(0, 1)),
                static_cast<std::uint16_t>(word<RadioEvent>()),
                0,
                number(1, 1'000)};
      case 2: return {at, Channel::gauge, 0, 0, static_cast<std::int32_t>(number(0, 100))};
      default: return {at, Channel::led, 0, static_cast<std::uint16_t>(word<LedSign>())};
    }
  }

 private:
  std::uint64_t seed_;
  std::uint64_t ordinal_ = 0;
};

constexpr std::uint64_t seeds = 1'000;

TEST(RandomScripts, EndWithTimeInOrderAndEveryStepDecided) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    Stage stage = Generator(seed).stage();
    stage.play();
    ASSERT_TRUE(stage.result.over);
    std::vector<int> edges(stage.script.steps.size());
    Instant last;
    for (const Observation& o : stage.record.observations()) {
      ASSERT_GE(o.at, last) << "seed " << seed;
      last = o.at;
      if (o.channel == Channel::step) ++edges[static_cast<std::size_t>(o.a)];
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
      ASSERT_EQ(edges[i], stage.script.steps[i].skipped ? 1 : 2) << "seed " << seed;
    }
  }
}

// In the canonical order, too, whatever the world does comes first at its instant.
TEST(RandomScripts, MatcherOnTheFinishedRecordAgreesWithThePlayer) {
  int met = 0;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    Stage stage = Generator(seed).stage();
    stage.play();
    stage.record.sort_canonically();
    Instant begun;
    for (const Observation& o : stage.record.observations()) {
      if (o.channel != Channel::step) continue;
      const Step& step = stage.script.steps[static_cast<std::size_t>(o.a)];
      const auto edge = static_cast<StepEdge>(o.what);
      if (edge == StepEdge::begin) begun = o.at;
      if (!step.until || step.action == Action::verify || edge == StepEdge::begin) continue;
      Matcher matcher;
      matcher.start(*step.until, stage.face, stage.record, begun);
      if (edge == StepEdge::end) {
        ASSERT_LT(matcher.due(), o.at) << "seed " << seed << " step " << o.a;
        ++met;
      } else if (edge == StepEdge::gave_up) {
        // Too late by the Player's watch: the cue came at the instant of giving up, or after it.
        ASSERT_GE(matcher.due(), o.at) << "seed " << seed << " step " << o.a;
      }
    }
  }
  EXPECT_GT(met, 50);
}

TEST(RandomScripts, CopiesMadeInTheMiddleGoOnAlike) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Stage whole = Generator(seed).stage();
    whole.play();
    const Stage fresh = Generator(seed).stage();
    for (const std::uint64_t part : {std::uint64_t{1}, whole.result.events / 2}) {
      Stage first = fresh;
      Player player(first.script);
      Progress progress;
      for (std::uint64_t i = 0; i < part; ++i) {
        progress.advance(first.scene(), first.bench, player, first.record);
      }
      Stage second = first;
      Player copy = player;
      run(second.scene(), second.bench, copy, second.record);
      EXPECT_EQ(second.record.observations(), whole.record.observations()) << "seed " << seed;
      run(first.scene(), first.bench, player, first.record);
      EXPECT_EQ(first.record.observations(), whole.record.observations()) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace headloop::world
