// From a claimed duration to the threshold in a data sheet.
//
// A claimed duration is the person's, contact to contact, and has to succeed on every unit: with
// any clock error, in any phase of the sampler, with any bounce. Firmware compares ticks between
// debounced edges, so its threshold lies beside the claim by a guard band derived here.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/parts/sampler.hpp"

namespace headloop::parts {

struct GuardBand {
  std::int64_t hertz = 32'768;
  std::int64_t error_ppb_max = 100'000;  // the clock is at most this much fast or slow
  Duration bounce_max = milliseconds(5);
  SamplerParams sampler;
};

// The largest threshold T such that a hold of exactly `claim`, from first closing to first opening,
// has (tick of the debounced up edge) - (tick of the debounced down edge) >= T on every unit.
constexpr Ticks hold_threshold(Duration claim, const GuardBand& guard);

// The smallest threshold T such that two first movements of contacts exactly `claim` apart (a
// release and the next press, or two presses) have debounced edges at most T ticks apart.
constexpr Ticks window_between_edges(Duration claim, const GuardBand& guard);

// The smallest threshold T such that a contact that first moves exactly `claim` after an instant of
// the firmware's own (the tick at which a prompt ends, say) has its debounced edge at most T ticks
// after that tick.
constexpr Ticks window_after_tick(Duration claim, const GuardBand& guard);

}  // namespace headloop::parts
