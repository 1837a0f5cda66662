// The unit's rail, cell and charging.
#include <algorithm>

#include "models/unit/io.hpp"
#include "models/unit/unit.hpp"

namespace headloop::models {

// Everything behind the rail stops, and nothing of it is left standing in the Record.
void Unit::lose_rail(Instant now, Record& record) {
  const int page = eeprom_.page_in_progress();
  if (eeprom_.power_lost(now) == parts::WriteCut::torn) {
    record.add(now, Channel::eeprom, 0, EepromEvent::write_torn, page, page_writes_);
  }
  mark_memory(now, record);
  if (wiring_ != nullptr) {
    wiring_->power_lost = true;
    wiring_->asked.kind = BusRequest::Kind::none;
  }
  flash_.break_off(now);
  dsp_.stop();
  anc_.stop();
  if (anc_on_) record.add(now, Channel::anc, 0, AncEvent::off);
  anc_on_ = false;
  if (const auto sound = speaker_.stop()) {
    observe_sound(now, record, *sound, PromptEdge::cut_off);
  }
  driver_.stop();
  volume_percent_ = 0;
  advertising_ = false;
  co_timer_ = never;
  timers_moved_ = true;
  inbox_.drop([](const Inbox::Letter& letter) {
    switch (letter.kind) {
      case hal::Input::Kind::key:
      case hal::Input::Kind::usb:
      case hal::Input::Kind::cell:
      case hal::Input::Kind::touch_unlocked: return false;
      default: return true;
    }
  });
  if (params_->family == Family::qcc5124) tell({hal::Input::Kind::rail_lost}, 1, now, record);
  record.add(now, Channel::power, 0, PowerEvent::rail_down);
  record.add(now, Channel::power, 0, PowerEvent::off);
  update_load(now);
}

// The main chip's volatile state goes as well, which stays when it switches the rail off by itself.
void Unit::forget_all(Instant now, Record& record) {
  timers_.fill(never);
  timers_moved_ = true;
  led_ = LedSign::off;
  record.add(now, Channel::led, 0, LedSign::off);
  tell({hal::Input::Kind::rail_lost}, 0, now, record);
  // What it posted on its way out reaches no chip any more.
  inbox_.drop([](const Inbox::Letter& letter) { return letter.kind == hal::Input::Kind::mail; });
  update_load(now);
}

void Unit::fail_rail(Instant now, Record& record) {
  rail_.cut();
  lose_rail(now, record);
  forget_all(now, record);
}

void Unit::cut_power(Instant now, Record& record) {
  cut_at_ = never;
  cut_at_write_ = 0;
  if (!powered_) return;
  record.add(now, Channel::power, 0, PowerEvent::cut);
  if (rail_.up()) {
    rail_.cut();
    lose_rail(now, record);
  }
  forget_all(now, record);
  inbox_.drop([](const Inbox::Letter&) { return true; });
  // The always-on domain forgets its port as well, and looks anew when it is supplied again.
  tell({hal::Input::Kind::usb, 0, 0, static_cast<std::int64_t>(Charger::none)}, 0, now, record);
  powered_ = false;
  update_load(now);
}

// The always-on domain comes up anew: its debouncers find what is pressed, its port what is
// plugged, its wear sensor whether it is worn.
void Unit::restore_power(Instant now, Record& record) {
  if (powered_) return;
  powered_ = true;
  record.add(now, Channel::power, 0, PowerEvent::restored);
  const auto tell_down = [&](std::uint8_t control) {
    tell_at_edge({hal::Input::Kind::key, control, static_cast<std::int32_t>(KeyEdge::down)}, 0,
                 now);
  };
  for (std::size_t i = 0; i < key_count_; ++i) {
    if (keys_[i].down()) tell_down(control_of_key_[i]);
  }
  cable_reported_ = false;
  charger_reported_ = Charger::none;
  report_port(now, record);
  update_load(now);
}

std::int64_t Unit::consumption_ua() const {
  const LoadParams& draws = params_->load;
  std::int64_t load = draws.off_ua;
  if (rail_.up()) {
    load += draws.on_ua;
    if (anc_on_) load += draws.anc_ua;
    if (playing())
      load += draws.play_ua + std::int64_t{draws.play_ua_per_percent} * volume_percent_;
  }
  return load;
}

bool Unit::port_feeds() const { return port_.powered() && port_.offers_ua() >= consumption_ua(); }

std::int64_t Unit::wanted_load_ua(Instant now) const {
  if (!powered_) return 0;
  const std::int64_t load = consumption_ua();
  if (!port_.powered()) return load;
  // The source supplies the unit first; the cell takes of the rest, or adds what is missing.
  const std::int64_t rest = port_.offers_ua() - load;
  if (rest < 0) return -rest;
  if (filling_ != Filling::running) return 0;
  return -parts::accepted_ua(rest, battery_.cell().permille(now));
}

// What the source delivers: the unit's own consumption and what goes into the cell.
std::int64_t Unit::source_draw_ua() const {
  if (!port_.powered()) return 0;
  return std::min<std::int64_t>(port_.offers_ua(), consumption_ua() - battery_.cell().load_ua());
}

parts::Charge Unit::charge_limit() const {
  const parts::Cell& cell = battery_.cell();
  const parts::Charge full = cell.charge_of_open_circuit(gauge_.full_mv());
  const parts::Charge limit{parts::scaled(cell.capacity().ua_ns, charge_percent_max_, 100)};
  return std::min({full, limit, cell.capacity()});
}

// A limit that has drifted below the curve's 0 % is nonsense, and nothing is filled up to it again.
Instant Unit::recharge_at() const {
  const parts::Cell& cell = battery_.cell();
  const parts::Charge limit = charge_limit();
  if (limit <= parts::Charge{0}) return never;
  const parts::Charge fall{
      parts::scaled(cell.capacity().ua_ns, params_->charger.recharge_permille, 1'000)};
  return cell.when_charge_falls_below(std::max(limit - fall, parts::Charge{0}));
}

// After every change of what the unit draws or takes: the cell's line, and where it leads.
void Unit::update_load(Instant now) {
  parts_moved_ = true;
  const bool supplied = powered_ && port_.powered();
  if (filling_ == Filling::ended && !supplied) filling_ = Filling::none;
  battery_.set_load(wanted_load_ua(now), now);
  const parts::Cell& cell = battery_.cell();
  gauge_.update(cell, now);
  port_.set_draw(source_draw_ua(), now);

  plan_energy(now);
}

// The next level of charge at which anything happens.
void Unit::plan_energy(Instant now) {
  const parts::Cell& cell = battery_.cell();
  const auto wait_for = [this](EnergyLevel level, Instant at) {
    if (at >= energy_at_) return;
    energy_level_ = level;
    energy_at_ = at;
  };
  energy_at_ = never;
  if (filling_ == Filling::running && port_.powered() && battery_.discharge_enabled()) {
    parts::Charge next = charge_limit();
    for (const parts::AcceptanceStep& step : parts::acceptance) {
      const parts::Charge at{parts::scaled(cell.capacity().ua_ns, step.until_permille, 1'000)};
      if (at > cell.charge_at(now)) {
        next = std::min(next, at);
        break;
      }
    }
    wait_for(EnergyLevel::charge_step,
             cell.charge_at(now) >= next ? now : cell.when_charge_reaches(next));
  }
  if (filling_ == Filling::ended) wait_for(EnergyLevel::recharge, recharge_at());
  if (rail_.up()) {
    if (port_feeds()) return;
    wait_for(EnergyLevel::empty,
             cell.when_charge_falls_below(cell.charge_of_open_circuit(gauge_.empty_mv())));
  } else if (const int learn_percent = params_->firmware.learn_percent;
             cell.permille(now) > learn_percent * 10) {
    const parts::Charge learning{parts::scaled(cell.capacity().ua_ns, learn_percent, 100)};
    wait_for(EnergyLevel::learning, cell.when_charge_falls_below(learning));
  }
}

void Unit::fire_energy(Instant now, Record& record) {
  switch (energy_level_) {
    case EnergyLevel::charge_step: step_charge(now, record); break;
    case EnergyLevel::recharge: recharge(now, record); break;
    case EnergyLevel::empty: run_empty(now, record); break;
    case EnergyLevel::learning: learn_thresholds(now, record); break;
  }
}

// The cell takes less from here on, or it is full.
void Unit::step_charge(Instant now, Record& record) {
  const parts::Cell& cell = battery_.cell();
  if (cell.charge_at(now) < charge_limit()) {
    update_load(now);
    return;
  }
  filling_ = Filling::ended;
  const bool limited = charge_percent_max_ < 100;
  record.add(now, Channel::cell, 0, CellEvent::full, cell.millivolts(now),
             parts::uah_of(cell.charge_at(now)));
  if (!limited) gauge_.terminated(cell, now);
  update_load(now);
  tell_at_edge({hal::Input::Kind::cell, 0, static_cast<std::int32_t>(CellEvent::full)}, 0, now);
}

void Unit::fill(Instant now, Record& record) {
  filling_ = Filling::running;
  record.add(now, Channel::cell, 0, CellEvent::charging, battery_.millivolts(now),
             parts::uah_of(battery_.cell().charge_at(now)));
  update_load(now);
}

// The charger begins again by itself, up to the limit that it has.
void Unit::recharge(Instant now, Record& record) {
  fill(now, record);
  tell_at_edge({hal::Input::Kind::cell, 0, static_cast<std::int32_t>(CellEvent::charging)}, 0, now);
}

// The regulator drops out below the unit's threshold.
void Unit::run_empty(Instant now, Record& record) {
  record.add(now, Channel::cell, 0, CellEvent::empty, battery_.millivolts(now),
             parts::uah_of(battery_.cell().charge_at(now)));
  fail_rail(now, record);
}

// M1: lying around, the cell has discharged itself so far that the firmware learns its thresholds
// anew.
void Unit::learn_thresholds(Instant now, Record& record) {
  record.add(now, Channel::cell, 0, CellEvent::thresholds_learned, battery_.millivolts(now),
             parts::uah_of(battery_.cell().charge_at(now)));
  plan_energy(now);  // not this level again before the cell has been charged above it
  tell_at_edge(
      {hal::Input::Kind::cell, 0, static_cast<std::int32_t>(CellEvent::thresholds_learned)}, 0,
      now);
}

void Unit::fire_battery(Instant now, Record& record) {
  const CellEvent event = battery_.fire(now);
  record.add(now, Channel::cell, 0, event, battery_.cell().millivolts(now),
             parts::uah_of(battery_.cell().charge_at(now)));
  if (event == CellEvent::deep_discharge) mark(Fault::deep_discharge, now, record);
  if (event == CellEvent::protection_tripped && rail_.up()) fail_rail(now, record);
  update_load(now);
  tell_at_edge({hal::Input::Kind::cell, 0, static_cast<std::int32_t>(event)}, 0, now);
}

void Unit::fire_gauge(Instant now, Record& record) {
  const int percent = gauge_.fire(battery_.cell(), now);
  record.add(now, Channel::gauge, 0, std::uint16_t{0}, percent);
  if (rail_.up()) tell_at_edge({hal::Input::Kind::gauge, 0, percent}, 0, now);
}

}  // namespace headloop::models
