// The supply rail behind the regulator: on, held up by its capacitors for a while, off.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/core/time.hpp"

namespace headloop::parts {

struct RailParams {
  // How long the capacitors carry the load after switching off; a unit's own lies between. Assumed:
  // 22 to 100 uF falling by 0.5 V at 5 mA, C dU / I = 2.2 to 10 ms.
  Duration hold_up_min = microseconds(2'200);
  Duration hold_up_max = milliseconds(10);
};

enum class RailEvent : std::uint8_t { down, up };

class Rail {
 public:
  Rail() = default;
  Rail(RailParams params, std::uint64_t seed);

  // At once. Switching on what is held up keeps it up.
  void switch_on();
  // The regulator lets go: the rail is down after the hold-up time. No effect if it is down.
  void switch_off(Instant now);
  // The supply is gone at once (cell disconnected, protection tripped under load).
  void cut();
  // A short circuit or a dip: down at once, up again after `length`.
  void brown_out(Duration length, Instant now);

  bool up() const { return up_; }
  bool switched_on() const { return switched_on_; }
  Duration hold_up() const { return nanoseconds(hold_up_ns_); }

  Instant next_deadline() const { return due_; }
  RailEvent fire(Instant now);

 private:
  Instant due_ = never;
  std::int32_t hold_up_ns_ = 5'000'000;
  bool switched_on_ = false;
  bool up_ = false;
};

}  // namespace headloop::parts
