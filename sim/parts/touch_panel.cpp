#include "sim/parts/touch_panel.hpp"

#include <algorithm>

#include "sim/core/random.hpp"

namespace headloop::parts {

TouchPanel::TouchPanel(const TouchParams& params, std::uint64_t seed)
    : seed_(seed),
      lockout_{draw_between(seed, Purpose::touch_lockout, 0, params.lockout_min.ns,
                            params.lockout_max.ns)},
      window_us_(static_cast<std::int32_t>(params.double_tap_window.ns / 1'000)),
      recognition_us_(static_cast<std::int32_t>(params.recognition.ns / 1'000)),
      misread_pct_(static_cast<std::uint8_t>(params.misread_pct)) {}

TouchResult TouchPanel::touch(Gesture gesture, Instant now) {
  if (locked()) return TouchResult::dead;
  if (report_at_ != never) {
    if (pending_ != Gesture::tap || gesture != Gesture::tap) return TouchResult::busy;
    gesture = Gesture::double_tap;
  }
  pending_ = gesture;
  report_at_ = now + microseconds(gesture == Gesture::tap ? window_us_ : recognition_us_);
  return TouchResult::accepted;
}

void TouchPanel::lock_until(Instant end) {
  locked_until_ = end;
  report_at_ = never;
}

Instant TouchPanel::next_deadline() const { return std::min(locked_until_, report_at_); }

TouchEvent TouchPanel::fire(Instant now) {
  if (now == locked_until_) {
    locked_until_ = never;
    return {true, Gesture::none, false};
  }
  HEADLOOP_CHECK(now == report_at_, "a touch panel is served at its deadline");
  report_at_ = never;
  return read(pending_);
}

TouchEvent TouchPanel::read(Gesture gesture) {
  const std::uint64_t ordinal = 2 * std::uint64_t{touches_++};
  if (!shifted_ || !draw_chance(seed_, Purpose::touch_misread, ordinal, misread_pct_ * 100)) {
    return {false, gesture, false};
  }
  // Any of the other gestures, or none: the drawn one steps over the right one.
  const auto others = static_cast<std::int64_t>(count_of<Gesture>()) - 1;
  std::int64_t read = draw_between(seed_, Purpose::touch_misread, ordinal + 1, 0, others - 1);
  if (read >= static_cast<std::int64_t>(gesture)) ++read;
  return {false, static_cast<Gesture>(read), true};
}

}  // namespace headloop::parts
