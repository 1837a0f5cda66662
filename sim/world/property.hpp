// What the final inspection can ask about a unit and its surroundings: the inside that no LED
// shows.
#pragma once

#include <cstdint>

#include "sim/hal/vocabulary.hpp"

namespace headloop::world {

enum class Property : std::uint8_t {
  power,         // OnOff
  firmware,      // version, 0xMMmmpp
  paired_hosts,  // entries in the address table
  connected_hosts,
  name_suffixed,           // bool: advertised as Headphones_XXXX
  address_generation,      // how many addresses the unit has had; a reset adds one
  asc_profiles,            // stored locations
  battery_history_cycles,  // charge cycles logged in the EEPROM
  battery_profile,         // ProfileState
  threshold_drift_mv,      // stored thresholds against the factory's
  microphone_calibration,  // CalibrationState
  pressure_calibration,    // CalibrationState
  dsp,                     // DspState
  reset_marker,            // ResetMarker
  torn_pages,              // pages whose check sum fails
  settings,                // Kept: what a reset must not touch (volume, language)
  touch_panel,             // PanelState
  gauge_percent,           // shown
  charge_percent,          // really in the cell
  cell_health_permille,    // capacity left of the nominal one
  protection,              // ProtectionState
  cable_seen,              // bool: the port's sense line
  worn_seen,               // bool: the proximity sensor
  flash,                   // FlashState
  link_stack,              // StackState
  charge_limit_percent,
  eeprom_writes,      // page writes since the run began
  equaliser_presets,  // in the app and its cloud, not on the unit
  anc_strength,       // the manual slider
};

enum class OnOff : std::uint8_t { off, on };
enum class ProfileState : std::uint8_t { factory, in_use, drifted, damaged };
enum class CalibrationState : std::uint8_t { cleared, learned };
enum class DspState : std::uint8_t { stale, loaded };
enum class ResetMarker : std::uint8_t { none, half_done, unconfirmed, confirmed, failed };
enum class Kept : std::uint8_t { kept, lost };
enum class PanelState : std::uint8_t { dead, alive };
enum class ProtectionState : std::uint8_t { closed, tripped };
enum class FlashState : std::uint8_t { corrupt, good };
enum class StackState : std::uint8_t { corrupt, good };

// How a property's number is written and read.
enum class PropertyKind : std::uint8_t { number, yes_no, version, words };

}  // namespace headloop::world

namespace headloop {
HEADLOOP_WORDS(world::Property, "power"sv, "firmware"sv, "paired-hosts"sv, "connected-hosts"sv,
               "name-suffixed"sv, "address-generation"sv, "asc-profiles"sv,
               "battery-history-cycles"sv, "battery-profile"sv, "threshold-drift-mv"sv,
               "microphone-calibration"sv, "pressure-calibration"sv, "dsp"sv, "reset-marker"sv,
               "torn-pages"sv, "settings"sv, "touch-panel"sv, "gauge-percent"sv, "charge-percent"sv,
               "cell-health-permille"sv, "protection"sv, "cable-seen"sv, "worn-seen"sv, "flash"sv,
               "link-stack"sv, "charge-limit-percent"sv, "eeprom-writes"sv, "equaliser-presets"sv,
               "anc-strength"sv)
HEADLOOP_WORDS(world::OnOff, "off"sv, "on"sv)
HEADLOOP_WORDS(world::ProfileState, "factory"sv, "in-use"sv, "drifted"sv, "damaged"sv)
HEADLOOP_WORDS(world::CalibrationState, "cleared"sv, "learned"sv)
HEADLOOP_WORDS(world::DspState, "stale"sv, "loaded"sv)
HEADLOOP_WORDS(world::ResetMarker, "none"sv, "half-done"sv, "unconfirmed"sv, "confirmed"sv,
               "failed"sv)
HEADLOOP_WORDS(world::Kept, "kept"sv, "lost"sv)
HEADLOOP_WORDS(world::PanelState, "dead"sv, "alive"sv)
HEADLOOP_WORDS(world::ProtectionState, "closed"sv, "tripped"sv)
HEADLOOP_WORDS(world::FlashState, "corrupt"sv, "good"sv)
HEADLOOP_WORDS(world::StackState, "corrupt"sv, "good"sv)
}  // namespace headloop

