#include "sim/parts/battery.hpp"

#include <algorithm>

namespace headloop::parts {

Battery::Battery(Cell cell, ProtectionParams protection) : cell_(cell), protection_(protection) {
  pass(Instant{0});
}

void Battery::set_load(std::int64_t load_ua, Instant now) {
  wanted_ua_ = load_ua;
  pass(now);
}

void Battery::trip(Instant now) {
  protection_.trip();
  pass(now);
}

// What is wanted goes through the IC to the cell.
void Battery::pass(Instant now) {
  cell_.set_load(protection_.pass(wanted_ua_, now), now);
  trips_at_ =
      protection_.tripped()
          ? never
          : cell_.when_charge_falls_below(cell_.charge_of_open_circuit(protection_.trip_mv()));
}

int Battery::millivolts(Instant now) const {
  return protection_.tripped() && cell_.load_ua() >= 0 ? 0 : cell_.millivolts(now);
}

Instant Battery::next_deadline() const {
  return std::min({trips_at_, protection_.next_deadline(), cell_.next_deadline()});
}

CellEvent Battery::fire(Instant now) {
  if (now == trips_at_) {
    trip(now);
    return CellEvent::protection_tripped;
  }
  if (now == protection_.next_deadline()) {
    protection_.fire(now);
    pass(now);
    return CellEvent::protection_released;
  }
  cell_.fire(now);
  pass(now);
  return CellEvent::deep_discharge;
}

}  // namespace headloop::parts
