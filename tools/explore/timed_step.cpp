#include "tools/explore/timed_step.hpp"

#include "sim/core/clock.hpp"

namespace headloop::explore {

using world::Span;

std::vector<TimedStep> timed_steps(const world::Script& script) {
  std::vector<TimedStep> timed;
  for (std::size_t i = 0; i < script.steps.size(); ++i) {
    const world::Step& step = script.steps[i];
    if (step.skipped || step.action == world::Action::verify) continue;
    if (step.duration) {
      timed.push_back({i, TimedStep::Time::duration});
    } else if (step.until && step.reaction > Duration{}) {
      timed.push_back({i, TimedStep::Time::reaction});
    }
  }
  return timed;
}

Span length_of(const world::Script& script, const TimedStep& timed) {
  const world::Step& step = script.steps[timed.step];
  if (timed.time == TimedStep::Time::reaction) return {Span::Unit::ns, step.reaction.ns};
  HEADLOOP_CHECK(step.duration.has_value(), "a timed step has its time");
  return *step.duration;
}

void set_length(world::Script& script, const TimedStep& timed, Span length, std::int64_t hertz) {
  world::Step& step = script.steps[timed.step];
  if (timed.time == TimedStep::Time::reaction) {
    // Cues come at ticks. Clocks round theirs to the nanosecond, which must not decide whether a
    // reaction of whole ticks ends before a tick or after it.
    const bool whole = length.unit == Span::Unit::ticks;
    step.reaction = duration_of(length, hertz) + nanoseconds(whole ? 2 : 0);
  } else {
    step.duration = length;
  }
}

Duration duration_of(Span span, std::int64_t hertz) {
  if (span.unit == Span::Unit::ns) return nanoseconds(span.count);
  return Clock(hertz, 0, Duration{}).at(Ticks{span.count}) - Instant{};
}

}  // namespace headloop::explore
