// One oscillator: where its ticks fall in time, and which tick an instant belongs to.
//
// Tick k falls at origin + floor(k * period_q32 / 2^32) ns. The period is held in units of
// 2^-32 ns: 30517.578125 ns of a nominal 32.768 kHz crystal is exact, any other error is met to
// better than 1e-14, and a tick costs one wide multiplication instead of a division. Periods are
// never added up.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/core/wide.hpp"

namespace headloop {

class Clock {
 public:
  Clock() = default;

  // An oscillator of `hertz`, `error_ppb` parts in 10^9 fast (positive) or slow, whose tick 0 falls
  // `phase` before the start of the run (0 <= phase < one period).
  Clock(std::int64_t hertz, std::int64_t error_ppb, Duration phase);

  Instant at(Ticks tick) const {
    return {origin_ns_ +
            static_cast<std::int64_t>((static_cast<Wide>(tick.count) * period_q32_) >> 32)};
  }

  // The last tick at or before `t`.
  Ticks at_or_before(Instant t) const {
    const auto bound = ((static_cast<Wide>(t.ns - origin_ns_) + 1) << 32) - 1;
    return {quotient(bound)};
  }

  // The first tick at which something that happened at `t` is seen: strictly after `t`.
  Ticks after(Instant t) const { return {at_or_before(t).count + 1}; }

  // The first tick at or after `t`.
  Ticks at_or_after(Instant t) const {
    const auto bound = static_cast<Wide>(t.ns - origin_ns_) << 32;
    return {quotient(bound + period_q32_ - 1)};
  }

  std::int64_t period_ns_floor() const { return static_cast<std::int64_t>(period_q32_ >> 32); }

 private:
  std::int64_t quotient(Wide dividend) const;

  std::int64_t origin_ns_ = 0;
  std::uint64_t period_q32_ = 0;
};

inline std::int64_t Clock::quotient(Wide dividend) const {
#if defined(__x86_64__)
  // The quotient fits 64 bits for every instant a run can hold; the compiler cannot know that and
  // would call the general 128-bit division.
  std::uint64_t q = 0;
  std::uint64_t r = 0;
  asm("divq %4"
      : "=a"(q), "=d"(r)
      : "a"(static_cast<std::uint64_t>(dividend)), "d"(static_cast<std::uint64_t>(dividend >> 64)),
        "r"(period_q32_)
      : "cc");
  return static_cast<std::int64_t>(q);
#else
  return static_cast<std::int64_t>(dividend / period_q32_);
#endif
}

}  // namespace headloop
