// Writing to the EEPROM: page by page, each read back and compared before the next.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::platform {

struct Store {
  enum class State : std::uint8_t { idle, writing, verifying };
  enum class Event : std::uint8_t { queued, written, refused, read_back, abandoned };
  using Context = platform::Context;
  static constexpr std::string_view name = "store";
  static constexpr std::uint8_t id = 1;
  static constexpr State initial = State::idle;
  static constexpr std::size_t room = 24;
};

}  // namespace headloop::platform

namespace headloop {
HEADLOOP_WORDS(platform::Store::State, "idle"sv, "writing"sv, "verifying"sv)
HEADLOOP_WORDS(platform::Store::Event, "queued"sv, "written"sv, "refused"sv, "read-back"sv,
               "abandoned"sv)
}  // namespace headloop
