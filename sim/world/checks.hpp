// The results of the four verification tests (claims V1 to V4), computed from what a person could
// observe, and from nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/core/record.hpp"
#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::world {

// Whether an observation is this word on this channel.
template <class What>
bool is(const Observation& observation, Channel channel, What what) {
  return observation.channel == channel && static_cast<What>(observation.what) == what;
}

struct Check {
  CheckResult result = CheckResult::fail;
  std::int32_t measured = 0;  // as channel check has it
  CheckReason reason = CheckReason::none;

  friend constexpr bool operator==(const Check&, const Check&) = default;
};

// How long a person observes, unless the script says otherwise.
constexpr Duration scan_patience = seconds(10);    // assumed
constexpr Duration ramp_observed = seconds(90);    // V2
constexpr Duration played = minutes(60);           // V3
constexpr Duration answer_patience = seconds(10);  // assumed

// Each looks at observations from its first instant up to, and not including, `end`. If that was
// too short for what is still open to be decided, the result is inconclusive: not seen.

// V1. What a scanner has shown since `scanned`: the bare name, and an address whose first three
// octets differ from those of the one noted before. Nothing in `scan_patience` is a fail.
Check check_address(const Record& record, Instant scanned, Instant end,
                    std::optional<std::uint64_t> noted);

// V2. Put on at `worn`: 22 to 38 s to full attenuation. Too slow, or none, only after 38 s; at once
// also if it was there before.
Check check_anc_ramp(const Record& record, Instant worn, Instant end);

// V3. Played from `begin` to `end`: the gauge's readings against the straight line from the first
// to the last of them. A reading is taken where the gauge steps, and at both ends. Whether it is a
// straight line is known after `played`; a jump or a death decides at once. A line that is straight
// tells nothing unless the gauge showed a full charge at first: a damaged profile shows less.
Check check_battery(const Record& record, Instant begin, Instant end);

// V4. Asked at `asked`. No answer is a fail once any would be too slow: after 2.5 s.
Check check_assistant(const Record& record, Instant asked, Instant end);

// The unit goes dark: switched off, dead, or cut off from its cell.
bool loses_power(const Observation& observation);

// What the gauge shows just before a position of the Record; nullopt if it has shown nothing yet.
std::optional<std::int32_t> gauge_shown(const Record& record, std::size_t position);

// The first address advertised in [from, to).
std::optional<std::uint64_t> advertised_address(const Record& record, Instant from, Instant to);

}  // namespace headloop::world
