// Goal: flops and counter at gated clock edges do what the inner ring's sampler computes. Method:
// the same random toggles for both, many of them at the very instant of an edge.
#include <gmock/gmock.h>

#include "sim/rig/debouncer.hpp"
#include "sim/rig/kernel.hpp"
#include "sim/rig/timeline.hpp"
#include "tests/support/dice.hpp"

namespace headloop::rig {
namespace {

using Change = std::pair<std::int64_t, bool>;

struct Watcher : sc_core::sc_module {
  explicit Watcher(sc_core::sc_module_name name) : sc_module(name) {
    SC_HAS_PROCESS(Watcher);
    SC_METHOD(look);
    sensitive << level;
    dont_initialize();
  }
  void look() { changes.emplace_back(now().ns, level.read()); }
  sc_core::sc_in<bool> level{"level"};
  std::vector<Change> changes;
};

struct Toggles {
  std::vector<Change> list;
  Instant end;
};

// From one to the next: within a tick, some ticks, some samples; at times exactly at an edge.
Toggles toggles_of(std::uint64_t seed, const Clock& clock) {
  headloop::tests::Dice dice(seed);
  Toggles made;
  Instant at{0};
  bool level = false;
  for (int i = 0; i < 60; ++i) {
    at = at + dice.length(microseconds(1), milliseconds(60));
    if (dice.chance(40)) at = clock.at(clock.after(at));
    level = !level;
    made.list.emplace_back(at.ns, level);
  }
  made.end = at + seconds(1);
  return made;
}

std::vector<Change> by_the_core(const Toggles& toggles, const Clock& clock,
                                parts::SamplerParams params) {
  parts::Sampler sampler;
  std::vector<Change> changes;
  const auto fire_before = [&](Instant t) {
    for (Ticks tick = sampler.next_change(params); tick != parts::no_tick && clock.at(tick) < t;
         tick = sampler.next_change(params)) {
      changes.emplace_back(clock.at(tick).ns, sampler.change(params));
    }
  };
  for (const auto& [at, level] : toggles.list) {
    fire_before(Instant{at});
    sampler.set(clock, params, level, Instant{at});
  }
  fire_before(toggles.end);
  return changes;
}

std::vector<Change> by_the_wires(const Toggles& toggles, const Clock& clock,
                                 parts::SamplerParams params) {
  Kernel kernel;
  sc_core::sc_signal<bool> wire{"wire"};
  sc_core::sc_signal<bool> level{"level"};
  Debouncer debouncer{"debouncer", clock, params, false};
  Watcher watcher{"watcher"};
  Timeline timeline{"timeline"};
  debouncer.wire(wire);
  debouncer.level(level);
  watcher.level(level);
  kernel.run_to(Instant{0});
  for (const auto& [at, up] : toggles.list) {
    timeline.at(Instant{at}, [&wire, up = up] { wire.write(up); });
  }
  kernel.run_to(toggles.end);
  return watcher.changes;
}

TEST(DebouncerTest, DoesWhatTheSamplerComputes) {
  const Clock clock(32'768, -83'000, nanoseconds(12'345));
  const parts::SamplerParams params{40, 3};
  std::size_t changes = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const Toggles toggles = toggles_of(seed, clock);
    const auto expected = by_the_core(toggles, clock, params);
    ASSERT_EQ(by_the_wires(toggles, clock, params), expected) << "seed " << seed;
    changes += expected.size();
  }
  EXPECT_GT(changes, 5'000U);
}

TEST(DebouncerTest, CostsNothingWhileNothingMoves) {
  const Clock clock(32'768, 0, Duration{0});
  Kernel kernel;
  sc_core::sc_signal<bool> wire{"wire"};
  sc_core::sc_signal<bool> level{"level"};
  Debouncer debouncer{"debouncer", clock, {328, 3}, false};
  debouncer.wire(wire);
  debouncer.level(level);
  kernel.run_to(Instant{0});
  wire.write(true);
  kernel.run_to(Instant{} + seconds(1));
  EXPECT_TRUE(level.read());
  const std::uint64_t settled = kernel.deltas();
  kernel.run_to(Instant{} + days(90));
  EXPECT_EQ(kernel.deltas(), settled);
}

}  // namespace
}  // namespace headloop::rig
