// The steps of a script that last for a time which could be another: for whoever asks what that
// would change.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/world/script.hpp"

namespace headloop::explore {

struct TimedStep {
  // Which of a step's times. A reaction follows a cue; all others count from the step's begin, a
  // hold's from the last finger's contact.
  enum class Time : std::uint8_t { duration, reaction };
  std::size_t step = 0;
  Time time = Time::duration;
};

// In the order of the script. A verification is not among them: how long somebody looks at it is
// no act.
std::vector<TimedStep> timed_steps(const world::Script& script);

// As the script has it.
world::Span length_of(const world::Script& script, const TimedStep& timed);

// Ticks of a reaction are counted at the nominal rate `hertz`.
void set_length(world::Script& script, const TimedStep& timed, world::Span length,
                std::int64_t hertz);

// In nanoseconds at the nominal rate, rounded down.
Duration duration_of(world::Span span, std::int64_t hertz);

}  // namespace headloop::explore
