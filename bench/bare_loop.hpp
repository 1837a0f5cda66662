// The baseline: what a run of so many events costs at least. A loop over eight deadlines that does
// nothing with an event but hand it to a state machine of Boost.MSM and plan the next one: no
// Record, no parts, no person.
#pragma once

#include <cstdint>

namespace headloop::bench {

// Returns the events that the machine had no row for, so that no compiler can drop the work.
std::uint64_t bare_loop(std::uint64_t events);

}  // namespace headloop::bench
