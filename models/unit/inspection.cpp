// The final inspection: what the unit's parts hold, whatever its firmware believes.
#include <bit>

#include "models/unit/unit.hpp"

namespace headloop::models {

using world::Property;

namespace {

template <class E>
std::int64_t number(E value) {
  return static_cast<std::int64_t>(value);
}

world::ProfileState profile_state(const platform::Image& image) {
  if (!image.profile_valid) return world::ProfileState::damaged;
  if (image.profile_erased) return world::ProfileState::factory;
  return image.drift_mv != 0 ? world::ProfileState::drifted : world::ProfileState::in_use;
}

// A full cell that has lost a microampere-hour by itself is full: to the nearest percent, halves
// up.
std::int64_t nearest_percent(parts::Charge charge, parts::Charge capacity) {
  const std::int64_t half_percents = parts::scaled(charge.ua_ns, 200, capacity.ua_ns);
  return (half_percents + 1) >> 1;
}

world::CalibrationState calibration(bool learned) {
  return learned ? world::CalibrationState::learned : world::CalibrationState::cleared;
}

world::ResetMarker marker(const platform::Image& image) {
  return image.marker_torn ? world::ResetMarker::failed : image.marker;
}

}  // namespace

std::int64_t Unit::inspect(Property property, Instant now) const {
  parts::Eeprom eeprom = eeprom_;
  eeprom.settle(now);
  const platform::Image image = platform::decode_all(core().params, [&](int page) {
    return hal::PageView(eeprom.read(page * hal::page_bytes, hal::page_bytes));
  });
  parts::Cell cell = battery_.cell();
  cell.set_load(cell.load_ua(), now);  // which books its ageing up to now
  switch (property) {
    case Property::power: return rail_.up() ? 1 : 0;
    case Property::firmware: return flash_.version().value_or(0);
    case Property::paired_hosts: return image.host_count();
    case Property::connected_hosts: return std::popcount(core().linked);
    case Property::name_suffixed: return image.host_count() > 0 ? 1 : 0;
    case Property::address_generation: return image.generation;
    case Property::asc_profiles: return image.profile_count();
    case Property::battery_history_cycles: return image.cycles;
    case Property::battery_profile: return number(profile_state(image));
    case Property::threshold_drift_mv: return image.drift_mv;
    case Property::microphone_calibration: return number(calibration(image.microphone_learned));
    case Property::pressure_calibration: return number(calibration(image.pressure_learned));
    case Property::dsp: return dsp_.loaded() ? 1 : 0;
    case Property::reset_marker: return number(marker(image));
    case Property::torn_pages: return image.torn_pages;
    case Property::settings:
      return number(image.settings_good && image.volume != 0 ? world::Kept::kept
                                                             : world::Kept::lost);
    case Property::touch_panel: return touch_.locked() ? 0 : 1;
    case Property::gauge_percent: return gauge_.percent();
    case Property::charge_percent: return nearest_percent(cell.charge_at(now), cell.capacity());
    case Property::cell_health_permille: return 1'000 - cell.lost_ppm() / 1'000;
    case Property::protection: return battery_.discharge_enabled() ? 0 : 1;
    case Property::cable_seen: return port_.cable_seen() ? 1 : 0;
    case Property::worn_seen: return proximity_.covered() ? 1 : 0;
    case Property::flash: return flash_.corrupt() ? 0 : 1;
    case Property::link_stack: return image.stack_corrupt() ? 0 : 1;
    case Property::charge_limit_percent: return core().charge_limit;
    case Property::eeprom_writes: return page_writes_;
    case Property::equaliser_presets: return 0;  // the surroundings answer this one
    case Property::anc_strength: return image.anc_strength;
  }
  return 0;
}

}  // namespace headloop::models
