// What scenarios cost. Beside every time stands how many events were handled and how many
// observations written: the work. README.md of this folder has the figures and the method.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "bench/bare_loop.hpp"
#include "bench/stage.hpp"

namespace headloop::bench {
namespace {

constexpr std::string_view factory_reset = R"(
title: The factory reset of the MDR-1000X, with its full Record
device: mdr-1000x
steps:
  - hold: [power, nc-ambient]
    for: 13 s
    skew: 30 ms
  - wait: 12 s
)";

// R5's sleeping time: nothing happens for six hours but the end of the touch panel's lock.
constexpr std::string_view six_hours = R"(
title: The touch panel of an MDR-1000XM4 comes back
device: mdr-1000xm4
unit: {firmware: 2.3.0}
steps:
  - hold: [power, volume-down]
    for: 10 s
  - leave: 6.5 h
)";

// Ninety days of a life: played to for an hour, charged for two, and left alone for the rest.
std::string ninety_days() {
  std::string yaml =
      "title: Ninety days of upkeep\n"
      "device: mdr-1000x\n"
      "steps:\n";
  for (int day = 0; day < 90; ++day) {
    yaml +=
        "  - {phone: play}\n"
        "  - leave: 1 h\n"
        "  - {phone: pause}\n"
        "  - plug: original-usb-a\n"
        "  - leave: 2 h\n"
        "  - unplug\n"
        "  - leave: 21 h\n";
  }
  return yaml;
}

void count_work(benchmark::State& state, const world::RunResult& run, const Record& record) {
  state.counters["events"] = static_cast<double>(run.events);
  state.counters["observations"] = static_cast<double>(record.size());
  state.counters["time_per_event"] = benchmark::Counter(
      static_cast<double>(run.events),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void play(benchmark::State& state, std::string_view yaml) {
  const Stage stage(yaml);
  Record record;
  world::RunResult run = stage.play(record);
  for (auto _ : state) run = stage.play(record);
  count_work(state, run, record);
}
BENCHMARK_CAPTURE(play, factory_reset, factory_reset);
BENCHMARK_CAPTURE(play, six_hours, six_hours);
BENCHMARK_CAPTURE(play, ninety_days, ninety_days());

void bare(benchmark::State& state) {
  const Stage stage(factory_reset);
  Record record;
  const world::RunResult run = stage.play(record);
  for (auto _ : state) benchmark::DoNotOptimize(bare_loop(run.events));
  state.counters["events"] = static_cast<double>(run.events);
}
BENCHMARK(bare);

// Both in turn, so that whatever slows the machine down slows both; the ratio is that of the
// medians.
void factory_reset_over_bare(benchmark::State& state) {
  using clock = std::chrono::steady_clock;
  constexpr int batch = 20;  // runs between two looks at the clock
  const Stage stage(factory_reset);
  Record record;
  const world::RunResult run = stage.play(record);
  std::vector<clock::duration> reset;
  std::vector<clock::duration> baseline;
  for (auto _ : state) {
    const auto begin = clock::now();
    for (int i = 0; i < batch; ++i) stage.play(record);
    const auto middle = clock::now();
    for (int i = 0; i < batch; ++i) benchmark::DoNotOptimize(bare_loop(run.events));
    const auto end = clock::now();
    reset.push_back(middle - begin);
    baseline.push_back(end - middle);
  }
  const auto median = [](std::vector<clock::duration>& times) {
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                     times.end());
    return static_cast<double>(times[times.size() / 2].count());
  };
  state.counters["ratio"] = median(reset) / median(baseline);
  state.counters["events"] = static_cast<double>(run.events);
}
BENCHMARK(factory_reset_over_bare);

// A unit in the middle of its life: the first half of the reset is behind it.
void copy_unit(benchmark::State& state) {
  const Stage stage(factory_reset);
  const models::Unit& original = stage.unit();
  std::vector<models::Unit> room(1, original);
  for (auto _ : state) {
    room[0] = original;
    benchmark::ClobberMemory();
  }
  state.counters["bytes"] = static_cast<double>(sizeof(models::Unit));
}
BENCHMARK(copy_unit);

// The same scenario a thousand times in one process: the cost of one must not depend on how many
// have been before.
void after_many(benchmark::State& state) {
  const Stage stage(factory_reset);
  Record record;
  for (int i = 0; i < state.range(0); ++i) stage.play(record);
  world::RunResult run;
  for (auto _ : state) run = stage.play(record);
  count_work(state, run, record);
}
BENCHMARK(after_many)->Arg(0)->Arg(100'000);

}  // namespace
}  // namespace headloop::bench
