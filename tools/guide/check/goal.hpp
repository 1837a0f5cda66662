// What a procedure is to bring about, and whether a run has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tools/guide/check/words.hpp"
#include "tools/judge/outcome.hpp"

namespace headloop::checker {

enum class Goal : std::uint8_t {
  none,    // nothing that the bench could judge: only its signs are
  reset,   // all three layers cleared
  reboot,  // a restart, and nothing cleared (R1)
};

// `works` is what the goal is.
judge::Finding outcome_for(Goal goal, const judge::Case& on);

// "whoever follows this resets the headphones completely"
std::string_view promise_of(Goal goal);

// "light" of "a light reset": less than a reset, whatever is meant.
std::optional<std::string> lesser_reset(const Words& words);

}  // namespace headloop::checker

namespace headloop {
HEADLOOP_WORDS(checker::Goal, "none"sv, "reset"sv, "reboot"sv)
}  // namespace headloop
