// What pins cost beside the SystemC kernel that moves them: a factory reset at pin fidelity, and as
// many delta cycles of a bare kernel in which a timer toggles a signal and somebody listens, which
// are one notification and one signal update for every two delta cycles.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "bench/stage.hpp"
#include "models/pin/bench.hpp"
#include "sim/rig/kernel.hpp"
#include "sim/rig/systemc.hpp"

namespace headloop::bench {
namespace {

constexpr std::string_view factory_reset = R"(
title: The factory reset of the MDR-1000X at its pins
device: mdr-1000x
steps:
  - hold: [power, nc-ambient]
    for: 13 s
    skew: 30 ms
  - wait: 12 s
)";

std::uint64_t reset_at_the_pins(const Stage& stage, Record& record) {
  const world::Scene scene = stage.scene();
  pin::Bench bench(stage.product(), scene.script);
  world::Player player(scene.script);
  record.clear();
  bench.show_at_begin(record);
  world::run(scene, bench, player, record);
  return bench.kernel_work();
}

struct Toggler : sc_core::sc_module {
  explicit Toggler(sc_core::sc_module_name name) : sc_module(name) {
    SC_HAS_PROCESS(Toggler);
    SC_METHOD(toggle);
    sensitive << timer;
    dont_initialize();
    SC_METHOD(listen);
    sensitive << wire;
    dont_initialize();
  }
  void toggle() {
    wire.write(!wire.read());
    timer.notify(sc_core::sc_time::from_value(1'250));
  }
  void listen() { ++heard; }

  sc_core::sc_event timer;
  sc_core::sc_signal<bool> wire{"wire"};
  std::uint64_t heard = 0;
};

std::uint64_t bare_kernel(std::uint64_t deltas) {
  rig::Kernel kernel;
  Toggler toggler("toggler");
  toggler.timer.notify(sc_core::sc_time::from_value(1'250));
  kernel.run_to(Instant{} + nanoseconds(1'250) * static_cast<std::int64_t>(deltas / 2));
  return toggler.heard;
}

// Both in turn, so that whatever slows the machine down slows both; the ratio is that of the
// medians.
void pin_reset_over_bare_kernel(benchmark::State& state) {
  using clock = std::chrono::steady_clock;
  const Stage stage(factory_reset);
  Record record;
  const std::uint64_t deltas = reset_at_the_pins(stage, record);
  std::vector<clock::duration> pins;
  std::vector<clock::duration> bare;
  for (auto _ : state) {
    const auto begin = clock::now();
    reset_at_the_pins(stage, record);
    const auto middle = clock::now();
    benchmark::DoNotOptimize(bare_kernel(deltas));
    const auto end = clock::now();
    pins.push_back(middle - begin);
    bare.push_back(end - middle);
  }
  const auto median = [](std::vector<clock::duration>& times) {
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                     times.end());
    return static_cast<double>(times[times.size() / 2].count());
  };
  state.counters["ratio"] = median(pins) / median(bare);
  state.counters["deltas"] = static_cast<double>(deltas);
}
BENCHMARK(pin_reset_over_bare_kernel)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace headloop::bench
