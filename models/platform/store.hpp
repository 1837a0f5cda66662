// Writing to the EEPROM: page by page, each read back and compared before the next.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::platform {

struct Store {
  enum class State : std::uint8_t { idle, writing, verifying };
  // `refused`: not acknowledged in time. `differs`: read back, and not what was written.
  enum class Event : std::uint8_t { queued, written, refused, read_back, differs, abandoned };
  using Context = platform::Context;
  static constexpr std::string_view name = "store";
  static constexpr std::uint8_t id = 1;
  static constexpr State initial = State::idle;
  static constexpr std::size_t room = 24;
};

// Whether the page that was read back is what the job in hand wrote there; true without a job.
bool reads_back(const Context& cx);

}  // namespace headloop::platform

namespace headloop {
HEADLOOP_WORDS(platform::Store::State, "idle"sv, "writing"sv, "verifying"sv)
HEADLOOP_WORDS(platform::Store::Event, "queued"sv, "written"sv, "refused"sv, "read-back"sv,
               "differs"sv, "abandoned"sv)
}  // namespace headloop
