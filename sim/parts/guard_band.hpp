// From a claimed duration to the threshold in a data sheet.
//
// A claimed duration is the person's, contact to contact, and has to succeed on every unit: with
// any clock error, in any phase of the sampler, with any bounce. Firmware compares ticks between
// debounced edges, so its threshold lies beside the claim by a guard band derived here.
//
// Notation: e ticks between samples, n agreeing samples, two ticks of synchroniser; S(t) is the
// sampling tick that first sees what the wire does at t, which is the multiple of e at or after
// 2 + (the first tick strictly after t). A movement that begins at t and is over by t + bounce has
// its debounced edge between S(t) + (n-1) e and S(t + bounce) + (n-1) e.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/core/wide.hpp"
#include "sim/parts/sampler.hpp"

namespace headloop::parts {

struct GuardBand {
  std::int64_t hertz = 32'768;
  std::int64_t error_ppb_max = 100'000;  // the clock is at most this much fast or slow
  Duration bounce_max = milliseconds(5);
  SamplerParams sampler;
};

namespace detail {

// d x hertz x (10^9 + error) / 10^18, exact before it is rounded. A clock rounds its period to
// 2^-32 ns, which moves no tick of a day by a nanosecond; `margin_ns` on d covers it.
constexpr std::int64_t ticks_in(Duration d, std::int64_t hertz, std::int64_t error_ppb,
                                bool round_up) {
  constexpr std::int64_t ns_ppb = 1'000'000'000'000'000'000;
  const Wide product = static_cast<Wide>(static_cast<Wide>(d.ns) * static_cast<Wide>(hertz)) *
                       static_cast<Wide>(1'000'000'000 + error_ppb);
  return static_cast<std::int64_t>((product + (round_up ? Wide{ns_ppb - 1} : Wide{0})) /
                                   Wide{ns_ppb});
}

constexpr std::int64_t round_down(std::int64_t ticks, std::int64_t every) {
  return ticks / every * every;
}
constexpr std::int64_t round_up(std::int64_t ticks, std::int64_t every) {
  return (ticks + every - 1) / every * every;
}

inline constexpr Duration margin = nanoseconds(1);

}  // namespace detail

// The largest threshold T such that a hold of exactly `claim`, from first closing to first opening,
// has (tick of the debounced up edge) - (tick of the debounced down edge) >= T on every unit.
//
// The down edge comes latest when the closing bounces to the end, the up edge earliest when the
// opening does not bounce: T = S(t + claim) - S(t + bounce). At least floor((claim - bounce) f)
// ticks of the slowest clock lie between, and multiples of e at least that rounded down.
constexpr Ticks hold_threshold(Duration claim, const GuardBand& guard) {
  const std::int64_t ticks = detail::ticks_in(claim - guard.bounce_max - detail::margin,
                                              guard.hertz, -guard.error_ppb_max, false);
  return {detail::round_down(ticks, guard.sampler.sample_every)};
}

// The smallest threshold T such that two first movements of contacts exactly `claim` apart (a
// release and the next press, or two presses) have debounced edges at most T ticks apart.
//
// The mirror image: the first movement does not bounce, the second bounces to the end, the clock is
// fast: T = S(t + claim + bounce) - S(t).
constexpr Ticks window_between_edges(Duration claim, const GuardBand& guard) {
  const std::int64_t ticks = detail::ticks_in(claim + guard.bounce_max + detail::margin,
                                              guard.hertz, guard.error_ppb_max, true);
  return {detail::round_up(ticks, guard.sampler.sample_every)};
}

// The smallest threshold T such that a contact that first moves exactly `claim` after an instant of
// the firmware's own (the tick at which a prompt ends, say) has its debounced edge at most T ticks
// after that tick.
//
// From tick a on: the first tick strictly after the bounce's end is at most a + ceil((claim +
// bounce) f); two ticks of synchroniser, up to e - 1 to the next sample, n - 1 more samples.
constexpr Ticks window_after_tick(Duration claim, const GuardBand& guard) {
  const std::int64_t ticks = detail::ticks_in(claim + guard.bounce_max + detail::margin,
                                              guard.hertz, guard.error_ppb_max, true);
  const std::int64_t every = guard.sampler.sample_every;
  return {ticks + synchroniser_ticks + every - 1 + (guard.sampler.debounce_samples - 1) * every};
}

// With the sampler of the data sheets a person's 12 s are 12 s - 5 ms - 100 ppm of 12 s
// = 11.9938 s = 393 012.9 ticks, and 1198 whole samples of 328 of them.
static_assert(hold_threshold(seconds(12), GuardBand{}) == Ticks{1'198 * 328});

}  // namespace headloop::parts
