// P2: the reset of the family that announces itself and is confirmed by hand. At the threshold the
// voice says so and everything is wiped; the double beep means written; switching off by hand then
// writes the confirmation. Left alone, the unit switches itself off, and the falling rail races
// with that last write.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::prompt_confirm {

struct Reset {
  enum class State : std::uint8_t {
    idle,
    wiping,
    reloading,
    marking,
    awaiting_off,
    confirming,
    failed
  };
  enum class Event : std::uint8_t {
    chord_held,
    covered,
    wiped,
    reloaded,
    marked,
    switched_off,
    left_alone,
    confirmed,
    write_failed,
    ended
  };
  using Context = platform::Context;
  static constexpr std::string_view name = "reset";
  static constexpr std::uint8_t id = 5;
  static constexpr State initial = State::idle;
  static constexpr std::size_t room = 32;
};

}  // namespace headloop::prompt_confirm

namespace headloop {
HEADLOOP_WORDS(prompt_confirm::Reset::State, "idle"sv, "wiping"sv, "reloading"sv, "marking"sv,
               "awaiting-off"sv, "confirming"sv, "failed"sv)
HEADLOOP_WORDS(prompt_confirm::Reset::Event, "chord-held"sv, "covered"sv, "wiped"sv, "reloaded"sv,
               "marked"sv, "switched-off"sv, "left-alone"sv, "confirmed"sv, "write-failed"sv,
               "ended"sv)
}  // namespace headloop
