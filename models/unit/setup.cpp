// Building one physical unit from a product and a script's set-up.
#include <algorithm>
#include <bit>

#include "models/unit/io.hpp"
#include "models/unit/unit.hpp"
#include "sim/core/random.hpp"
#include "sim/parts/radio.hpp"
#include "sim/world/surroundings.hpp"

namespace headloop::models {
namespace {

using platform::HostEntry;
using platform::RegionId;

std::int64_t error_ppb(const ClockParams& params, const world::UnitSetup& setup, Purpose purpose) {
  if (setup.clock_error_ppb) return *setup.clock_error_ppb;
  return draw_between(setup.seed, purpose, 0, -params.error_ppb_max, params.error_ppb_max);
}

Duration phase(const ClockParams& params, const world::UnitSetup& setup, Purpose purpose) {
  if (setup.clock_phase) return *setup.clock_phase;
  const std::int64_t period_ns = seconds(1).ns / params.hertz;
  return nanoseconds(draw_between(setup.seed, purpose, 0, 0, period_ns - 100));
}

Clock sleep_clock(const Params& params, const world::UnitSetup& setup) {
  return Clock(params.clock.hertz, error_ppb(params.clock, setup, Purpose::clock_error),
               phase(params.clock, setup, Purpose::clock_phase));
}

Clock co_clock(const Params& params, const world::UnitSetup& setup) {
  return Clock(params.co_clock.hertz, error_ppb(params.co_clock, setup, Purpose::co_clock_error),
               phase(params.co_clock, setup, Purpose::co_clock_phase));
}

const world::FaultSetup* fault_in(const world::UnitSetup& setup, Fault fault) {
  for (const world::FaultSetup& f : setup.faults) {
    if (f.fault == fault) return &f;
  }
  return nullptr;
}

// Assumed: a unit in use is charged every other day.
constexpr int days_per_cycle = 2;
// Assumed: no learning goes further than the whole of the cell's curve.
constexpr int drift_most_mv = 1'000;
// Nine tenths of the reserve: below 2.5 V (M1), also in a cell that has lost a third of its
// capacity.
constexpr std::int32_t deep_discharge_permille = -45;

std::uint32_t worn_cycles(const parts::EepromParams& params, const world::UnitSetup& setup) {
  const world::FaultSetup* worn = fault_in(setup, Fault::eeprom_worn);
  if (worn == nullptr) return 0;
  return params.endurance_cycles / 100 * static_cast<std::uint32_t>(worn->value);
}

// What the unit's life so far has done to a contact, if use wears it at all.
parts::ContactWear wear_in_use(Duration mean_life, std::int32_t age_days) {
  if (mean_life == Duration{}) return {};
  return parts::wear_of(parts::wear_percent_after(hours(24) * age_days, mean_life));
}

// What the unit's life so far has left in its EEPROM.
platform::Image image_of(const world::Script& script) {
  const world::UnitSetup& setup = script.unit;
  platform::Image image;
  std::size_t entry = 0;
  const auto remember = [&](std::uint8_t host, std::uint64_t address, unsigned flags) {
    if (entry < image.hosts.size()) image.hosts[entry++] = HostEntry(address, flags, host);
  };
  unsigned damage = 0;
  if (fault_in(setup, Fault::stack_corruption) != nullptr) damage |= HostEntry::corrupt;
  if (fault_in(setup, Fault::silent_route) != nullptr) damage |= HostEntry::silent_route;
  if (fault_in(setup, Fault::stale_link) != nullptr) damage |= HostEntry::stale;
  for (std::size_t i = 0; i < script.hosts.size(); ++i) {
    const world::HostSetup& host = script.hosts[i];
    if (!host.paired) continue;
    const unsigned connects = host.auto_connect ? unsigned{HostEntry::auto_connect} : 0U;
    remember(static_cast<std::uint8_t>(i), world::initial_host_address(script, static_cast<int>(i)),
             HostEntry::used | connects | damage);
  }
  for (int i = 0; i < setup.extra_paired; ++i) {
    remember(0xFF, world::host_address(setup.seed, 100 + i, 0),
             HostEntry::used | HostEntry::auto_connect);
  }
  for (int i = 0; i < setup.asc_profiles && i < platform::profiles_max; ++i) {
    image.profiles[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(i + 1);
  }
  image.generation = parts::generation_in_use;
  image.anc_strength = 7;
  image.volume = 50;
  image.language = 1;
  image.microphone_learned = image.pressure_learned = true;
  image.baseline_good = fault_in(setup, Fault::touch_baseline) == nullptr;
  image.cycles = static_cast<std::uint16_t>(setup.age_days / days_per_cycle);
  return image;
}

// R3: how far the stored thresholds are off: as the set-up says, or in a unit that is prone to it
// by what each charge of its life has added.
std::int16_t drift_in_use(const platform::Params& params, const world::UnitSetup& setup) {
  if (const world::FaultSetup* drift = fault_in(setup, Fault::drift)) {
    return static_cast<std::int16_t>(drift->value);
  }
  const std::int64_t drawn = draw_between(setup.seed, Purpose::drift_susceptible, 0, 0, 9'999);
  if (drawn >= params.drift_share_per_10000) return 0;
  const int drift = setup.age_days / days_per_cycle * params.drift_mv_per_cycle;
  return static_cast<std::int16_t>(std::min(drift, drift_most_mv));
}

platform::Core core_of(const Product& product, const world::Script& script) {
  platform::Core core;
  core.image = image_of(script);
  core.params = product.params.firmware;
  if (const auto rank = script.unit.rank_percent) {
    const bool drifts = *rank * 100 < core.params.drift_share_per_10000;
    core.params.drift_share_per_10000 = drifts ? 10'000 : 0;
  }
  core.params.bug_fixed_in.fill(0);
  for (std::size_t i = 0; i < product.bugs.size() && i < core.params.bug_fixed_in.size(); ++i) {
    core.params.bug_fixed_in[i] = product.bugs[i].fixed_in;
  }
  core.image.drift_mv = drift_in_use(core.params, script.unit);
  return core;
}

// The newest release, or for the share of units that still have a bug the last one with it.
std::uint32_t version_of(const Product& product, const world::UnitSetup& setup) {
  if (setup.firmware) return *setup.firmware;
  for (const KnownBug& bug : product.bugs) {
    if (!setup.rank_percent || *setup.rank_percent * 100 >= bug.share_per_10000) continue;
    for (std::size_t i = product.releases.size(); i-- > 0;) {
      if (product.releases[i].version < bug.fixed_in) return product.releases[i].version;
    }
  }
  return product.releases.back().version;
}

parts::RailParams rail_of(const Product& product, const world::UnitSetup& setup) {
  parts::RailParams params = product.params.rail;
  if (setup.hold_up) params.hold_up_min = params.hold_up_max = *setup.hold_up;
  return params;
}

}  // namespace

Unit::Firmware Unit::firmware_of(const Product& product, const world::Script& script) {
  const platform::Core core = core_of(product, script);
  switch (product.params.family) {
    case Family::qcc3001: return Firmware(std::in_place_type<qcc3001::Firmware>, core);
    case Family::prompt_confirm:
      return Firmware(std::in_place_type<prompt_confirm::Firmware>, core);
    case Family::qcc5124:
      return Firmware(std::in_place_type<qcc5124::Firmware>, core, product.params.co_reset);
    case Family::rtl8763b: return Firmware(std::in_place_type<rtl8763b::Firmware>, core);
  }
  HEADLOOP_CHECK(false, "every family has its firmware");
  return Firmware(std::in_place_type<qcc3001::Firmware>, core);
}

Unit::Unit(const Product& product, const world::Script& script, Record* before)
    : eeprom_(product.params.eeprom, script.unit.seed,
              worn_cycles(product.params.eeprom, script.unit)),
      firmware_(firmware_of(product, script)),
      co_clock_(co_clock(product.params, script.unit)),
      bus_(Clock(parts::i2c_hertz,
                 error_ppb(product.params.clock, script.unit, Purpose::clock_error), Duration{})),
      touch_(product.params.touch, script.unit.seed),
      proximity_(product.params.proximity),
      port_(product.params.port),
      gauge_(product.params.gauge),
      rail_(rail_of(product, script.unit), script.unit.seed),
      flash_(product.params.flash, script.unit.seed, version_of(product, script.unit)),
      anc_(product.params.anc, script.unit.seed),
      dsp_(product.params.dsp, script.unit.seed),
      driver_(script.unit.seed),
      params_(&product.params) {
  timers_.fill(never);
  const Params& params = product.params;
  fit_controls(product, script.unit);
  program_eeprom(params.firmware);
  if (script.unit.write_cycle) eeprom_.set_write_cycle(*script.unit.write_cycle);
  fit_battery(params, script.unit);
  for (const world::FaultSetup& fault : script.unit.faults) fit_fault(fault);
  if (script.unit.worn) {
    proximity_.set_surroundings({true, false, parts::no_metal}, Instant{0});
  }
  Record unseen;
  if (script.unit.on) {
    switch_on_before_the_run(params.firmware, before == nullptr ? unseen : *before);
  }
  update_load(Instant{0});
  find_next();
}

void Unit::fit_controls(const Product& product, const world::UnitSetup& setup) {
  const Params& params = product.params;
  key_params_.clock = sleep_clock(params, setup);
  key_params_.sampler = params.sampler;
  key_params_.contact.seed = setup.seed;
  key_params_.contact.bounce_max = setup.bounce ? params.bounce_max : Duration{};
  touch_control_ = params.touch_control;
  for (std::size_t i = 0; i < product.face.controls.size(); ++i) {
    const auto control = static_cast<std::uint8_t>(i);
    if (control == touch_control_) continue;
    HEADLOOP_CHECK(key_count_ < keys_max, "a data sheet has no more keys than a unit");
    control_of_key_[key_count_] = control;
    const bool slides = control == params.slide_control;
    if (slides) slide_key_ = key_count_;
    keys_[key_count_++] = parts::Key(control, wear_in_use(params.contact_life[i], setup.age_days),
                                     slides && setup.on);
  }
}

void Unit::fit_battery(const Params& params, const world::UnitSetup& setup) {
  // U4: what the cycles of its age have cost the cell.
  const std::int32_t cycles = setup.age_days / days_per_cycle;
  const std::int32_t lost_ppm = std::min(
      cycles * params.cell.cycle_loss_ppm + setup.age_days * params.cell.calendar_ppm_per_day[0],
      600'000);
  int permille = setup.charge_percent * 10;
  if (fault_in(setup, Fault::deep_discharge) != nullptr) permille = deep_discharge_permille;
  // A person's twelve hours count from the plug, the IC's from the firmware's wish for a trickle.
  parts::ProtectionParams protection = params.protection;
  protection.release_after = protection.release_after - seconds(1);
  battery_ = parts::Battery(parts::Cell(params.cell, lost_ppm, permille), protection);
  const platform::Image& image = core().image;
  parts::GaugeProfile profile;
  profile.learned_capacity_uah = params.cell.capacity_uah;
  profile.valid = image.profile_valid;
  profile.cycles = image.cycles;
  profile.threshold_drift_mv = image.drift_mv;
  gauge_.load_profile(profile, battery_.cell(), Instant{0});
  while (gauge_.next_deadline() == Instant{0}) gauge_.fire(battery_.cell(), Instant{0});
}

void Unit::fit_fault(const world::FaultSetup& fault) {
  if (needs_pins(fault.fault)) return;
  const Instant begin{0};
  std::uint8_t key = 0;
  if (fault.fault == Fault::worn_contact || fault.fault == Fault::stuck_key) {
    while (control_of_key_[key] != fault.control) ++key;
    HEADLOOP_CHECK(key < key_count_, "a fault of a contact is on one that the product has");
  }
  faults_ |= bit_of(fault.fault, key);
  parts::DriverFaults driver = driver_.faults();
  switch (fault.fault) {
    case Fault::lint: port_.set_lint(true); break;
    case Fault::worn_contact: keys_[key].set_wear(parts::wear_of(fault.value)); break;
    case Fault::stuck_key: keys_[key].stick(key_params_, true, begin); break;
    case Fault::protection_tripped: battery_.trip(begin); break;
    case Fault::flash_corrupt: flash_.set_corrupt(true); break;
    case Fault::proximity_stuck: proximity_.set_stuck(true, begin); break;
    case Fault::failing_write: eeprom_.fail_at(static_cast<std::uint32_t>(fault.value)); break;
    case Fault::dsp_stale: dsp_.set_loaded(false); break;
    case Fault::driver_leads: driver.oxidised_leads = true; break;
    case Fault::flex_cable: driver.cracked_flex = true; break;
    case Fault::dac_stage: driver.dac_stage = true; break;
    default: break;  // in the EEPROM, the cell or the LED's wire: fitted where those are
  }
  driver_.set_faults(driver);
}

void Unit::program_eeprom(const platform::Params& params) {
  for (std::size_t r = 0; r < params.regions.size(); ++r) {
    for (int i = 0; i < params.regions[r].pages; ++i) {
      platform::PageBytes bytes;
      encode(core().image, static_cast<RegionId>(r), i, bytes);
      eeprom_.preset((params.regions[r].first + i) * hal::page_bytes, bytes);
    }
  }
}

// The unit was switched on a good while before the run: its firmware is told all that happened, at
// the instant 0, and nobody was there to see or hear it.
void Unit::switch_on_before_the_run(const platform::Params& params, Record& unseen) {
  const Instant begin{0};
  const auto tell_all = [&](const hal::Input& input) { tell(input, 0, begin, unseen); };
  if (params.slide_power) {
    tell_all({hal::Input::Kind::key, params.slide_key, 1, 0});
  } else {
    for (std::uint8_t row = 0; row < params.hold_count; ++row) {
      if (params.holds[row].role != platform::HoldRole::power) continue;
      const auto power_key = static_cast<std::uint8_t>(std::countr_zero(params.holds[row].keys));
      tell_all({hal::Input::Kind::key, power_key, 1, 0});
      tell_all({hal::Input::Kind::timer, static_cast<std::uint8_t>(platform::Timer::hold), 0, 0});
      tell_all({hal::Input::Kind::key, power_key, 0, 0});
    }
  }
  tell_all({hal::Input::Kind::pages_read, 0, 0, params.pages_used});
  const auto timer = [&](platform::Timer t) {
    tell_all({hal::Input::Kind::timer, static_cast<std::uint8_t>(t), 0, 0});
  };
  timer(platform::Timer::power);
  while (timers_[static_cast<std::size_t>(platform::Timer::link)] != never) {
    timers_[static_cast<std::size_t>(platform::Timer::link)] = never;
    timer(platform::Timer::link);
  }
  timers_.fill(never);
  timers_moved_ = true;
  speaker_.stop();
  inbox_.drop([](const Inbox::Letter& letter) { return letter.kind != hal::Input::Kind::mail; });
  if (has(Fault::hung)) {
    tell_at_edge({hal::Input::Kind::hang}, 0, begin);
  }
  events_ = 0;
  faults_fired_ = 0;  // what acts in the run does so anew, for all to see
}

void Unit::show_at_begin(Record& record) {
  const Instant begin{0};
  record.add(begin, Channel::power, 0, rail_.up() ? PowerEvent::on : PowerEvent::off);
  const bool dark = has(Fault::led_open);
  record.add(begin, Channel::led, 0, dark ? LedSign::off : led_);
  if (dark && led_ != LedSign::off) mark(Fault::led_open, begin, record);
  record.add(begin, Channel::gauge, 0, std::uint16_t{0}, gauge_.percent());
  scan(begin, record);
  report_port(begin, record);
  if (gauge_.profile().threshold_drift_mv != 0) mark(Fault::drift, begin, record);
  find_next();
}

std::vector<const platform::MachineInfo*> machines(const Product& product) {
  switch (product.params.family) {
    case Family::qcc3001: return qcc3001::Firmware::machines();
    case Family::prompt_confirm: return prompt_confirm::Firmware::machines();
    case Family::qcc5124: return qcc5124::Firmware::machines();
    case Family::rtl8763b: return rtl8763b::Firmware::machines();
  }
  return {};
}

}  // namespace headloop::models
