// Electric charge and signed currents through time, in integers without rounding.
#pragma once

#include <compare>
#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/core/wide.hpp"

namespace headloop::parts {

// Microampere-nanoseconds: a current in uA times a time in ns is exact. 64 bits hold 2562 mAh.
struct Charge {
  std::int64_t ua_ns = 0;
  friend constexpr auto operator<=>(Charge, Charge) = default;
};

inline constexpr std::int64_t ua_ns_per_uah = 3'600'000'000'000;

constexpr Charge charge_of_uah(std::int64_t uah) { return {detail::multiply(uah, ua_ns_per_uah)}; }
constexpr std::int64_t uah_of(Charge q) { return q.ua_ns / ua_ns_per_uah; }

constexpr Charge operator+(Charge a, Charge b) { return {detail::add(a.ua_ns, b.ua_ns)}; }
constexpr Charge operator-(Charge a, Charge b) { return {detail::add(a.ua_ns, -b.ua_ns)}; }

// The whole part of q * numerator / denominator, towards minus infinity.
constexpr std::int64_t scaled(std::int64_t q, std::int64_t numerator, std::int64_t denominator) {
  const SignedWide product = static_cast<SignedWide>(q) * numerator;
  const auto towards_zero = static_cast<std::int64_t>(quotient(product, denominator));
  const bool cut = static_cast<SignedWide>(towards_zero) * denominator > product;
  return cut ? towards_zero - 1 : towards_zero;
}

// A charge that a constant current changes, from one change of the current to the next.
struct ChargeLine {
  Charge start;
  std::int64_t ua = 0;  // rises if positive
  Instant since;

  // Between `low` and `high`, where the line stops; `t` is not before `since`.
  Charge level_at(Instant t, Charge low, Charge high) const;
  // The first instants from `since` on at which level_at() is `target` or more, or less than
  // `target`; `never` if the current leads elsewhere.
  Instant when_at_least(Charge target) const;
  Instant when_below(Charge target) const;
};

}  // namespace headloop::parts
