// Chance for tests: draws in a fixed order, so that what is made of them depends on the seed alone.
#pragma once

#include <algorithm>
#include <cstdint>

#include "sim/core/random.hpp"
#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::tests {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : seed_(seed) {}

  std::int64_t between(std::int64_t low, std::int64_t high) {
    return draw_between(seed_, Purpose::test_script, ordinal_++, low, high);
  }
  int number(int low, int high) { return static_cast<int>(between(low, high)); }
  bool chance(int percent) { return between(0, 99) < percent; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(list.size()) - 1))];
  }
  // Any of the enumeration's words from `first` on.
  template <class E>
  E word(int first = 0) {
    return static_cast<E>(number(first, static_cast<int>(count_of<E>()) - 1));
  }
  // Short and long lengths alike: every power of two between them is as likely.
  Duration length(Duration shortest, Duration longest) {
    int doublings = 0;
    while (shortest * (std::int64_t{2} << doublings) <= longest) ++doublings;
    const std::int64_t low = shortest.ns << number(0, doublings);
    return {std::min(longest.ns, between(low, 2 * low))};
  }

 private:
  std::uint64_t seed_;
  std::uint64_t ordinal_ = 0;
};

}  // namespace headloop::tests
