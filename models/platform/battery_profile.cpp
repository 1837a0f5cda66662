#include "models/platform/battery_profile.hpp"

#include "sim/core/random.hpp"

namespace headloop::platform {
namespace {

constexpr int low_battery_percent = 10;         // assumed: the usual warning
constexpr std::int16_t learning_error_mv = 60;  // assumed: a learning that went wrong

std::int64_t draw(const Context& cx, Purpose purpose, std::int64_t low, std::int64_t high) {
  return cx.io.draw(static_cast<std::uint16_t>(purpose), 0, low, high);
}

void profile_changed(Context& cx) {
  cx.core.image.profile_erased = false;
  cx.core.profile_dirty = true;
  cx.post(Signal::Kind::profile_changed);
}

}  // namespace

// A damaged profile is not added to: that would make it look whole. A reset writes it anew (R2).
void log_charge_cycle(Context& cx) {
  Core& core = cx.core;
  if (!core.image.profile_valid) return;
  core.image.cycles = static_cast<std::uint16_t>(core.image.cycles + 1);
  if (draw(cx, Purpose::drift_susceptible, 0, 9'999) < core.params.drift_share_per_10000) {
    core.image.drift_mv =
        static_cast<std::int16_t>(core.image.drift_mv + core.params.drift_mv_per_cycle);
  }
  profile_changed(cx);
}

// Assumed: a third of the units learn right, a third learn nothing, a third learn wrong.
void learn_thresholds(Context& cx) {
  if (!cx.core.image.profile_valid) return;
  switch (draw(cx, Purpose::self_discharge_learning, 0, 2)) {
    case 0: cx.core.image.drift_mv = 0; break;
    case 1: return;
    default:
      cx.core.image.drift_mv =
          static_cast<std::int16_t>(cx.core.image.drift_mv + learning_error_mv);
  }
  profile_changed(cx);
}

void on_gauge(Context& cx, int percent) {
  Core& core = cx.core;
  if (percent > low_battery_percent) {
    core.low_announced = false;
  } else if (core.in_service && !core.low_announced) {
    core.low_announced = true;
    show(cx, LedLayer::power, LedSign::low_battery);
    cx.io.say(Prompt::low_battery);
  }
}

}  // namespace headloop::platform
