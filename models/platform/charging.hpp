// What the firmware does with a cable, a charger and a tripped protection IC.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::platform {

struct Charging {
  enum class State : std::uint8_t { unplugged, charging, complete, topping_up, recovering };
  enum class Event : std::uint8_t {
    powered,
    unpowered,
    complete,
    recharge,
    limit_raised,
    tripped,
    released
  };
  using Context = platform::Context;
  static constexpr std::string_view name = "charging";
  static constexpr std::uint8_t id = 4;
  static constexpr State initial = State::unplugged;
  static constexpr std::size_t room = 24;
};

}  // namespace headloop::platform

namespace headloop {
HEADLOOP_WORDS(platform::Charging::State, "unplugged"sv, "charging"sv, "complete"sv, "topping-up"sv,
               "recovering"sv)
HEADLOOP_WORDS(platform::Charging::Event, "powered"sv, "unpowered"sv, "complete"sv, "recharge"sv,
               "limit-raised"sv, "tripped"sv, "released"sv)
}  // namespace headloop
