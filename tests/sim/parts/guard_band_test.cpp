#include "sim/parts/guard_band.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "sim/core/random.hpp"

namespace headloop::parts {
namespace {

constexpr Duration bounce = milliseconds(5);

// Arithmetic for 10 s, 100 ppm, 5 ms of bounce, a sample at every tick:
// (10 s - 5 ms) x 32768 x 0.9999 = 327 483.4 ticks; (10 s + 5 ms) x 32768 x 1.0001 = 327 876.6.
TEST(GuardBand, LiesBelowAHoldAndAboveAWindow) {
  const GuardBand every_tick{32'768, 100'000, bounce, {1, 3}};
  EXPECT_EQ(hold_threshold(seconds(10), every_tick), Ticks{327'483});
  EXPECT_EQ(window_between_edges(seconds(10), every_tick), Ticks{327'877});
  // Two ticks of synchroniser and two further samples.
  EXPECT_EQ(window_after_tick(seconds(10), every_tick), Ticks{327'877 + 2 + 2});
}

// 327 483 ticks hold 998 whole samples of 328, 327 877 begin 1000; a firmware instant may lie
// anywhere between two samples, hence 327 more and two further samples.
TEST(GuardBand, IsInWholeSamples) {
  const GuardBand scanned{32'768, 100'000, bounce, {328, 3}};
  EXPECT_EQ(hold_threshold(seconds(10), scanned), Ticks{998 * 328});
  EXPECT_EQ(window_between_edges(seconds(10), scanned), Ticks{1'000 * 328});
  EXPECT_EQ(window_after_tick(seconds(10), scanned), Ticks{327'877 + 2 + 327 + 2 * 328});
}

// One unit at one phase. A bounce as bad as may be: a first touch too short to count, and nothing
// more before its end.
struct Unit {
  Clock clock;
  SamplerParams sampler;

  std::int64_t edge(Instant moves, bool bounces, bool to) const {
    Sampler reader(!to);
    reader.set(clock, sampler, to, moves);
    if (bounces) {
      reader.set(clock, sampler, !to, moves + nanoseconds(1));
      reader.set(clock, sampler, to, moves + bounce);
    }
    return reader.next_change(sampler).count;
  }
};

// Runs `measure` on random units, half of them at the ends of the clock's error, at random phases.
template <class Measure>
std::pair<std::int64_t, std::int64_t> range_over_units(const GuardBand& guard, Measure measure) {
  std::int64_t low = INT64_MAX;
  std::int64_t high = INT64_MIN;
  for (std::uint64_t i = 0; i < 60'000; ++i) {
    const auto any = [&](std::uint64_t k, std::int64_t a, std::int64_t b) {
      return draw_between(9, Purpose::test_script, 8 * i + k, a, b);
    };
    const std::int64_t limit = guard.error_ppb_max;
    const std::int64_t error = i % 4 == 0 ? limit : i % 4 == 1 ? -limit : any(0, -limit, limit);
    const Unit unit{Clock(guard.hertz, error, Duration{any(1, 0, 30'000)}), guard.sampler};
    const std::int64_t value = measure(unit, Instant{any(2, 0, 40'000'000'000)});
    low = std::min(low, value);
    high = std::max(high, value);
  }
  return {low, high};
}

class GuardBandOverUnits : public testing::TestWithParam<SamplerParams> {
 protected:
  GuardBand guard() const { return {32'768, 100'000, bounce, GetParam()}; }
  std::int64_t every() const { return GetParam().sample_every; }
};

// The least hold ever measured is at the threshold or a tick or two above it (those of a phase that
// 60 000 draws miss); in whole samples it is the threshold itself.
TEST_P(GuardBandOverUnits, AHoldOfExactlyTheClaimAlwaysSucceedsAndOnlyJust) {
  for (const Duration claim : {seconds(5), seconds(7), seconds(12), seconds(15)}) {
    const auto [low, high] = range_over_units(guard(), [&](const Unit& unit, Instant t) {
      return unit.edge(t + claim, false, false) - unit.edge(t, true, true);
    });
    const std::int64_t threshold = hold_threshold(claim, guard()).count;
    EXPECT_GE(low, threshold);
    EXPECT_LE(low, threshold + (every() == 1 ? 2 : 0));
    EXPECT_GT(high, threshold);
  }
}

TEST_P(GuardBandOverUnits, APressExactlyAtTheEndOfAWindowIsAlwaysAccepted) {
  for (const Duration claim : {milliseconds(500), seconds(3), seconds(20)}) {
    const auto [low, high] = range_over_units(guard(), [&](const Unit& unit, Instant t) {
      return unit.edge(t + claim, true, true) - unit.edge(t, false, false);
    });
    const std::int64_t threshold = window_between_edges(claim, guard()).count;
    EXPECT_LE(high, threshold);
    EXPECT_GE(high, threshold - (every() == 1 ? 2 : 0));
    EXPECT_LT(low, threshold);
  }
}

TEST_P(GuardBandOverUnits, AWindowMayBeginAtATickOfTheFirmware) {
  for (const Duration claim : {milliseconds(500), seconds(3)}) {
    const auto [low, high] = range_over_units(guard(), [&](const Unit& unit, Instant t) {
      const Ticks begin = unit.clock.after(t);
      return unit.edge(unit.clock.at(begin) + claim, true, true) - begin.count;
    });
    const std::int64_t threshold = window_after_tick(claim, guard()).count;
    EXPECT_LE(high, threshold);
    EXPECT_GE(high, threshold - 3);
    EXPECT_LT(low, threshold);
  }
}

INSTANTIATE_TEST_SUITE_P(Samplers, GuardBandOverUnits,
                         testing::Values(SamplerParams{1, 3}, SamplerParams{33, 8},
                                         SamplerParams{328, 3}));

}  // namespace
}  // namespace headloop::parts
