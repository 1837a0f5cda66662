// What the world does to a unit.
#include <algorithm>

#include "models/unit/io.hpp"
#include "models/unit/unit.hpp"
#include "sim/parts/radio.hpp"

namespace headloop::models {

using world::Act;
using world::Stimulus;

namespace {

hal::HostRequest request_of(Act act) {
  switch (act) {
    case Act::pair: return hal::HostRequest::pair;
    case Act::connect: return hal::HostRequest::connect;
    case Act::disconnect: return hal::HostRequest::disconnect;
    case Act::play: return hal::HostRequest::play;
    case Act::pause: return hal::HostRequest::pause;
    case Act::call: return hal::HostRequest::call;
    case Act::hang_up: return hal::HostRequest::hang_up;
    case Act::wake_word: return hal::HostRequest::wake_word;
    case Act::auto_connect: return hal::HostRequest::auto_connect;
    case Act::app_firmware: return hal::HostRequest::app_firmware;
    case Act::app_update: return hal::HostRequest::app_update;
    case Act::app_export: return hal::HostRequest::app_export;
    case Act::app_import: return hal::HostRequest::app_import;
    case Act::app_anc_strength: return hal::HostRequest::app_anc_strength;
    case Act::app_charge_limit: return hal::HostRequest::app_charge_limit;
    default: return hal::HostRequest::teach_location;
  }
}

// The address or the bit mask of a request that has one, else its plain operand.
std::int64_t operand_of(const Stimulus& s) {
  return s.act == Act::pair || s.act == Act::connect || s.act == Act::app_import ? s.wide : s.value;
}

}  // namespace

void Unit::apply(const Stimulus& s, Instant now, Record& record) {
  ++events_;
  parts_moved_ = true;
  switch (s.act) {
    case Act::press:
    case Act::release:
    case Act::slide: do_to_contact(s, now); break;
    case Act::gesture: do_gesture(s, now, record); break;
    case Act::plug:
    case Act::unplug:
    case Act::clean_port: do_to_port(s, now, record); break;
    case Act::wear:
    case Act::take_off:
    case Act::place: do_to_surroundings(s, now); break;
    case Act::clean_contact: clean_contact(s, now); break;
    case Act::quiet:
    case Act::app_equaliser: break;  // none of the unit's business
    case Act::scan: scan(now, record); break;
    case Act::cut_power: cut_power(now, record); break;
    case Act::cut_power_at_write:
      cut_at_write_ = page_writes_ + static_cast<std::uint32_t>(s.value);
      cut_after_us_ = static_cast<std::uint32_t>(nanoseconds(s.wide) / microseconds(1));
      break;
    case Act::restore_power: restore_power(now, record); break;
    case Act::service_reflash:
      flash_.reflash();
      record.add(now, Channel::flash, 0, FlashEvent::reflashed);
      break;
    default: do_host_request(s, now); break;
  }
  find_next();
}

void Unit::do_to_contact(const Stimulus& s, Instant now) {
  if (s.act == Act::slide) {
    slide_.slide(keys_[slide_key_], key_params_, s.value != 0, now);
    return;
  }
  for (std::size_t i = 0; i < key_count_; ++i) {
    if (control_of_key_[i] != s.subject) continue;
    const auto pressure = static_cast<world::Pressure>(s.value) == world::Pressure::firm
                              ? parts::Pressure::firm
                              : parts::Pressure::normal;
    keys_[i].set(key_params_, s.act == Act::press, pressure, now);
  }
}

void Unit::clean_contact(const Stimulus& s, Instant now) {
  if (static_cast<world::CleaningTool>(s.value) != world::CleaningTool::isopropyl) return;
  for (std::size_t i = 0; i < key_count_; ++i) {
    if (control_of_key_[i] == s.subject) {
      keys_[i].clean(static_cast<int>(s.wide), now);
    }
  }
}

void Unit::do_gesture(const Stimulus& s, Instant now, Record& record) {
  if (!rail_.up()) return;
  if (touch_.touch(static_cast<Gesture>(s.value), now) == parts::TouchResult::dead) {
    record.add(now, Channel::gesture, touch_control_, Gesture::none, 0, 1);
  }
}

void Unit::do_to_port(const Stimulus& s, Instant now, Record& record) {
  switch (s.act) {
    case Act::plug: port_.plug(static_cast<Charger>(s.value), now); break;
    case Act::unplug: port_.unplug(); break;
    default:
      switch (static_cast<world::CleaningTool>(s.value)) {
        case world::CleaningTool::brass_brush: port_.clean(parts::CleaningTool::brass_brush); break;
        case world::CleaningTool::toothpick: port_.clean(parts::CleaningTool::toothpick); break;
        case world::CleaningTool::compressed_air:
          port_.clean(parts::CleaningTool::compressed_air);
          break;
        case world::CleaningTool::isopropyl: port_.clean(parts::CleaningTool::alcohol); break;
      }
  }
  report_port(now, record);
  update_load(now);
}

// The sense line and what the charger's signature promises, where either has changed.
void Unit::report_port(Instant now, Record& record) {
  const bool cable = port_.cable_seen();
  const Charger charger = port_.powered() ? port_.charger() : Charger::none;
  if (cable == cable_reported_ && charger == charger_reported_) return;
  if (cable != cable_reported_) {
    record.add(now, Channel::usb, 0, cable ? UsbEvent::cable_seen : UsbEvent::cable_gone);
  }
  if (charger != Charger::none && charger != charger_reported_) {
    record.add(now, Channel::usb, 0, UsbEvent::charger_found, static_cast<std::int32_t>(charger));
  }
  if (cable && port_.lint() && charger == Charger::none) mark(Fault::lint, now, record);
  cable_reported_ = cable;
  charger_reported_ = charger;
  tell_at_edge({hal::Input::Kind::usb, 0, cable ? 1 : 0, static_cast<std::int64_t>(charger)}, 0,
               now);
}

// Only a capacitive sensor takes metal for a head; a pressure sensor in the cushion does not.
void Unit::do_to_surroundings(const Stimulus& s, Instant now) {
  parts::Surroundings place = proximity_.surroundings();
  if (s.act == Act::place) {
    const auto surface = static_cast<world::Surface>(s.value);
    place.conductive_surface = params_->has_proximity && surface == world::Surface::metal;
    place.metal_mm = params_->has_proximity && s.wide != world::no_metal_near
                         ? static_cast<std::int32_t>(std::min<std::int64_t>(s.wide, 1'000'000))
                         : parts::no_metal;
    place.worn = false;
  } else {
    place.worn = s.act == Act::wear;
  }
  proximity_.set_surroundings(place, now);
}

void Unit::do_host_request(const Stimulus& s, Instant now) {
  tell_at_edge({hal::Input::Kind::host, s.subject, static_cast<std::int32_t>(request_of(s.act)),
                operand_of(s)},
               0, now);
}

void Unit::scan(Instant now, Record& record) {
  if (!advertising_ || !rail_.up()) return;
  const auto address =
      static_cast<std::int64_t>(parts::device_address(seed(), advertised_generation_));
  record.add(now, Channel::radio, 0, RadioEvent::advertising, advertised_suffixed_ ? 1 : 0,
             address);
}

}  // namespace headloop::models
