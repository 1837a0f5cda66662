// P3: the main processor's side of the two-phase reset. The first chord clears the three layers;
// the second one, begun within the window after the prompt, makes the ANC co-processor clear its
// calibration. A missed or late second phase leaves the co-processor as it was.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::qcc5124 {

struct Reset {
  enum class State : std::uint8_t {
    idle,
    initializing,
    second_phase,
    synchronising,
    finishing,
    failed
  };
  enum class Event : std::uint8_t {
    first_held,
    second_held,
    prompt_ended,
    window_over,
    key_up,
    covered,
    synchronised,
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

}  // namespace headloop::qcc5124

namespace headloop {
HEADLOOP_WORDS(qcc5124::Reset::State, "idle"sv, "initializing"sv, "second-phase"sv,
               "synchronising"sv, "finishing"sv, "failed"sv)
HEADLOOP_WORDS(qcc5124::Reset::Event, "first-held"sv, "second-held"sv, "prompt-ended"sv,
               "window-over"sv, "key-up"sv, "covered"sv, "synchronised"sv, "reloaded"sv, "marked"sv,
               "write-failed"sv, "ended"sv)
}  // namespace headloop
