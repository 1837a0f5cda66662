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
    const Place place{edge, static_cast<std::uint8_t>(chip), input.kind};
    std::size_t at = count_++;
    for (; at > 0 && place < place_of(letters_[at - 1]); --at) letters_[at] = letters_[at - 1];
    // Field by field: what is put together elsewhere is read back in wider pieces than it was
    // written in, and waits.
    Letter& letter = letters_[at];
    letter.edge = edge;
    letter.b = input.b;
    letter.a = input.a;
    letter.kind = input.kind;
    letter.subject = input.subject;
    letter.chip = place.chip;
  }

  // What waits first; something has to.
  const Letter& front() const { return letters_[0]; }
  void pop() {
    --count_;
    for (std::size_t i = 0; i < count_; ++i) letters_[i] = letters_[i + 1];
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

  // The order of telling.
  struct Place {
    Instant edge;
    std::uint8_t chip = 0;
    hal::Input::Kind kind = hal::Input::Kind::timer;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  static Place place_of(const Letter& letter) { return {letter.edge, letter.chip, letter.kind}; }

  std::array<Letter, depth> letters_{};
  std::uint8_t count_ = 0;
};

}  // namespace headloop::models
