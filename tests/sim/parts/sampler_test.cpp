#include "sim/parts/sampler.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "sim/core/random.hpp"
#include "tests/sim/parts/tick_oracle.hpp"

namespace headloop::parts {
namespace {

const Clock nominal(32'768, 0, Duration{0});

// The changes of a sampler that is told of each toggle when it happens.
std::vector<Change> changes_of(const Clock& clock, SamplerParams params,
                               const std::vector<Toggle>& toggles, Instant end) {
  std::vector<Change> changes;
  Sampler sampler;
  const auto fire_until = [&](Instant t) {
    for (;;) {
      const Ticks tick = sampler.next_change(params);
      if (tick == no_tick || clock.at(tick) > t) return;
      changes.push_back({tick.count, sampler.change(params)});
    }
  };
  for (const Toggle& toggle : toggles) {
    fire_until(toggle.at - nanoseconds(1));
    sampler.set(clock, params, toggle.closed, toggle.at);
  }
  fire_until(end);
  return changes;
}

// Tick 10 is at floor(10 x 30517.578125) = 305 175 ns. With a sample at every tick and 3 samples,
// a level that rises just before it is caught by the first flop at tick 10, moves on at 11, is
// sampled at 12, 13 and 14.
TEST(Sampler, OutputFollowsTwoTicksOfSynchroniserAndTheSamples) {
  const SamplerParams params{1, 3};
  Sampler sampler;
  sampler.set(nominal, params, true, Instant{305'174});
  EXPECT_EQ(sampler.next_change(params), Ticks{14});
}

TEST(Sampler, ALevelThatChangesAtTheInstantOfATickIsSeenAtTheNext) {
  const SamplerParams params{1, 3};
  Sampler sampler;
  sampler.set(nominal, params, true, Instant{305'175});
  EXPECT_EQ(sampler.next_change(params), Ticks{15});
}

TEST(Sampler, SamplesOnlyAtMultiplesOfItsInterval) {
  const SamplerParams params{100, 3};
  Sampler early;
  early.set(nominal, params, true, nominal.at(Ticks{97}));  // caught at 98, sampled at 100
  EXPECT_EQ(early.next_change(params), Ticks{300});
  Sampler late;
  late.set(nominal, params, true, nominal.at(Ticks{98}));  // caught at 99, would be sampled at 101
  EXPECT_EQ(late.next_change(params), Ticks{400});
}

TEST(Sampler, APulseOneSampleTooShortLeavesTheOutput) {
  const SamplerParams params{1, 3};
  // Caught at ticks 11 and 12 only, then at 11, 12 and 13.
  EXPECT_TRUE(changes_of(nominal, params,
                         {{nominal.at(Ticks{10}), true}, {nominal.at(Ticks{12}), false}},
                         Instant{10'000'000})
                  .empty());
  const std::vector<Change> seen = {{15, true}, {18, false}};
  EXPECT_EQ(
      changes_of(nominal, params, {{nominal.at(Ticks{10}), true}, {nominal.at(Ticks{13}), false}},
                 Instant{10'000'000}),
      seen);
}

TEST(Sampler, APulseBetweenTwoSamplesIsNotSeen) {
  const SamplerParams params{100, 1};
  EXPECT_TRUE(changes_of(nominal, params,
                         {{nominal.at(Ticks{10}), true}, {nominal.at(Ticks{90}), false}},
                         Instant{10'000'000})
                  .empty());
}

// The goal: that what is computed from toggles alone is what flops and counter would do. The
// method: random waveforms, from bursts inside one tick to pauses of many samples, on random
// clocks, against an oracle that runs every tick.
TEST(Sampler, AgreesWithFlopsAndCounterTickByTick) {
  int changes_seen = 0;
  for (std::uint64_t seed = 0; seed < 6'000; ++seed) {
    std::uint64_t n = 0;
    const auto any = [&](std::int64_t low, std::int64_t high) {
      return draw_between(seed, Purpose::test_script, n++, low, high);
    };
    const Clock clock(32'768, any(-500'000, 500'000), Duration{any(0, 30'000)});
    SamplerParams params{static_cast<std::int32_t>(any(1, any(1, 40))),
                         static_cast<std::int32_t>(any(1, 5))};
    if (params.sample_every * params.debounce_samples < 3) params.debounce_samples = 3;
    const std::int64_t scale = any(10, 30'518 * params.sample_every);
    std::vector<Toggle> toggles;
    Instant t{any(0, 1'000'000)};
    const std::int64_t count = any(1, 60);
    for (std::int64_t i = 0; i < count; ++i) {
      toggles.push_back({t, i % 2 == 0});
      // Now and then exactly at a tick, where the order matters.
      t = any(0, 3) == 0 ? clock.at(Ticks{clock.after(t).count + any(0, 5)})
                         : t + Duration{any(1, any(0, 4) == 0 ? 8 * scale : scale)};
    }
    const Instant end =
        t + Duration{30'518} * (params.sample_every * (params.debounce_samples + 2) + 4);
    const std::vector<Change> expected = tick_by_tick(clock, params, toggles, end);
    ASSERT_EQ(changes_of(clock, params, toggles, end), expected) << "seed " << seed;
    changes_seen += static_cast<int>(expected.size());
  }
  EXPECT_GT(changes_seen, 10'000);
}

}  // namespace
}  // namespace headloop::parts
