// The touch panel as the QCC5124 firmware sees it, and known bug XM4-TOUCH-01 (P5): the firmware
// still has the code that served an older product's reset chord. Run here it leaves the touch
// controller locked for hours; the buttons stay alive, and the lock-out ends by itself.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::qcc5124 {

inline constexpr int touch_bug = 0;  // row of the data sheet's known bugs: XM4-TOUCH-01

struct Touch {
  enum class State : std::uint8_t { alive, locked };
  enum class Event : std::uint8_t { legacy_held, unlocked };
  using Context = platform::Context;
  static constexpr std::string_view name = "touch";
  static constexpr std::uint8_t id = 6;
  static constexpr State initial = State::alive;
  static constexpr std::size_t room = 24;
};

}  // namespace headloop::qcc5124

namespace headloop {
HEADLOOP_WORDS(qcc5124::Touch::State, "alive"sv, "locked"sv)
HEADLOOP_WORDS(qcc5124::Touch::Event, "legacy-held"sv, "unlocked"sv)
}  // namespace headloop
