// Instants and durations in nanoseconds, ticks of a chip's own clock: integers with their unit in
// the type, so that no sum can mix them. Leaving the 64-bit range is an error, never a wrap.
#pragma once

#include <compare>
#include <cstdint>

#include "sim/core/check.hpp"

namespace headloop {

// A span of time in nanoseconds; 64 bits hold 292 years.
struct Duration {
  std::int64_t ns = 0;
  friend constexpr auto operator<=>(Duration, Duration) = default;
};

// Nanoseconds since the start of the run.
struct Instant {
  std::int64_t ns = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

// A number of periods of one chip's sleep clock; only a Clock turns it into time.
struct Ticks {
  std::int64_t count = 0;
  friend constexpr auto operator<=>(Ticks, Ticks) = default;
};

// A span of ticks that fits 32 bits: 18 hours of a 32.768 kHz clock. For tables of thresholds,
// which every copy of a unit carries.
struct TickSpan {
  std::int32_t count = 0;
  constexpr operator Ticks() const { return {count}; }  // NOLINT: widening loses nothing
  friend constexpr auto operator<=>(TickSpan, TickSpan) = default;
};

inline constexpr Instant never{INT64_MAX};

namespace detail {
constexpr std::int64_t add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  HEADLOOP_CHECK(!__builtin_add_overflow(a, b, &sum), "time stays within 64 bits");
  return sum;
}
constexpr std::int64_t multiply(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  HEADLOOP_CHECK(!__builtin_mul_overflow(a, b, &product), "time stays within 64 bits");
  return product;
}
}  // namespace detail

constexpr Duration operator+(Duration a, Duration b) { return {detail::add(a.ns, b.ns)}; }
constexpr Duration operator-(Duration a, Duration b) { return {detail::add(a.ns, -b.ns)}; }
constexpr Duration operator*(Duration a, std::int64_t n) { return {detail::multiply(a.ns, n)}; }
constexpr std::int64_t operator/(Duration a, Duration b) { return a.ns / b.ns; }
constexpr Duration operator/(Duration a, std::int64_t n) { return {a.ns / n}; }
constexpr Instant operator+(Instant t, Duration d) { return {detail::add(t.ns, d.ns)}; }
constexpr Instant operator-(Instant t, Duration d) { return {detail::add(t.ns, -d.ns)}; }
constexpr Duration operator-(Instant a, Instant b) { return {detail::add(a.ns, -b.ns)}; }
constexpr Ticks operator+(Ticks a, Ticks b) { return {detail::add(a.count, b.count)}; }
constexpr Ticks operator-(Ticks a, Ticks b) { return {detail::add(a.count, -b.count)}; }

constexpr Duration nanoseconds(std::int64_t n) { return {n}; }
constexpr Duration microseconds(std::int64_t n) { return {detail::multiply(n, 1'000)}; }
constexpr Duration milliseconds(std::int64_t n) { return {detail::multiply(n, 1'000'000)}; }
constexpr Duration seconds(std::int64_t n) { return {detail::multiply(n, 1'000'000'000)}; }
constexpr Duration minutes(std::int64_t n) { return seconds(detail::multiply(n, 60)); }
constexpr Duration hours(std::int64_t n) { return seconds(detail::multiply(n, 3'600)); }
constexpr Duration days(std::int64_t n) { return hours(detail::multiply(n, 24)); }

}  // namespace headloop
