#include "sim/parts/port.hpp"

namespace headloop::parts {

void Port::plug(Charger charger, Instant now) {
  charger_ = charger;
  powered_ = charger != Charger::none;
  drops_at_ = never;
  set_draw(0, now);
}

void Port::unplug() {
  charger_ = Charger::none;
  powered_ = false;
  drops_at_ = never;
}

void Port::set_supply(bool on) {
  powered_ = on && charger_ != Charger::none;
  if (!powered_) drops_at_ = never;
}

void Port::set_draw(std::int64_t ua, Instant now) {
  const Source& source = source_of(charger_);
  if (!powered_ || ua >= source.drops_below_ua) {
    drops_at_ = never;
  } else if (drops_at_ == never) {
    drops_at_ = now + source.drops_after;
  }
}

bool Port::set_lint(bool lint) {
  if (lint && !gathers_lint(type_)) return false;
  lint_ = lint;
  return true;
}

bool Port::clean(CleaningTool tool) {
  const bool cleared = lint_ && tool == CleaningTool::brass_brush;
  if (cleared) lint_ = false;
  return cleared;
}

void Port::fire(Instant now) {
  HEADLOOP_CHECK(now == drops_at_, "a port is served at its deadline");
  drops_at_ = never;
  powered_ = false;
}

}  // namespace headloop::parts
