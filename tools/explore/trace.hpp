// The order of all that happened in one run, and how two runs that differ in one duration compare.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/record.hpp"
#include "sim/core/time.hpp"
#include "sim/world/script.hpp"

namespace headloop::explore {

// An observation, or an instant that whoever judges the run compares others with (a mark).
struct Event {
  Instant at;
  std::uint32_t what = 0;    // channel, subject and word of the observation; not when, nor how much
  std::int32_t operand = 0;  // its `a`, unless that measures something
  std::int32_t tick = -1;    // of a debounced edge
};
using Trace = std::vector<Event>;  // in order of time

// A finger on a contact is not an event of its own, nor is a step that neither waits for a cue nor
// expects anything: nobody but the firmware takes notice, and that by the debounced edges.
Trace trace_of(const world::Script& script, const Record& record,
               const std::vector<Instant>& marks);

// Whether the same happened in the same order, and every debounced edge at its tick or `moved`
// later.
bool same_order(const Trace& one, const Trace& other, Ticks moved);

// How much longer the duration may become before an event that moves with it meets one that does
// not. Both traces have the same order, the second of a duration that is `longer`; `unended` has
// the instants of what happens if the step does not end.
Duration room(const Trace& one, const Trace& other, Duration longer,
              const std::vector<Instant>& unended);

}  // namespace headloop::explore
