// The fuel gauge: the charge that the unit shows, and the profile that makes it right or wrong.
//
// With a valid profile the gauge counts coulombs against the learned capacity and shows whole
// percents, halves rounded down; it shows 100 only once charging has terminated. At each step down
// it compares itself with what the open-circuit voltage says: more than 6 points too high (a cell
// older than the profile believes) and it runs three times as fast until it has caught up. Without
// a valid profile it falls back to a coarse table of terminal voltages, whose steps are jumps.
//
// Drift (R3): the stored thresholds for full and empty move towards each other. Charging stops that
// much below full, the unit gives up that much above empty.
#pragma once

#include <array>
#include <cstdint>

#include "sim/parts/cell.hpp"

namespace headloop::parts {

// What the firmware loads from the EEPROM's battery region.
struct GaugeProfile {
  bool valid = true;
  std::int16_t threshold_drift_mv = 0;
  std::uint16_t cycles = 0;
  std::int32_t learned_capacity_uah = 800'000;

  friend constexpr bool operator==(const GaugeProfile&, const GaugeProfile&) = default;
};

struct GaugeParams {
  std::int16_t full_mv = 4'200;              // open circuit; charging terminates
  std::int16_t empty_mv = 3'300;             // open circuit; the unit switches off
  std::int16_t catch_up_from_permille = 60;  // assumed: gauges tolerate some points
  std::int16_t catch_up_factor = 3;          // assumed
};

// The thresholds as the profile has them; compared with the open-circuit voltage.
constexpr int full_mv(const GaugeParams& params, const GaugeProfile& profile) {
  return params.full_mv - profile.threshold_drift_mv;
}
constexpr int empty_mv(const GaugeParams& params, const GaugeProfile& profile) {
  return params.empty_mv + profile.threshold_drift_mv;
}

// R3's 12 minutes. V3's playback drains 25 % an hour, so 12 minutes are 5 %, and the two thresholds
// must lie 5 % apart on the cell's curve, which has 3730, 3750, 3770 mV at 20, 25, 30 %:
// 4200 - 440 = 3760 mV is 27.5 %, and 3300 + 440 = 3740 mV is 22.5 %.
inline constexpr std::int16_t drift_for_12_minutes_mv = 440;

// V3: 100 to 75 % in 60 minutes at 70 % volume.
constexpr std::int64_t playback_ua(std::int32_t capacity_uah) { return capacity_uah / 4; }

// The fallback: the terminal voltage from which each of these percentages is shown, half-way to the
// one above while it plays (30 mV below the open-circuit voltage). Assumed: twelve steps, of nine
// points at the top and of eight below, so on either side of the eight that V3 allows.
struct CoarseStep {
  std::int16_t from_mv;
  std::int16_t percent;
};
inline constexpr std::array<CoarseStep, 12> coarse_table = {{{4'125, 100},
                                                             {4'060, 91},
                                                             {3'970, 82},
                                                             {3'910, 73},
                                                             {3'850, 65},
                                                             {3'815, 57},
                                                             {3'790, 49},
                                                             {3'765, 41},
                                                             {3'735, 33},
                                                             {3'705, 25},
                                                             {3'670, 17},
                                                             {0, 9}}};

class Gauge {
 public:
  Gauge() = default;
  explicit Gauge(GaugeParams params) : params_(params) {}

  // Starts anew from what the open-circuit voltage says within the profile's thresholds.
  void load_profile(GaugeProfile profile, const Cell& cell, Instant now);
  const GaugeProfile& profile() const { return profile_; }

  // The cell's load has just changed.
  void update(const Cell& cell, Instant now);
  // The charger has terminated: what is in the cell now is full.
  void terminated(const Cell& cell, Instant now);

  int percent() const { return shown_; }
  int full_mv() const { return parts::full_mv(params_, profile_); }
  int empty_mv() const { return parts::empty_mv(params_, profile_); }

  // A change of what is shown; whatever brings one at once is told by a fire() at that instant.
  Instant next_deadline() const { return step_at_; }
  // The percentage shown from now on.
  int fire(const Cell& cell, Instant now);

  // What the open-circuit voltage says, within the profile's thresholds.
  int open_circuit_permille(const Cell& cell, Instant now) const;

 private:
  void count(std::int64_t load_ua, Charge from, Instant now);
  void compare(const Cell& cell, Instant now);
  void plan(const Cell& cell, Instant now);
  Instant next_counted_step() const;
  Instant next_coarse_step(const Cell& cell, Instant now) const;
  int due_percent(const Cell& cell, Instant now) const;
  int counted_percent(Charge counted) const;
  Charge counted_at(Instant now) const;
  Charge learned() const { return charge_of_uah(profile_.learned_capacity_uah); }
  // The most charge that still shows as `percent`: a half above it.
  Charge upper_end(int percent) const;

  GaugeParams params_;
  GaugeProfile profile_;
  std::int8_t shown_ = 0;
  bool catching_up_ = false;
  ChargeLine line_;  // the coulombs counted
  Instant step_at_ = never;
};

}  // namespace headloop::parts
