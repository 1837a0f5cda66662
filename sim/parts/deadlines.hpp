// The deadlines of one unit: a fixed table with one slot for each source that can be due.
//
// A slot holds one instant or none; arming it again replaces the instant, so nothing stale is ever
// kept. Of several slots due at one instant the lowest index is next: the index is the source rank.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "sim/core/time.hpp"

namespace headloop::parts {

template <int N>
class Deadlines {
  static_assert(N >= 1 && N <= 64, "the armed slots are bits of one word");

 public:
  // `slot` is -1 and `at` is `never` if nothing is armed.
  struct Due {
    int slot = -1;
    Instant at = never;
  };

  // Arming with `never` cancels, so that a part's next_deadline() can be passed on as it is.
  void arm(int slot, Instant at) {
    const std::uint64_t bit = bit_of(slot);
    at_[static_cast<std::size_t>(slot)] = at;
    armed_ = at == never ? armed_ & ~bit : armed_ | bit;
  }

  void cancel(int slot) { arm(slot, never); }

  bool armed(int slot) const { return (armed_ & bit_of(slot)) != 0; }

  Instant at(int slot) const { return armed(slot) ? at_[static_cast<std::size_t>(slot)] : never; }

  Due next() const {
    Due due;
    for (std::uint64_t rest = armed_; rest != 0; rest &= rest - 1) {
      const int slot = std::countr_zero(rest);
      const Instant at = at_[static_cast<std::size_t>(slot)];
      if (at < due.at) due = {slot, at};
    }
    return due;
  }

 private:
  static std::uint64_t bit_of(int slot) {
    HEADLOOP_CHECK(slot >= 0 && slot < N, "a deadline has a slot of its own");
    return std::uint64_t{1} << slot;
  }

  std::array<Instant, static_cast<std::size_t>(N)> at_{};
  std::uint64_t armed_ = 0;
};

}  // namespace headloop::parts
