// The battery profile in the EEPROM: charge cycles and voltage thresholds, and how the firmware's
// learning changes them for better or worse.
#pragma once

#include "models/platform/core.hpp"

namespace headloop::platform {

// R3, U3: a full charge is logged, and on a susceptible unit the learning of the thresholds goes a
// little further astray each time.
void log_charge_cycle(Context& cx);

// M1: after a long self-discharge the thresholds are learned anew, unreliably.
void learn_thresholds(Context& cx);

// The gauge has stepped: a low charge is announced once.
void on_gauge(Context& cx, int percent);

}  // namespace headloop::platform
