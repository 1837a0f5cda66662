// A touch panel: gestures, recognised after a while. Its controller is supplied from the cell and
// keeps its state while the unit is off.
//
// Faults: locked up for a time (reports nothing), baseline shifted (loses or misreads gestures).
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::parts {

struct TouchParams {
  // A single tap is one only when no second tap has followed. Assumed: usual touch controllers.
  Duration double_tap_window = milliseconds(300);
  Duration recognition = milliseconds(40);  // of anything else; assumed: four scans of 10 ms
  Duration lockout_min = hours(4);          // P5
  Duration lockout_max = hours(6);          // P5
  std::int32_t misread_pct = 60;            // with a shifted baseline; assumed ("erratic", R5)
};

enum class TouchResult : std::uint8_t { accepted, dead, busy };

// `recovered` ends a lock-out; otherwise `gesture` is what the panel reports (`none`: it lost it).
struct TouchEvent {
  bool recovered = false;
  Gesture gesture = Gesture::none;
  bool misread = false;
};

class TouchPanel {
 public:
  TouchPanel() = default;
  TouchPanel(const TouchParams& params, std::uint64_t seed);

  // A finger's gesture ends at `now`. A tap while another waits for its double-tap window is a
  // double tap; anything else while one is being recognised is `busy` and lost.
  TouchResult touch(Gesture gesture, Instant now);

  // The controller hangs until `end`; what was being recognised is lost.
  void lock_until(Instant end);
  // How long this unit's controller takes to recover by itself, within P5's 4 to 6 h.
  Duration lockout() const { return lockout_; }
  bool locked() const { return locked_until_ != never; }
  Instant locked_until() const { return locked_until_; }

  void set_baseline_shifted(bool shifted) { shifted_ = shifted; }
  bool baseline_shifted() const { return shifted_; }

  Instant next_deadline() const;
  TouchEvent fire(Instant now);

 private:
  TouchEvent read(Gesture gesture);

  std::uint64_t seed_ = 0;
  Duration lockout_{};
  Instant locked_until_ = never;
  Instant report_at_ = never;
  std::int32_t window_us_ = 0;
  std::int32_t recognition_us_ = 0;
  std::uint32_t touches_ = 0;
  std::uint8_t misread_pct_ = 0;
  Gesture pending_ = Gesture::none;
  bool shifted_ = false;
};

}  // namespace headloop::parts
