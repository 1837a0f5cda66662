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
    begin_read();
  }
}

void BusDriver::reset() {
  master_.reset();
  eeprom_.reset();
  request_ = {};
  done_ = never;
  write_ready_ = {};
}

void BusDriver::begin_write() {
  const Duration cycle = unit_.memory().write_cycle(request_.page);
  const auto times = unit_.bus().page_write(hal::page_bytes, cycle, now());
  const Ticks start = unit_.bus().scl().after(now());
  done_ = times.done;
  write_ready_ = times.ready;
  master_.write(request_.page * hal::page_bytes, request_.bytes, start);
  if (can_be_disturbed_) disturb_write(start);
}

// The part finishes what it has begun; then the read may start.
void BusDriver::begin_read() {
  const Instant from = std::max(now(), write_ready_);
  const int bytes = request_.pages * hal::page_bytes;
  wiring_.fetched = {};
  done_ = unit_.bus().read_done(bytes, from);
  master_.read(request_.page * hal::page_bytes, bytes, unit_.bus().scl().after(from));
}

void BusDriver::end_write(bool acknowledged) {
  HEADLOOP_CHECK(disturbed_ || (now() == done_ && acknowledged),
                 "a page write ends as its schedule says");
  done_ = never;
  unit_.answer_write(request_.page, acknowledged, now());
  on_answer();
}

void BusDriver::end_read() {
  HEADLOOP_CHECK(disturbed_ || now() == done_, "a read ends as its schedule says");
  done_ = never;
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
  await_effect(fault.fault, acts, from, begin + fault.length);
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
  await_effect(Fault::missing_acknowledge, acts, Ticks{cycle}, end);
}

// A disturbance acts when the line is at another level than without it: looked at late in each
// cycle, when everybody has made up his mind. On a bus that rests, nothing more comes of it.
void BusDriver::await_effect(Fault fault, std::function<bool()> acts, Ticks cycle, Instant until) {
  const Clock& clock = unit_.bus().scl();
  const Instant end = clock.at(Ticks{cycle.count + 1});
  const Instant at = end - (end - clock.at(cycle)) / 8;
  if (at >= until) return;
  timeline_.at(at, [this, fault, acts = std::move(acts), cycle, until] {
    if (!supply.read()) return;
    if (acts()) return on_fault(fault);
    if (master_.busy()) await_effect(fault, acts, Ticks{cycle.count + 1}, until);
  });
}

}  // namespace headloop::rig
