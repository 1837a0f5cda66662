// Noise cancelling on a chip of its own kind: the main processor's, or the co-processor's.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::platform {

struct Anc {
  enum class State : std::uint8_t { idle, ramping, full, dropped_out };
  enum class Event : std::uint8_t { start, stop, at_full, drop_out };
  using Context = platform::Context;
  static constexpr std::string_view name = "anc";
  static constexpr std::uint8_t id = 3;
  static constexpr State initial = State::idle;
  static constexpr std::size_t room = 24;
};

}  // namespace headloop::platform

namespace headloop {
HEADLOOP_WORDS(platform::Anc::State, "idle"sv, "ramping"sv, "full"sv, "dropped-out"sv)
HEADLOOP_WORDS(platform::Anc::Event, "start"sv, "stop"sv, "at-full"sv, "drop-out"sv)
}  // namespace headloop
