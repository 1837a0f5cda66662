// P4: the boot loader of the RTL8763B firmware. It is entered only if the Call key goes down
// immediately after the power switch went off and is still down when the switch goes on again; the
// application then stays out. Fifteen seconds of Call make the LED pulse five times, and the reset
// follows. In every other order the loader hands over to the application.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::rtl8763b {

struct BootLoader {
  enum class State : std::uint8_t {
    away,
    listening,
    primed,
    holding,
    pulsing,
    wiping,
    finishing,
    failed
  };
  enum class Event : std::uint8_t {
    slid_off,
    slid_on,
    call_down,
    call_up,
    window_over,
    call_held,
    pulses_over,
    wiped,
    reloaded,
    marked,
    write_failed,
    ended
  };
  using Context = platform::Context;
  static constexpr std::string_view name = "boot-loader";
  static constexpr std::uint8_t id = 5;
  static constexpr State initial = State::away;
  static constexpr std::size_t room = 32;
};

}  // namespace headloop::rtl8763b

namespace headloop {
HEADLOOP_WORDS(rtl8763b::BootLoader::State, "away"sv, "listening"sv, "primed"sv, "holding"sv,
               "pulsing"sv, "wiping"sv, "finishing"sv, "failed"sv)
HEADLOOP_WORDS(rtl8763b::BootLoader::Event, "slid-off"sv, "slid-on"sv, "call-down"sv, "call-up"sv,
               "window-over"sv, "call-held"sv, "pulses-over"sv, "wiped"sv, "reloaded"sv, "marked"sv,
               "write-failed"sv, "ended"sv)
}  // namespace headloop
