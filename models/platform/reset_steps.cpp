#include "models/platform/reset_steps.hpp"

namespace headloop::platform {
namespace {

using world::ResetMarker;

bool charge_too_low(const Context& cx) {
  return cx.io.gauge_percent() < cx.core.params.reset_charge_percent_min;
}
bool seems_worn(const Context& cx) { return cx.core.params.worn_aborts_reset && cx.io.worn_seen(); }
bool cable_blocks(const Context& cx) {
  return cx.core.params.cable_blocks_reset && cx.io.cable_seen();
}

}  // namespace

bool reset_allowed(const Context& cx, std::int32_t stuck) {
  return stuck == 0 && !cable_blocks(cx) && !charge_too_low(cx) && !seems_worn(cx);
}

void log_refusal(Context& cx, std::int32_t stuck) {
  if (cable_blocks(cx)) cx.io.log(Log::refused_cable);
  if (charge_too_low(cx)) cx.io.log(Log::refused_low_charge, cx.io.gauge_percent());
  if (stuck != 0) cx.io.log(Log::refused_stuck_key, stuck - 1);
  if (seems_worn(cx)) cx.io.log(Log::refused_worn);
}

void begin_reset(Context& cx) {
  cx.io.log(Log::reset_begun);
  cx.core.resetting = true;
  cx.post(Signal::Kind::leave_the_air);
  cx.io.dsp_forget();
  write_marker(cx, ResetMarker::half_done, JobTag::begin_marker);
}

void wipe_bluetooth(Context& cx) {
  cx.core.image.hosts.fill({});
  cx.queue_region(RegionId::bluetooth, JobTag::bluetooth);
}

void wipe_asc(Context& cx) {
  cx.core.image.profiles.fill(0);
  cx.core.image.anc_strength = 0;
  cx.core.image.baseline_good = true;
  cx.queue_region(RegionId::asc, JobTag::asc);
}

void wipe_battery(Context& cx) {
  cx.core.image.cycles = 0;
  cx.core.image.drift_mv = 0;
  cx.core.image.profile_valid = cx.core.image.profile_erased = true;
  cx.core.profile_dirty = false;
  cx.queue_region(RegionId::battery, JobTag::battery);
}

void wipe_calibration(Context& cx) {
  cx.core.image.microphone_learned = cx.core.image.pressure_learned = false;
  cx.queue_region(RegionId::calibration, JobTag::calibration);
}

void log_cleared(Context& cx, JobTag tag) {
  const auto layer = [&cx](Layer l) {
    cx.io.log(Log::layer_cleared, static_cast<std::int32_t>(l));
  };
  switch (tag) {
    case JobTag::bluetooth: layer(Layer::bluetooth); break;
    case JobTag::asc:
      layer(Layer::asc);
      cx.io.touch_baseline(true);
      break;
    case JobTag::battery:
      layer(Layer::battery);
      cx.io.load_profile({});
      break;
    case JobTag::calibration:
      cx.io.log(Log::calibration_cleared, static_cast<std::int32_t>(Calibration::microphone));
      cx.io.log(Log::calibration_cleared, static_cast<std::int32_t>(Calibration::pressure));
      break;
    default: break;
  }
}

void write_marker(Context& cx, ResetMarker marker, JobTag tag) {
  cx.core.image.marker = marker;
  cx.queue_region(RegionId::marker, tag);
}

void new_address(Context& cx) { ++cx.core.image.generation; }

bool has_outcome(const Context& cx) {
  return cx.core.image.marker != ResetMarker::none || cx.core.image.marker_torn;
}

void show_outcome(Context& cx) {
  const Image& image = cx.core.image;
  LedSign sign = LedSign::write_failed;
  if (!image.marker_torn && image.marker == ResetMarker::half_done) sign = LedSign::reset_half_done;
  if (!image.marker_torn && image.marker == ResetMarker::confirmed) sign = LedSign::reset_confirmed;
  show(cx, LedLayer::reset, sign);
  cx.arm(Timer::sign, cx.core.params.sign_shown);
  if (sign == LedSign::write_failed) cx.io.log(Log::reset_unconfirmed);
  if (sign != LedSign::reset_confirmed) return;
  // Once: the confirmation may have been written without its read-back having been seen.
  cx.io.log(Log::reset_completed);
  write_marker(cx, ResetMarker::none, JobTag::housekeeping);
}

void hide_outcome(Context& cx) { show(cx, LedLayer::reset, LedSign::off); }

}  // namespace headloop::platform
