// SystemC, and the way from its time to ours: one unit of its time is one nanosecond.
#pragma once

#include <systemc>

#include "sim/core/time.hpp"

namespace headloop::rig {

inline sc_core::sc_time of(Duration d) {
  return sc_core::sc_time::from_value(static_cast<std::uint64_t>(d.ns));
}

inline Instant now() { return {static_cast<std::int64_t>(sc_core::sc_time_stamp().value())}; }

}  // namespace headloop::rig
