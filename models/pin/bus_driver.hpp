// The EEPROM's bus: what a unit asks of it goes over SCL and SDA, and what comes of it is what the
// wires brought. It is brought when the
// schedule says, which is checked.
#pragma once

#include <functional>

#include "models/unit/unit.hpp"
#include "sim/rig/i2c_eeprom.hpp"
#include "sim/rig/i2c_master.hpp"

namespace headloop::rig {

class BusDriver : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> supply{"supply"};

  // The unit outlives it.
  BusDriver(sc_core::sc_module_name name, models::Unit& unit);

  std::function<void()> on_answer;  // the unit has been told something

  // The unit may have asked for something.
  void look();
  void reset();

  // Nothing is answered before.
  Instant next_answer() const;
  models::Fetched fetched() const { return {request_.page, master_.fetched()}; }

  OpenDrain scl{"scl"};
  OpenDrain sda{"sda"};

 private:
  using Request = models::BusRequest;

  void begin_write();
  void begin_read();
  void end_write(bool acknowledged);
  void end_read();

  models::Unit& unit_;
  I2cMaster master_;
  I2cEeprom eeprom_;
  Request request_;
  Instant done_ = never;  // when the schedule has the answer
  Instant write_ready_;   // the end of the last page write's cycle
};

}  // namespace headloop::rig
