// A cell behind its protection IC: what the rest of the unit is supplied from.
#pragma once

#include <cstdint>

#include "sim/hal/vocabulary.hpp"
#include "sim/parts/cell.hpp"
#include "sim/parts/protection_ic.hpp"

namespace headloop::parts {

class Battery {
 public:
  Battery() = default;
  Battery(Cell cell, ProtectionParams protection);

  // What the unit draws (positive) or the charger offers (negative). A tripped IC passes none of
  // the former and a trickle of the latter.
  void set_load(std::int64_t load_ua, Instant now);
  // Fault: the IC has tripped, whatever the cell's voltage.
  void trip(Instant now);

  const Cell& cell() const { return cell_; }
  bool discharge_enabled() const { return !protection_.tripped(); }
  int millivolts(Instant now) const;  // 0 outside a tripped IC that is not being charged

  Instant next_deadline() const;
  // protection_tripped, protection_released or deep_discharge. Of several at one instant each has
  // its own fire(), in that order.
  CellEvent fire(Instant now);

 private:
  void pass(Instant now);
  Instant trips_at() const;

  Cell cell_;
  ProtectionIc protection_;
  std::int64_t wanted_ua_ = 0;
  Instant trips_at_ = never;
};

}  // namespace headloop::parts
