// One oscillator: where its ticks fall in time, and which tick an instant belongs to.
//
// Tick k falls at origin + floor(k * period_q32 / 2^32) ns. The period is held in units of
// 2^-32 ns: 30517.578125 ns of a nominal 32.768 kHz crystal is exact, any other error is met to
// better than 1e-14, and a tick costs one wide multiplication; the tick of an instant costs two,
// and no division. Periods are never added up.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/core/wide.hpp"

namespace headloop {

class Clock {
 public:
  Clock() = default;

  // An oscillator of `hertz` (below 5 x 10^8), `error_ppb` parts in 10^9 fast (positive) or slow,
  // whose tick 0 falls `phase` before the start of the run (0 <= phase < one period).
  Clock(std::int64_t hertz, std::int64_t error_ppb, Duration phase);

  Instant at(Ticks tick) const {
    return {origin_ns_ +
            static_cast<std::int64_t>((static_cast<SignedWide>(tick.count) * period_q32_) >> 32)};
  }

  // The last tick at or before `t`.
  Ticks at_or_before(Instant t) const {
    const Ticks tick = tick_near(t);
    const Ticks next{tick.count + 1};
    if (at(next) <= t) [[unlikely]]
      return next;
    return tick;
  }

  // The first tick at which something that happened at `t` is seen: strictly after `t`.
  Ticks after(Instant t) const { return {at_or_before(t).count + 1}; }
  // at(after(t)), with a multiplication less.
  Instant edge_after(Instant t) const {
    const Ticks next{tick_near(t).count + 1};
    const Instant edge = at(next);
    if (edge <= t) [[unlikely]]
      return at(Ticks{next.count + 1});
    return edge;
  }

  // The first tick at or after `t`.
  Ticks at_or_after(Instant t) const {
    const Ticks tick = at_or_before(t);
    return at(tick) == t ? tick : Ticks{tick.count + 1};
  }

  std::int64_t period_ns_floor() const { return period_q32_ >> 32; }

 private:
  // The last tick at or before `t`, or hardly ever the one before it: a tick that falls at `t`
  // falls before `t + 1`, and the rate is rounded down. Multiplied by the rate, not divided by the
  // period; that it is nearly always right lets the processor go on with it while the tick is
  // verified. `t` is not before tick 0, nor `never`.
  Ticks tick_near(Instant t) const {
    const auto elapsed = static_cast<std::uint64_t>(t.ns - origin_ns_) + 1;
    return {static_cast<std::int64_t>((static_cast<Wide>(elapsed) * rate_q64_) >> 64)};
  }

  std::int64_t origin_ns_ = 0;
  std::int64_t period_q32_ = 0;
  std::uint64_t rate_q64_ = 0;  // ticks in 2^64 ns
};

}  // namespace headloop
