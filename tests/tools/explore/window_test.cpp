// Edges and margins, from the thresholds of the data sheets by arithmetic in sight.
//
// On the nominal unit contacts are ideal and tick 0 falls on the instant 0. What moves at tick t is
// seen by the first look (a multiple of 328) at or after t + 3: the next tick, and two more in the
// synchroniser. All three looks of the debounce come as much later for a press as for a release.
#include "tools/explore/window.hpp"

#include <gmock/gmock.h>

#include "models/unit/unit.hpp"
#include "tests/tools/explore/procedures.hpp"
#include "tools/judge/outcome.hpp"

namespace headloop::explore {
namespace {

constexpr std::int64_t look = 328;

std::int64_t look_of(std::int64_t tick) { return (tick + 3 + look - 1) / look * look; }

// The least tick at which a contact has to move to be seen at `seen` or later.
std::int64_t least_seen_at(std::int64_t seen) { return (seen + look - 1) / look * look - look - 2; }

std::vector<std::int64_t> edges(const Window& window) {
  std::vector<std::int64_t> edges;
  for (const Interval& interval : window.intervals) {
    if (interval.from > Ticks{0}) edges.push_back(interval.from.count);
  }
  return edges;
}

Duration documented(const Window& window) { return duration_of(window.documented, window.hertz); }

// A reset that has been asked for at all: P1's 12 s are the hold up to the LED's sign, and letting
// go then, before the second green flash, is the person's own mistake.
Judgement judge_reset_begun(const judge::Case& on) {
  Judgement judgement = judge_by_script(on);
  judgement.ending.promised = judgement.ending.outcome != world::Outcome::no_effect;
  return judgement;
}

TEST(Window, Mdr1000xHasTwoEdges) {
  // Pressed at tick 0, seen at 328. Asked for after 392944 ticks, committed 24576 later.
  const Window window = window_of(mdr_1000x(), 1);
  const std::int64_t asked = least_seen_at(look_of(0) + 392'944);
  const std::int64_t committed = least_seen_at(look_of(0) + 392'944 + 24'576);
  EXPECT_THAT(edges(window), testing::ElementsAre(asked, committed));
  EXPECT_EQ(window.intervals[0].ending.outcome, world::Outcome::no_effect);
  EXPECT_EQ(window.intervals[1].ending.outcome, world::Outcome::partial);
  EXPECT_EQ(ending_text(window.intervals[1].ending), "partial, cleared bluetooth");
  EXPECT_EQ(window.intervals[2].ending.outcome, world::Outcome::works);
}

TEST(Window, PromptConfirmBeginsAtItsThreshold) {
  for (const world::Script& script : {mdr_1000xm2(), mdr_1000xm3()}) {
    const Window window = window_of(script, 1);
    EXPECT_EQ(edges(window).front(), least_seen_at(look_of(0) + 327'344));
    EXPECT_EQ(window.intervals[0].ending.outcome, world::Outcome::no_effect);
    EXPECT_TRUE(window.intervals[1].ending.promised);
  }
}

TEST(Window, Mdr1000xm4FirstPhaseEndsWithThePrompt) {
  // Seen at 328, edge two looks later, the prompt 228944 after that: it begins at tick 229928 and
  // lasts 1400 ms = 45875.2 ticks. Who lets go later waits for an end that is past.
  const Window window = window_of(mdr_1000xm4(), 1);
  const std::int64_t prompt_ends = look_of(0) + 2 * look + 228'944 + 45'875;
  EXPECT_THAT(edges(window),
              testing::ElementsAre(least_seen_at(look_of(0) + 228'944), prompt_ends + 1));
}

TEST(Window, Mdr1000xm4SecondPhaseIsTooLateAfterItsWindow) {
  // The firmware knows of the prompt's end at tick 275804. Its window of 99463 ticks ends at
  // 375267, the last look in it is 375232, and the first of the three that agree 374576: Power and
  // Volume Up are down before tick 374574. The prompt itself was over at 275803.2.
  const Window window = window_of(mdr_1000xm4(), 2);
  const std::int64_t window_ends = 275'804 + 99'463;
  const std::int64_t last_look = window_ends / look * look;
  const std::int64_t too_late = least_seen_at(last_look - 2 * look + 1);
  ASSERT_EQ(too_late, 374'574);
  EXPECT_THAT(edges(window), testing::ElementsAre(too_late - 275'803));
}

TEST(Window, MdrXb950n1CountsFromCall) {
  // Slid off at 0; Call goes down 500 ms = 16384 ticks later, the switch on another 16384 later.
  const Window rest = window_of(mdr_xb950n1(), 6);
  EXPECT_THAT(edges(rest), testing::ElementsAre(least_seen_at(look_of(16'384) + 491'016) - 32'768));
  // Immediately: Call's edge at most 65928 ticks after the switch's, both of them looks.
  const Window at_once = window_of(mdr_xb950n1(), 2);
  EXPECT_THAT(edges(at_once), testing::ElementsAre(least_seen_at(look_of(0) + 65'928 + 1)));
}

// What a claim says has to succeed on every unit: the data sheets' guard bands are made for that.
TEST(Window, EveryClaimedTimeIsSure) {
  struct Claim {
    world::Script script;
    std::size_t step;
    Duration time;
    Judge judge;
  };
  const std::vector<Claim> claims = {
      {mdr_1000x(), 1, seconds(12), judge_reset_begun},           // P1: hold_s 12
      {mdr_1000xm2(), 1, seconds(10), judge_by_script},           // P2: hold_s 10
      {mdr_1000xm3(), 1, seconds(10), judge_by_script},           // P2
      {mdr_1000xm4(), 1, seconds(7), judge_by_script},            // P3: hold_s 7, 5
      {mdr_1000xm4(), 2, seconds(3), judge_by_script},            // P3: gap_s 3
      {mdr_1000xm4(), 3, seconds(5), judge_by_script},            // P3
      {mdr_xb950n1(), 6, milliseconds(14'500), judge_by_script},  // P4: hold_s 15, from Call on
  };
  for (const Claim& claim : claims) {
    world::Script script = claim.script;
    const TimedStep step = timed(script, claim.step);
    set_length(script, step, {world::Span::Unit::ns, claim.time.ns}, 32'768);
    const Window window = window_of(script, claim.step, claim.judge);
    ASSERT_TRUE(window.sure && window.margin) << script.device;
    EXPECT_GE(*window.margin, Duration{}) << script.device << " step " << claim.step;
    EXPECT_TRUE(window.sure->contains(documented(window)));
    EXPECT_LE(window.possible.value().from, window.sure->from);
    EXPECT_GE(window.possible->to, window.sure->to);
    // The guard bands are as narrow as they can be: two looks and two bounces.
    EXPECT_LE(*window.margin, milliseconds(31)) << script.device << " step " << claim.step;
  }
}

bool works_as_drawn(world::Script script, const TimedStep& step, Duration length,
                    std::uint64_t seed) {
  script.unit.seed = seed;
  set_length(script, step, {world::Span::Unit::ns, length.ns}, 32'768);
  const models::Product& product = devices().product_of(script);
  const world::Scene scene{script, product.face};
  models::Unit unit(product, script);
  world::Player player(script);
  Record record;
  unit.show_at_begin(record);
  const world::RunResult result = world::run(scene, unit, player, record);
  return judge::find_outcome({script, product.face, record, unit, player.surroundings(), result,
                              [](const Observation&) { return std::string(); }})
             .outcome == *script.outcome;
}

// The sure window is found at extremes; units as they are drawn, that bounce, lie between them.
TEST(Window, HoldsOnDrawnUnits) {
  for (const auto& [script, number] : {std::pair{mdr_1000x(), 1},
                                       {mdr_1000xm2(), 1},
                                       {mdr_1000xm4(), 1},
                                       {mdr_1000xm4(), 2},
                                       {mdr_1000xm4(), 3},
                                       {mdr_xb950n1(), 2},
                                       {mdr_xb950n1(), 6}}) {
    const TimedStep step = timed(script, static_cast<std::size_t>(number));
    const Window window = window_of(script, static_cast<std::size_t>(number));
    ASSERT_TRUE(window.sure) << script.device;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      EXPECT_TRUE(works_as_drawn(script, step, window.sure->from, seed)) << script.device << seed;
      EXPECT_TRUE(works_as_drawn(script, step, window.sure->to, seed)) << script.device << seed;
      if (window.possible->from <= Duration{}) continue;
      const Duration below = window.possible->from - microseconds(2);
      EXPECT_FALSE(works_as_drawn(script, step, below, seed)) << script.device << seed;
    }
  }
}

TEST(Window, TilesItsRange) {
  for (const world::Script& script : {mdr_1000x(), mdr_1000xm2(), mdr_1000xm4(), mdr_xb950n1()}) {
    for (const TimedStep& step : timed_steps(script)) {
      const Window window = window_of(script, step.step + 1);
      std::int64_t next = 0;
      for (const Interval& interval : window.intervals) {
        EXPECT_EQ(interval.from.count, next);
        EXPECT_GE(interval.to, interval.from);
        next = interval.to.count + 1;
      }
      EXPECT_EQ(next, window.longest.count + 1);
      for (std::size_t i = 1; i < window.intervals.size(); ++i) {
        EXPECT_NE(window.intervals[i - 1].ending, window.intervals[i].ending);
      }
    }
  }
}

TEST(Window, LooksAsFarAsTheDocumentedTimeAsks) {
  const std::int64_t hertz = 32'768;
  EXPECT_EQ(window_of(mdr_1000x(), 1).longest, Ticks{60 * hertz});
  world::Script slow = mdr_1000x();
  slow.steps[1].duration = world::Span{world::Span::Unit::ns, seconds(20).ns};
  EXPECT_EQ(window_of(slow, 2).longest, Ticks{80 * hertz});
  EXPECT_EQ(window_of(slow, 2, judge_by_script, {.longest = seconds(3)}).longest, Ticks{3 * hertz});
}

TEST(Window, SaysHowFarOutsideATimeIs) {
  // Two seconds of a hold of twelve: 9.99 s short on the unit that asks for most.
  world::Script script = mdr_1000x();
  script.steps[0].duration = world::Span{world::Span::Unit::ns, seconds(2).ns};
  const Window window = window_of(script, 1, judge_reset_begun);
  EXPECT_FALSE(window.at_documented.promised);
  ASSERT_TRUE(window.margin && window.sure);
  EXPECT_EQ(*window.margin, seconds(2) - window.sure->from);
  EXPECT_GT(window.sure->from, milliseconds(11'960));
  EXPECT_LE(window.sure->from, seconds(12));
}

TEST(Window, AnyLengthWillDoWithoutAnEdge) {
  const Window window = window_of(mdr_1000x(), 2, judge_reset_begun, {.longest = seconds(10)});
  // Who cuts the run short sees a reset that is not through; it has begun all the same.
  ASSERT_EQ(window.intervals.size(), 2U);
  EXPECT_EQ(window.intervals[0].ending.outcome, world::Outcome::partial);
  EXPECT_TRUE(window.intervals[0].ending.promised && window.intervals[1].ending.promised);
  EXPECT_EQ(window.margin, std::nullopt);
  EXPECT_EQ(window.sure, (Range{Duration{}, seconds(10)}));
}

TEST(Window, NothingIsPromisedWhereNothingWorks) {
  world::Script script = mdr_1000x();
  script.outcome = world::Outcome::harm;
  const Window window = window_of(script, 1);
  EXPECT_EQ(window.possible, std::nullopt);
  EXPECT_EQ(window.sure, std::nullopt);
  EXPECT_EQ(window.margin, std::nullopt);
}

TEST(Window, GivesUpRatherThanGoOnForEver) {
  EXPECT_THROW(window_of(mdr_1000x(), 1, judge_by_script, {.runs_max = 5}), NoWindow);
}

TEST(TimedSteps, AreThoseWithATimeOfTheirOwn) {
  const world::Script script = mdr_1000xm4();
  const auto steps = timed_steps(script);
  ASSERT_EQ(steps.size(), 4U);
  EXPECT_EQ(steps[0].time, TimedStep::Time::duration);
  EXPECT_EQ(steps[1].time, TimedStep::Time::reaction);
  EXPECT_EQ(length_of(script, steps[1]).count, seconds(3).ns);
}

}  // namespace
}  // namespace headloop::explore
