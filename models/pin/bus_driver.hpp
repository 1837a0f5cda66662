// The EEPROM's bus: what a unit asks of it goes over SCL and SDA, and what comes of it is what the
// wires brought. Without a disturbance they bring it when the schedule says, which is checked.
//
// Disturbances: a line held low, an acknowledge that does not reach the bus, a supply that dips,
// each from some cycle of some page write on.
#pragma once

#include <functional>
#include <vector>

#include "models/unit/unit.hpp"
#include "sim/rig/i2c_eeprom.hpp"
#include "sim/rig/i2c_master.hpp"
#include "sim/rig/timeline.hpp"

namespace headloop::rig {

class BusDriver : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> supply{"supply"};

  // Unit, wiring and script outlive it.
  BusDriver(sc_core::sc_module_name name, models::Unit& unit, models::Wiring& wiring,
            const world::Script& script);

  std::function<void()> on_answer;      // the unit has been told something
  std::function<void(Fault)> on_fault;  // a line is at another level than without it
  std::function<void()> on_brown_out;   // is due, whether there is a supply or not

  // The unit may have asked for something.
  void look();
  void reset();

  // Nothing is answered before.
  Instant next_answer() const;

  OpenDrain scl{"scl"};
  OpenDrain sda{"sda"};

 private:
  using Request = models::BusRequest;

  void begin_write();
  void ask_read();
  void begin_read();
  void end_write(bool acknowledged);
  void end_read();

  void disturb_write(Ticks start);
  void hold_low(OpenDrain& line, const world::FaultSetup& fault, Ticks from);
  void lose_acknowledge(Ticks start, int byte);
  // What is yet to be seen of a disturbance.
  struct Effect {
    Fault fault{};
    std::function<bool()> acts;
    Instant until;
  };
  void await_effect(const Effect& effect, Ticks cycle);
  void await_effects(Ticks start);

  models::Unit& unit_;
  models::Wiring& wiring_;
  const world::Script& script_;
  I2cMaster master_;
  I2cEeprom eeprom_;
  Timeline timeline_{"disturbances"};
  std::vector<Effect> awaited_;  // when the bus is busy again
  Request request_;
  Instant done_ = never;      // when the schedule has the end of what is on the bus,
  Instant all_done_ = never;  // and of all that was asked
  bool superseded_ = false;   // a read was asked for since: what is on the bus is nobody's
  bool can_be_disturbed_ = false;
  bool disturbed_ = false;  // from now on the schedule does not count
};

}  // namespace headloop::rig
