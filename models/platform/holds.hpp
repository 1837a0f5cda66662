// Which hold is under way. A hold counts from the edge of the last of its keys, while exactly its
// keys are down. Releasing one key of a chord ends it, and the keys that stay down count for
// nothing until all fingers are up. Several holds of the same keys (switch off at 2 s, reboot at 7
// s) are reached one after the other.
//
// A key that has been down for longer than any finger would is stuck. It counts as a key of a hold
// only where exactly that chord is in the table (and the hold then says so); otherwise it is left
// out, so that a stuck key does not disable the others.
#pragma once

#include "models/platform/core.hpp"

namespace headloop::platform {

void on_key(Context& cx, std::uint8_t control, bool down);
void on_hold_timer(Context& cx);

// The chip was reset with its pins kept: keys that are down count for nothing until they are up, or
// turn out to be stuck.
void spend_keys(Context& cx);

// The chip lost its power: the debouncers will report every closed key anew.
void forget_keys(Context& cx);

}  // namespace headloop::platform
