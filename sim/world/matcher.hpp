// Decides whether and when a Cue is met. The Player's `until` and the judge on the finished Record
// use the same Matcher, so that they cannot disagree.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/core/record.hpp"
#include "sim/world/faceplate.hpp"
#include "sim/world/script.hpp"

namespace headloop::world {

// A plain value; the Cue and the faceplate are passed in, always the same ones.
//
// Only instants count, never the order of arrival on several channels within one: what is observed
// at the very instant of the anchor counts as seen. Of several LED patterns that begin at one
// instant only the last one is seen. A pattern that is replaced at the very instant at which it has
// shown enough has been seen.
class Matcher {
 public:
  static constexpr std::size_t nothing = SIZE_MAX;

  // Watches from `anchor` on, and takes in all that `record` holds so far. An LED cue begins with
  // what the LED shows at the anchor (dark, if it has never shown anything). The observation at
  // position `except` does not count: a latency does not end with what began it.
  void start(const Cue& cue, const Faceplate& face, const Record& record, Instant anchor,
             std::size_t except = nothing);

  // Takes in record[position]; positions grow.
  void observe(const Cue& cue, const Faceplate& face, const Record& record, std::size_t position);

  // The instant at which the cue is met if nothing else changes it; final once it is past.
  Instant due() const { return due_; }

  // Where in the Record that stands which meets the cue at due(), or `nothing`.
  std::size_t sighted() const { return due_ == never ? nothing : sighted_; }

 private:
  void show(const Cue& cue, const Faceplate& face, LedSign sign, Instant onset);
  bool settled(const Cue& cue, Instant now) const;

  Instant anchor_;
  Instant visible_;          // from when on the LED pattern that shows now is watched
  Instant pending_ = never;  // when the LED pattern that shows now will have counted
  Instant due_ = never;
  std::size_t sighted_ = nothing;
  std::size_t except_ = nothing;
  int hits_ = 0;  // so far, without the one pending
};

// Whether an observation is of the kind that a cue without a look asks for.
bool matches(const Cue& cue, const Observation& observation);

// The first position at or after `instant`; the Record is in order of time.
std::size_t position_at(const Record& record, Instant instant);

}  // namespace headloop::world
