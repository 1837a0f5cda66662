// Switching on and off, booting, and the forced reboot (R1): the machine that every family shares.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::platform {

struct Power {
  enum class State : std::uint8_t { off, starting, on, stopping, hung };
  enum class Event : std::uint8_t {
    power_held,
    reboot_held,
    slid_on,
    slid_off,
    wake,
    booted,
    stopped,
    go_off,
    reboot,
    rail_lost,
    hang
  };
  using Context = platform::Context;
  static constexpr std::string_view name = "power";
  static constexpr std::uint8_t id = 0;
  static constexpr State initial = State::off;
  static constexpr std::size_t room = 24;
};

}  // namespace headloop::platform

namespace headloop {
HEADLOOP_WORDS(platform::Power::State, "off"sv, "starting"sv, "on"sv, "stopping"sv, "hung"sv)
HEADLOOP_WORDS(platform::Power::Event, "power-held"sv, "reboot-held"sv, "slid-on"sv, "slid-off"sv,
               "wake"sv, "booted"sv, "stopped"sv, "go-off"sv, "reboot"sv, "rail-lost"sv, "hang"sv)
}  // namespace headloop
