// Counter-based randomness: a draw is a pure function of (seed, purpose, ordinal), so that no draw
// depends on how many others were made before it, and copies of a unit draw alike.
#pragma once

#include <cstdint>

#include "sim/core/wide.hpp"

namespace headloop {

// What a draw decides. A new purpose gets a new number; numbers are part of the Record's
// reproducibility and are never reused.
enum class Purpose : std::uint16_t {
  clock_error = 1,
  clock_phase = 2,
  bounce_count = 3,
  bounce_time = 4,
  contact_dropout = 5,
  eeprom_write_cycle = 6,
  eeprom_page_fails = 7,
  rail_hold_up = 8,
  touch_lockout = 9,
  anc_ramp = 10,
  assistant_latency = 11,
  bluetooth_address = 12,
  host_address = 13,
  drift_susceptible = 14,
  latency_spike = 15,
  stack_shutdown = 16,
  self_discharge_learning = 17,
  finger = 18,
  touch_misread = 19,
  torn_byte = 20,
  co_clock_error = 21,
  co_clock_phase = 22,
  test_script = 23,
  prompt_cut = 24,
  driver_artefact = 25,
};

// 64 random bits. Three rounds of a 64-bit finaliser (the constants are those of SplitMix64).
constexpr std::uint64_t draw(std::uint64_t seed, Purpose purpose, std::uint64_t ordinal) {
  constexpr auto mix = [](std::uint64_t x) {
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
  };
  std::uint64_t x = mix(seed + 0x9e3779b97f4a7c15ULL);
  x = mix(x ^ (static_cast<std::uint64_t>(purpose) * 0xd1342543de82ef95ULL));
  return mix(x + ordinal * 0x9e3779b97f4a7c15ULL + 1);
}

// A whole number in [low, high], both included.
constexpr std::int64_t draw_between(std::uint64_t seed, Purpose purpose, std::uint64_t ordinal,
                                    std::int64_t low, std::int64_t high) {
  const auto range = static_cast<std::uint64_t>(high - low) + 1;
  const auto wide = static_cast<Wide>(draw(seed, purpose, ordinal)) * range;
  return low + static_cast<std::int64_t>(wide >> 64);
}

// True in `parts` of 10000 cases.
constexpr bool draw_chance(std::uint64_t seed, Purpose purpose, std::uint64_t ordinal,
                           std::int64_t parts_per_10000) {
  return draw_between(seed, purpose, ordinal, 0, 9'999) < parts_per_10000;
}

}  // namespace headloop
