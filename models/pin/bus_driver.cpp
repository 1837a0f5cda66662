#include "models/pin/bus_driver.hpp"

#include <algorithm>

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
  const auto at = [&](const FaultSetup& fault) {
    return unit_.bus().scl().at(Ticks{start.count + fault.place});
  };
  for (const FaultSetup& fault : script_.unit.faults) {
    if (static_cast<std::uint32_t>(fault.value) != unit_.page_writes()) continue;
    switch (fault.fault) {
      case Fault::sda_stuck: hold_low(sda, fault, at(fault)); break;
      case Fault::scl_stuck: hold_low(scl, fault, at(fault)); break;
      case Fault::missing_acknowledge: lose_acknowledge(start, fault.place); break;
      case Fault::brown_out:
        timeline_.at(at(fault), [this] {
          disturbed(Fault::brown_out);
          on_brown_out();
        });
        break;
      default: break;
    }
  }
}

void BusDriver::hold_low(OpenDrain& line, const FaultSetup& fault, Instant from) {
  timeline_.at(from, [this, &line, which = fault.fault] {
    disturbed(which);
    line.pull(Driver::disturbance, true);
  });
  timeline_.at(from + fault.length, [&line] { line.pull(Driver::disturbance, false); });
}

// The ninth clock of the byte, behind the start condition and the bytes before.
void BusDriver::lose_acknowledge(Ticks start, int byte) {
  const std::int64_t cycle = start.count + parts::i2c_condition_cycles +
                             byte * parts::i2c_byte_cycles + parts::i2c_byte_cycles - 1;
  const Clock& clock = unit_.bus().scl();
  timeline_.at(clock.at(Ticks{cycle}), [this] {
    disturbed(Fault::missing_acknowledge);
    sda.cut_off(Driver::slave, true);
  });
  timeline_.at(clock.at(Ticks{cycle + 1}) + i2c_hold,
               [this] { sda.cut_off(Driver::slave, false); });
}

void BusDriver::disturbed(Fault fault) {
  disturbed_ = true;
  on_fault(fault);
}

}  // namespace headloop::rig
