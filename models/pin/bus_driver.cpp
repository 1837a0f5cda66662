#include "models/pin/bus_driver.hpp"

#include <algorithm>
#include <utility>

namespace headloop::rig {

using world::FaultSetup;

BusDriver::BusDriver(sc_core::sc_module_name name, models::Unit& unit, models::Wiring& wiring,
                     const world::Script& script)
    : sc_module(name),
      unit_(unit),
      wiring_(wiring),
      script_(script),
      master_("master", unit.bus()),
      eeprom_("eeprom", unit.memory()) {
  eeprom_.supply(supply);
  eeprom_.scl(scl);
  eeprom_.sda(sda);
  master_.scl(scl);
  master_.sda(sda);
  master_.on_written = [this](bool acknowledged) { end_write(acknowledged); };
  master_.on_read = [this] { end_read(); };
  for (const FaultSetup& fault : script.unit.faults) {
    can_be_disturbed_ = can_be_disturbed_ || needs_pins(fault.fault);
  }
}

Instant BusDriver::next_answer() const {
  if (!can_be_disturbed_) return done_;
  return std::min(timeline_.next(), master_.busy() ? master_.cycle_ends() : never);
}

void BusDriver::look() {
  const Request request = wiring_.take();
  if (request.kind == Request::Kind::none) return;
  request_ = request;
  if (request.kind == Request::Kind::write) {
    begin_write();
  } else {
    ask_read();
  }
}

void BusDriver::reset() {
  master_.reset();
  eeprom_.reset();
  request_ = {};
  done_ = all_done_ = never;
  superseded_ = false;
}

void BusDriver::begin_write() {
  const Duration cycle = unit_.memory().write_cycle(request_.page);
  const auto times = unit_.bus().page_write(hal::page_bytes, cycle, now());
  const Ticks start = unit_.bus().scl().after(now());
  done_ = all_done_ = times.done;
  master_.write(request_.page * hal::page_bytes, request_.bytes, start);
  await_effects(start);
  if (can_be_disturbed_) disturb_write(start);
}

// What is on the bus runs to its end; the read begins where that would have been told.
void BusDriver::ask_read() {
  wiring_.fetched = {};
  if (all_done_ != never) {
    request_.from = std::max(request_.from, unit_.clock().edge_after(all_done_));
  }
  all_done_ = unit_.bus().read_done(request_.pages * hal::page_bytes, request_.from);
  superseded_ = master_.busy();
  if (!superseded_) begin_read();
}

void BusDriver::begin_read() {
  const Instant from = std::max(now(), request_.from);
  const int bytes = request_.pages * hal::page_bytes;
  done_ = unit_.bus().read_done(bytes, from);
  const Ticks start = unit_.bus().scl().after(from);
  master_.read(request_.page * hal::page_bytes, bytes, start);
  await_effects(start);
}

void BusDriver::end_write(bool acknowledged) {
  HEADLOOP_CHECK(disturbed_ || (now() == done_ && acknowledged),
                 "a page write ends as its schedule says");
  done_ = never;
  if (std::exchange(superseded_, false)) return begin_read();
  all_done_ = never;
  unit_.answer_write(request_.page, acknowledged, now());
  on_answer();
}

void BusDriver::end_read() {
  HEADLOOP_CHECK(disturbed_ || now() == done_, "a read ends as its schedule says");
  done_ = never;
  if (std::exchange(superseded_, false)) return begin_read();
  all_done_ = never;
  wiring_.fetched = {request_.page, master_.fetched()};
  unit_.answer_read(request_.page, request_.pages, now());
  on_answer();
}

void BusDriver::disturb_write(Ticks start) {
  for (const FaultSetup& fault : script_.unit.faults) {
    if (static_cast<std::uint32_t>(fault.value) != unit_.page_writes()) continue;
    const Ticks from{start.count + fault.place};
    switch (fault.fault) {
      case Fault::sda_stuck: hold_low(sda, fault, from); break;
      case Fault::scl_stuck: hold_low(scl, fault, from); break;
      case Fault::missing_acknowledge: lose_acknowledge(start, fault.place); break;
      case Fault::brown_out:
        timeline_.at(unit_.bus().scl().at(from), [this] {
          disturbed_ = true;
          on_brown_out();
        });
        break;
      default: break;
    }
  }
}

void BusDriver::hold_low(OpenDrain& line, const FaultSetup& fault, Ticks from) {
  const Instant begin = unit_.bus().scl().at(from);
  timeline_.at(begin, [this, &line] {
    disturbed_ = true;
    line.pull(Driver::disturbance, true);
  });
  timeline_.at(begin + fault.length, [&line] { line.pull(Driver::disturbance, false); });
  const auto acts = [&line] { return line.held_low_by(Driver::disturbance); };
  await_effect({fault.fault, acts, begin + fault.length}, from);
}

// The ninth clock of the byte, behind the start condition and the bytes before.
void BusDriver::lose_acknowledge(Ticks start, int byte) {
  const std::int64_t cycle = start.count + parts::i2c_condition_cycles +
                             byte * parts::i2c_byte_cycles + parts::i2c_byte_cycles - 1;
  const Clock& clock = unit_.bus().scl();
  const Instant end = clock.at(Ticks{cycle + 1});
  timeline_.at(clock.at(Ticks{cycle}), [this] {
    disturbed_ = true;
    sda.cut_off(Driver::slave, true);
  });
  timeline_.at(end + i2c_hold, [this] { sda.cut_off(Driver::slave, false); });
  const auto acts = [this] { return sda.misses_a_pull(); };
  await_effect({Fault::missing_acknowledge, acts, end}, Ticks{cycle});
}

// A disturbance acts when the line is at another level than without it: looked at late in each
// cycle, when everybody has made up his mind. On a bus that rests nothing comes of it until
// something is asked of the bus again.
void BusDriver::await_effect(const Effect& effect, Ticks cycle) {
  const Clock& clock = unit_.bus().scl();
  const Instant end = clock.at(Ticks{cycle.count + 1});
  const Instant at = end - (end - clock.at(cycle)) / 8;
  if (at >= effect.until) return;
  timeline_.at(at, [this, effect, cycle] {
    if (!supply.read() || !master_.busy()) {
      awaited_.push_back(effect);
    } else if (effect.acts()) {
      on_fault(effect.fault);
    } else {
      await_effect(effect, Ticks{cycle.count + 1});
    }
  });
}

// The bus is wanted from `start` on, and may be found held.
void BusDriver::await_effects(Ticks start) {
  const Instant at = unit_.bus().scl().at(start);
  for (const Effect& effect : std::exchange(awaited_, {})) {
    if (at >= effect.until) continue;
    timeline_.at(at, [this, effect, start] {
      if (effect.acts()) {
        on_fault(effect.fault);
      } else {
        await_effect(effect, start);
      }
    });
  }
}

}  // namespace headloop::rig
