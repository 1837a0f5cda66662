// What waits for a firmware's next clock edge: inputs with the instant of their edge, in the order
// in which they will be told (instant, then chip, then rank of the kind, then order of arrival).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sim/core/time.hpp"
#include "sim/hal/hal.hpp"

namespace headloop::models {

class Inbox {
 public:
  // The fields of an Input lie here side by side with the others: a letter takes 24 bytes.
  struct Letter {
    Instant edge = never;
    std::int64_t b = 0;
    std::int32_t a = 0;
    hal::Input::Kind kind = hal::Input::Kind::timer;
    std::uint8_t subject = 0;
    std::uint8_t chip = 0;

    hal::Input input() const { return {kind, subject, a, b}; }
  };

  Instant next_deadline() const { return count_ == 0 ? never : letters_[0].edge; }

  void put(Instant edge, const hal::Input& input, int chip) {
    HEADLOOP_CHECK(count_ < depth, "a unit's inbox is deep enough");
    std::size_t at = count_++;
    const Letter letter{edge,       input.b,       input.a,
                        input.kind, input.subject, static_cast<std::uint8_t>(chip)};
    for (; at > 0 && comes_before(letter, letters_[at - 1]); --at) letters_[at] = letters_[at - 1];
    letters_[at] = letter;
  }

  Letter take() {
    const Letter first = letters_[0];
    --count_;
    for (std::size_t i = 0; i < count_; ++i) letters_[i] = letters_[i + 1];
    return first;
  }

  // All that wait, in their order.
  std::span<const Letter> letters() const { return {letters_.data(), count_}; }

  // Drops what the predicate names: answers that nobody waits for any more.
  template <class Predicate>
  void drop(Predicate&& unwanted) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      if (!unwanted(letters_[i])) letters_[kept++] = letters_[i];
    }
    count_ = static_cast<std::uint8_t>(kept);
  }

 private:
  // The three steps that a person does at one instant at most, of two requests each, and what the
  // unit's own parts have to say at the same edge.
  static constexpr std::size_t depth = 11;

  static bool comes_before(const Letter& x, const Letter& y) {
    if (x.edge != y.edge) return x.edge < y.edge;
    if (x.chip != y.chip) return x.chip < y.chip;
    return x.kind < y.kind;
  }

  std::array<Letter, depth> letters_{};
  std::uint8_t count_ = 0;
};

}  // namespace headloop::models
