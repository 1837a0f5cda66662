// What every family's reset does, in the order of R2; the families differ in what starts it, what
// it waits for and what it shows.
#pragma once

#include "models/platform/core.hpp"

namespace headloop::platform {

// Why a reset is refused, if it is; says so in the log. `stuck` is the signal's operand: one more
// than the index of a stuck key.
bool reset_allowed(const Context& cx, std::int32_t stuck);
void log_refusal(Context& cx, std::int32_t stuck);

// The marker says half-done from here on; the radio is silent, the DSP's image is dropped.
void begin_reset(Context& cx);

void wipe_bluetooth(Context& cx);
void wipe_asc(Context& cx);
void wipe_battery(Context& cx);
void wipe_calibration(Context& cx);

// A layer's last page is read back: says so in the log, and loads the gauge's factory profile.
void log_cleared(Context& cx, JobTag tag);

// Writes the marker; a reset that got this far has given the unit a new address.
void write_marker(Context& cx, world::ResetMarker marker, JobTag tag);
void new_address(Context& cx);

// What an earlier reset left is shown for a while after a boot. A confirmed one is shown once.
bool has_outcome(const Context& cx);
void show_outcome(Context& cx);
void hide_outcome(Context& cx);

}  // namespace headloop::platform
