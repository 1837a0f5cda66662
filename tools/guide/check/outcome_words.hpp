// What a procedure came to, as one tells it to somebody who wrote it.
#pragma once

#include <cstdint>
#include <string>

#include "tools/guide/check/goal.hpp"

namespace headloop::checker {

// What a reset can clear. The first ones are the layers.
enum class Memory : std::uint8_t { bluetooth, asc, battery, microphone, pressure };

// "half a reset"
std::string_view head_of(world::Outcome outcome, Goal goal = Goal::reset);

// What there is to add: "the pairings cleared, the sound profiles kept". Empty if it is nothing.
std::string detail_of(const judge::Finding& finding);

// "half a reset: the pairings cleared, the sound profiles kept"
std::string words_for(const judge::Finding& finding, Goal goal = Goal::reset);

// "4 h 21 min"
std::string rough_text(Duration duration);

}  // namespace headloop::checker

namespace headloop {
HEADLOOP_WORDS(checker::Memory, "the pairings"sv, "the sound profiles"sv, "the battery's memory"sv,
               "the microphones' calibration"sv, "the pressure sensor's calibration"sv)
}  // namespace headloop
