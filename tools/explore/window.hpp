// The acceptance window of a step: for which lengths of it the outcome is the promised one.
//
// Every length is decided, none is sampled: while the order of all events stays the same, so does
// the outcome, and the search goes from one change of order to the next (docs/window.md has the
// argument). Knows no guides: a script, a step and a judge suffice.
#pragma once

#include <optional>
#include <stdexcept>
#include <vector>

#include "tools/explore/trials.hpp"

namespace headloop::explore {

// Lengths from `from` to `to`, both included, on the nominal unit, and what they come to.
struct Interval {
  Ticks from;
  Ticks to;
  Ending ending;
};

// Lengths from `from` to `to`, both included.
struct Range {
  Duration from;
  Duration to;

  bool contains(Duration length) const { return from <= length && length <= to; }
  friend constexpr bool operator==(const Range&, const Range&) = default;
};

struct Window {
  TimedStep timed;
  world::Span documented;  // as the script has it
  Ending at_documented;    // on the nominal unit
  Ticks longest;           // looked at: 0 to here
  std::int64_t hertz = 0;
  // Without gap or overlap, neighbours with different endings.
  std::vector<Interval> intervals;

  // Promised lengths around the documented one, or else those that come nearest to it.
  std::optional<Range> sure;      // on every unit; unset if there is none
  std::optional<Range> possible;  // on at least one unit; unset if there is none
  // From the documented length to the nearest edge of the sure window, negative outside of it.
  // Where the search itself ends there is no edge. Unset without an edge or a sure window.
  std::optional<Duration> margin;
  std::uint64_t runs = 0;
};

// The step is never reached, or the order of events changes so often that the search would take
// too long.
class NoWindow : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct WindowOptions {
  std::optional<Duration> longest =
      {};  // else the larger of 60 s and four times the documented length
  std::uint64_t runs_max = 200'000;
};

Window find_window(const models::Product& product, const world::Script& script,
                   const TimedStep& timed, const Judge& judge = judge_by_script,
                   const WindowOptions& options = {});

// Whether this length keeps the promise on every unit: what the sure window says of it, without
// looking for the window's edges.
bool is_sure(const models::Product& product, const world::Script& script, const TimedStep& timed,
             const Judge& judge, Duration length);

}  // namespace headloop::explore
