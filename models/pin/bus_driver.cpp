#include "models/pin/bus_driver.hpp"

#include <algorithm>

namespace headloop::rig {

BusDriver::BusDriver(sc_core::sc_module_name name, models::Unit& unit)
    : sc_module(name),
      unit_(unit),
      master_("master", unit.bus()),
      eeprom_("eeprom", unit.memory()) {
  eeprom_.supply(supply);
  eeprom_.scl(scl);
  eeprom_.sda(sda);
  master_.scl(scl);
  master_.sda(sda);
  master_.on_written = [this](bool acknowledged) { end_write(acknowledged); };
  master_.on_read = [this] { end_read(); };
}

Instant BusDriver::next_answer() const { return done_; }

void BusDriver::look() {
  const Request request = unit_.take_bus_request();
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
}

// The part finishes what it has begun; then the read may start.
void BusDriver::begin_read() {
  const Instant from = std::max(now(), write_ready_);
  const int bytes = request_.pages * hal::page_bytes;
  done_ = unit_.bus().read_done(bytes, from);
  master_.read(request_.page * hal::page_bytes, bytes, unit_.bus().scl().after(from));
}

void BusDriver::end_write(bool acknowledged) {
  HEADLOOP_CHECK(now() == done_ && acknowledged, "a page write ends as its schedule says");
  done_ = never;
  unit_.answer_write(request_.page, acknowledged, now());
  on_answer();
}

void BusDriver::end_read() {
  HEADLOOP_CHECK(now() == done_, "a read ends as its schedule says");
  done_ = never;
  unit_.answer_read(request_.page, request_.pages, now());
  on_answer();
}

}  // namespace headloop::rig
