// P1: the reset chord of the QCC3001 firmware. From the threshold on the LED alternates red and
// green and the address table is cleared; at the onset of the second green flash the rest follows.
// A key let go in between leaves the reset half done.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::qcc3001 {

struct Reset {
  enum class State : std::uint8_t { idle, armed, wiping, reloading, finishing, failed };
  enum class Event : std::uint8_t {
    chord_held,
    chord_broken,
    second_green,
    wiped,
    reloaded,
    marked,
    write_failed,
    ended
  };
  using Context = platform::Context;
  static constexpr std::string_view name = "reset";
  static constexpr std::uint8_t id = 5;
  static constexpr State initial = State::idle;
  static constexpr std::size_t room = 32;
};

}  // namespace headloop::qcc3001

namespace headloop {
HEADLOOP_WORDS(qcc3001::Reset::State, "idle"sv, "armed"sv, "wiping"sv, "reloading"sv, "finishing"sv,
               "failed"sv)
HEADLOOP_WORDS(qcc3001::Reset::Event, "chord-held"sv, "chord-broken"sv, "second-green"sv, "wiped"sv,
               "reloaded"sv, "marked"sv, "write-failed"sv, "ended"sv)
}  // namespace headloop
