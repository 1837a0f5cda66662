// Whether an LED pattern of the data sheet looks as a person describes it, and when the person can
// tell.
#pragma once

#include "sim/core/time.hpp"
#include "sim/world/faceplate.hpp"
#include "sim/world/script.hpp"

namespace headloop::world {

// The stretch in which the LED looks as described, provided that the sign stays: [from, to).
struct Showing {
  Instant from = never;
  Instant to = never;

  bool at(Instant t) const { return from <= t && t < to; }
};

// `sign` shows since `onset`. A look that needs several periods shows from the first one on.
// Flashes are events, not a look that lasts: they never show.
Showing showing(const LedLook& look, LedSign sign, Instant onset, const Faceplate& face);

// When somebody who watches from `anchor` on has seen enough of `sign` (which shows since `onset`)
// to say that it looks as described: a steady light at once, a rhythm after its full repetitions
// (those before `anchor` count as well), pulses when their number is complete and the LED dark, the
// n-th flash after `anchor` at its onset. `never` if it does not look like that.
Instant recognised(const LedLook& look, int count, LedSign sign, Instant onset, Instant anchor,
                   const Faceplate& face);

}  // namespace headloop::world
