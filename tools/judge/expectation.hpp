// One expectation, judged on the finished Record.
#pragma once

#include "tools/judge/case.hpp"
#include "tools/judge/verdict.hpp"

namespace headloop::judge {

// When a step was under way. `begun` is the anchor of its expectations.
struct Anchor {
  Instant begun;
  Instant ended;  // the end of the run, if the step did not end
};

// What is asked, not answered yet.
Judged question_of(const world::Expectation& expectation);

Judged judge_expectation(const Case& on, const world::Expectation& expectation, Anchor anchor);

// What was there instead of a cue that was not seen in [from, to]: the last observation on its
// channel.
struct Instead {
  std::string text;
  Excerpt evidence;
};
Instead seen_instead(const Case& on, const world::Cue& cue, Instant from, Instant to);

}  // namespace headloop::judge
