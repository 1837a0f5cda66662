// A unit on wires: what they bring.
#include "models/unit/unit.hpp"

#include <algorithm>

namespace headloop::models {

BusRequest BusRequest::write(int page, hal::PageView bytes) {
  BusRequest request{Kind::write, static_cast<std::int16_t>(page), 1, {}, {}};
  std::copy(bytes.begin(), bytes.end(), request.bytes.begin());
  return request;
}

BusRequest BusRequest::read(int first, int pages, Instant from) {
  return {Kind::read, static_cast<std::int16_t>(first), static_cast<std::int16_t>(pages), from, {}};
}

BusRequest Wiring::take() {
  const BusRequest taken = asked;
  asked.kind = BusRequest::Kind::none;
  return taken;
}

void Unit::hang_on_wires(Wiring& wiring) {
  const Instant begin{0};
  parts_moved_ = true;
  wiring_ = &wiring;
  key_params_.wired = true;
  for (std::size_t i = 0; i < key_count_; ++i) {
    keys_[i].wire(key_params_, keys_[i].contact().level_before(key_params_.contact, begin), begin);
  }
  find_next();
}

void Unit::wire_key(int key, bool closed, Instant now) {
  parts_moved_ = true;
  keys_[static_cast<std::size_t>(key)].wire(key_params_, closed, now);
  find_next();
}

void Unit::wire_port(Charger charger, bool vbus, Instant now, Record& record) {
  const bool supplied = vbus && charger != Charger::none;
  if (charger == port_.charger() && supplied == port_.powered()) return;
  ++events_;
  parts_moved_ = true;
  if (charger == Charger::none) {
    port_.unplug();
  } else if (charger != port_.charger()) {
    port_.plug(charger, now);
  }
  if (supplied != port_.powered()) port_.set_supply(supplied);
  report_port(now, record);
  update_load(now);
  find_next();
}

// A read takes the place of whatever was asked before; see UnitIo::read_pages().
void Unit::ask_bus(BusRequest request) {
  HEADLOOP_CHECK(wiring_->asked.kind == BusRequest::Kind::none,
                 "firmware asks the bus for one thing at a time");
  wiring_->asked = request;
}

void Unit::answer_write(int page, bool acknowledged, Instant now) {
  tell_at_edge({hal::Input::Kind::page_written, 0, page, acknowledged ? 1 : 0}, 0, now);
  find_next();
}

void Unit::answer_read(int first, int pages, Instant now) {
  tell_at_edge({hal::Input::Kind::pages_read, 0, first, pages}, 0, now);
  find_next();
}

// The supply dips below what the parts need. Whoever wants the unit on again switches it on.
void Unit::brown_out(Instant now, Record& record) {
  if (!rail_.up()) return;
  record.add(now, Channel::fault, 0, Fault::brown_out);
  parts_moved_ = true;
  fail_rail(now, record);
  find_next();
}

}  // namespace headloop::models
