#include "tools/headloop/set_up.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "models/pin/bench.hpp"
#include "tools/input/usage_error.hpp"

namespace headloop::cli {

std::optional<std::filesystem::path> folder_of(const std::string& models) {
  if (models.empty()) return std::nullopt;
  return models;
}

runner::Devices devices_of(const std::string& models) { return runner::Devices(folder_of(models)); }

runner::Ring ring_of(runner::Fidelity fidelity, Instant carrier_from, Instant carrier_to) {
  runner::Ring ring;
  ring.fidelity = fidelity;
  ring.make_pin_bench = [=](const models::Product& product, const world::Script& script,
                            Record& record, const std::string& trace) {
    std::optional<pin::Trace> traced;
    if (!trace.empty()) traced = {trace, carrier_from, carrier_to};
    auto bench = std::make_unique<pin::Bench>(product, script, traced);
    bench->show_at_begin(record);
    pin::Bench* const pins = bench.get();
    return runner::PinBench{std::move(bench), [pins] { pins->finish(); }};
  };
  return ring;
}

int workers(int jobs) {
  if (jobs > 0) return jobs;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

runner::Item the_one(const std::vector<world::Script>& scripts,
                     const runner::SelectionOptions& selection) {
  const std::vector<runner::Item> items = runner::select(scripts, selection);
  if (items.size() == 1) return items.front();
  constexpr std::size_t shown = 20;
  std::string names;
  for (std::size_t i = 0; i < std::min(items.size(), shown); ++i) {
    names += "\n  " + runner::item_name(scripts[items[i].script], items[i]);
  }
  if (items.size() > shown) names += fmt::format("\n  and {} more", items.size() - shown);
  throw input::UsageError(
      fmt::format("one scenario is wanted here, and {} are meant; choose with --filter:{}",
                  items.size(), names));
}

}  // namespace headloop::cli
