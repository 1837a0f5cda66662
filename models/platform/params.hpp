// What the data sheet tells the firmware: one product's columns over the behaviour that all four
// families share. Times are ticks of the chip's own sleep clock.
#pragma once

#include <array>
#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::platform {

// What a hold of certain keys, and of no others, means to the firmware.
enum class HoldRole : std::uint8_t {
  power,         // switch on or off
  reboot,        // R1: forced reboot
  reset,         // the product's own reset chord, or its first phase
  reset_second,  // the second phase, where there is one
  legacy_reset,  // an older product's chord that this firmware still has code for (P5)
};

struct Hold {
  TickSpan ticks;         // debounced hold, from the last key's edge
  std::uint8_t keys = 0;  // bit per control; exactly these are down
  HoldRole role = HoldRole::power;
};

// Pages of the EEPROM that belong together.
enum class RegionId : std::uint8_t { marker, bluetooth, asc, battery, calibration, settings };
struct Region {
  std::uint8_t first = 0;
  std::uint8_t pages = 0;
};

inline constexpr int hosts_max = 8;     // R2: entries of the address table
inline constexpr int profiles_max = 8;  // ASC locations
// Pages of the ASC region behind its profiles.
inline constexpr int manual_page = profiles_max;        // manual ANC strength
inline constexpr int baseline_page = profiles_max + 1;  // touch panel baseline

struct Params {
  std::array<Hold, 6> holds{};
  std::uint8_t hold_count = 0;
  std::array<Region, 6> regions{};
  std::uint8_t pages_used = 0;  // the map's pages, from page 0 on; read at every boot

  TickSpan stuck_after;  // a key down for longer is not a finger

  TickSpan boot;           // rails up to service
  TickSpan shutdown;       // request to rails down
  TickSpan commit;         // P1: from the threshold to the onset of the second green flash
  TickSpan second_window;  // P3: from the end of the first prompt to the second chord's last edge
  TickSpan auto_off;       // P2: from the double beep to the automatic shutdown
  TickSpan immediate;      // P4: from the switch going off to the Call key
  TickSpan pulse_train;    // P4: length of the five pulses
  TickSpan sign_shown;     // how long a boot shows the outcome of an earlier reset
  TickSpan page_timeout;   // one attempt to reach a host
  TickSpan teach;          // F1: wearing time that teaches a location

  std::uint8_t reset_charge_percent_min = 0;  // below: refused
  bool cable_blocks_reset = false;            // D3
  bool worn_aborts_reset = false;             // F3
  bool slide_power = false;                   // power is a switch, not a key
  bool anc_on_co_processor = false;           // P3
  bool legacy_table = false;                  // D5: hosts are known by address alone
  std::uint8_t confirm_beeps = 0;             // P2: beeps when the wipe is written
  std::uint8_t call_key = 0;                  // P4: control index
  std::uint8_t slide_key = 0;                 // P4: control index of the power switch
  bool clears_calibration = true;             // in the main processor's own wipe
  std::uint8_t links_max = 2;
  Codec codec = Codec::sbc;                     // best one the product negotiates
  std::array<std::uint32_t, 2> bug_fixed_in{};  // by row of the known bugs: 0xMMmmpp

  std::int16_t drift_mv_per_cycle = 0;      // what a susceptible unit's learning adds each cycle
  std::uint16_t drift_share_per_10000 = 0;  // R3: units that drift
  std::uint8_t learn_percent = 0;           // M1: self-discharge that makes it learn anew

  // R4: how long a corrupt stack keeps a stream up before its watchdog switches off.
  TickSpan stack_shutdown_min;
  TickSpan stack_shutdown_max;
  std::uint32_t spike_us_min = 0;  // R4: latency spikes at call hand-over
  std::uint32_t spike_us_max = 0;
};

constexpr Region region(const Params& params, RegionId id) {
  return params.regions[static_cast<std::size_t>(id)];
}

}  // namespace headloop::platform

namespace headloop {
HEADLOOP_WORDS(platform::HoldRole, "power"sv, "reboot"sv, "reset"sv, "reset-second"sv,
               "legacy-reset"sv)
HEADLOOP_WORDS(platform::RegionId, "marker"sv, "bluetooth"sv, "asc"sv, "battery"sv, "calibration"sv,
               "settings"sv)
}  // namespace headloop