namespace headloop::world {

// Kind of a property; for words its spellings, for numbers what there can be.
struct PropertyInfo {
  PropertyKind kind = PropertyKind::number;
  const std::string_view* words = nullptr;
  std::size_t word_count = 0;
  std::int64_t least = 0;
  std::int64_t greatest = UINT32_MAX;
};

template <class E>
constexpr PropertyInfo words_of() {
  return {PropertyKind::words, Words<E>::list.data(), Words<E>::list.size()};
}
constexpr PropertyInfo number_of(std::int64_t least, std::int64_t greatest) {
  return {PropertyKind::number, nullptr, 0, least, greatest};
}

constexpr PropertyInfo info(Property property) {
  switch (property) {
    case Property::power: return words_of<OnOff>();
    case Property::firmware: return {PropertyKind::version};
    case Property::name_suffixed:
    case Property::cable_seen:
    case Property::worn_seen: return {PropertyKind::yes_no};
    case Property::battery_profile: return words_of<ProfileState>();
    case Property::microphone_calibration:
    case Property::pressure_calibration: return words_of<CalibrationState>();
    case Property::dsp: return words_of<DspState>();
    case Property::reset_marker: return words_of<ResetMarker>();
    case Property::settings: return words_of<Kept>();
    case Property::touch_panel: return words_of<PanelState>();
    case Property::protection: return words_of<ProtectionState>();
    case Property::flash: return words_of<FlashState>();
    case Property::link_stack: return words_of<StackState>();
    case Property::paired_hosts:
    case Property::connected_hosts:
    case Property::asc_profiles: return number_of(0, 8);
    case Property::battery_history_cycles: return number_of(0, UINT16_MAX);
    case Property::threshold_drift_mv: return number_of(INT16_MIN, INT16_MAX);
    case Property::torn_pages: return number_of(0, UINT8_MAX);
    case Property::gauge_percent:
    case Property::charge_limit_percent:
    case Property::anc_strength: return number_of(0, 100);
    case Property::charge_percent: return number_of(-100, 100);  // the reserve lies below 0
    case Property::cell_health_permille: return number_of(0, 1'000);
    default: return {PropertyKind::number};
  }
}

// What a property says, for people.
constexpr std::string_view meaning(Property property) {
  constexpr std::array<std::string_view, count_of<Property>()> list = {
      "Whether it is on.",
      "The release it runs.",
      "Entries of its address table.",
      "How many hosts are connected.",
      "Whether it is advertised as Headphones_XXXX.",
      "How many addresses it has had; a reset adds one.",
      "Stored locations of the Adaptive Sound Control.",
      "Charge cycles logged in the EEPROM.",
      "The battery region of the EEPROM.",
      "How far the stored voltage thresholds are from the factory's, in mV.",
      "Calibration of the microphone array.",
      "Calibration of the pressure sensor.",
      "Whether the DSP runs its reloaded image.",
      "The marker that a reset leaves in the EEPROM.",
      "Pages whose check sum fails.",
      "What a reset must not touch: volume, language.",
      "Whether the touch panel reports anything.",
      "The charge that it shows.",
      "The charge that is really in its cell, to the nearest percent.",
      "Capacity left, in permille of the nominal one.",
      "The protection IC.",
      "Whether the port's sense line reads connected.",
      "Whether the proximity sensor reads covered.",
      "The flash that holds the firmware.",
      "The link records of the Bluetooth stack.",
      "Where charging stops.",
      "Page writes of the EEPROM since the scenario began.",
      "Equaliser presets in the app and its cloud, not on the unit.",
      "The slider of the manual ANC strength.",
  };
  return list[static_cast<std::size_t>(property)];
}

}  // namespace headloop::world
