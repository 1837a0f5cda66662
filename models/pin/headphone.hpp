// A headphone as a SystemC module: the firmware and the parts of a Unit behind pins. What comes
// over the wires is what the firmware hears and what the EEPROM stores; that it is also what the
// inner ring's cores say is checked whenever time goes on.
//
// At each instant the wires settle first, then the unit acts.
#pragma once

#include <memory>

#include "models/pin/bus_driver.hpp"
#include "models/pin/flash_driver.hpp"
#include "models/pin/mail_lines.hpp"
#include "models/unit/unit.hpp"
#include "sim/rig/debouncer.hpp"
#include "sim/rig/led_driver.hpp"
#include "sim/rig/usb.hpp"

namespace headloop::rig {

class Headphone : public sc_core::sc_module {
  models::Unit unit_;  // made before what hangs on it
  models::Wiring wiring_;

 public:
  // Into it: contacts (high while closed), and the USB port.
  sc_core::sc_vector<sc_core::sc_in<bool>> key;
  sc_core::sc_in<bool> cable{"cable"};
  sc_core::sc_in<bool> vbus{"vbus"};
  sc_core::sc_in<int> d_plus{"d_plus"};  // millivolts
  sc_core::sc_in<int> d_minus{"d_minus"};

  // Out of it.
  sc_core::sc_vector<sc_core::sc_out<bool>> led{"led", led_channels.size()};
  sc_core::sc_out<bool> speaker_enable{"speaker_enable"};

  // Product and script outlive it. The kernel's time is in nanoseconds: before anything else on a
  // bench of one's own, sc_set_time_resolution(1, SC_NS). Any other is reported as an SC_ERROR.
  Headphone(sc_core::sc_module_name name, const models::Product& product,
            const world::Script& script);

  // Where it writes down what happens; outlives it, or is replaced before.
  void record_to(Record& record) { record_ = &record; }

  // Lets it act by itself, whenever the kernel gets there. Else somebody calls the three below.
  void drive_itself() { drives_itself_ = true; }
  // The instant at which the unit acts by itself, or the first at which its wires may change that.
  Instant next_deadline() const;
  // The unit acts, at its own deadline, when the wires have settled.
  void fire();
  // Does what goes over no wire: a gesture, something over the air. Wires may not have settled.
  void apply(const world::Stimulus& stimulus);

  // Fails the always-on check unless wires and cores say the same. For the end of an instant.
  void check_agreement() const;

  models::Unit& unit() { return unit_; }
  const models::Unit& unit() const { return unit_; }
  LedDriver& leds() { return leds_; }

  // Its wires inside, to be watched.
  sc_core::sc_signal<bool> supply{"supply"};
  sc_core::sc_signal<bool> reset_n{"reset_n"};  // low without supply, and where a boot begins
  // Low from a dip of the supply to its return.
  sc_core::sc_signal<bool> brown_out_n{"brown_out_n"};
  sc_core::sc_signal<bool> cable_sense{"cable_sense"};
  sc_core::sc_signal<bool> worn_sense{"worn_sense"};
  sc_core::sc_vector<sc_core::sc_signal<bool>> debounced;
  sc_core::sc_vector<sc_core::sc_signal<int>> led_duty{"led_duty", led_channels.size()};
  BusDriver bus;
  FlashDriver flash;
  MailLines mail;

 private:
  // Deltas after which nothing moves any more at an instant: a charger's or a contact's wire, the
  // flop behind it, what hangs on that, and one to spare.
  static constexpr int deltas_to_settle = 6;
  // Of the reset line where a boot begins. Assumed; it is over before the firmware's first cycle on
  // a bus.
  static constexpr Duration reset_pulse = microseconds(1);

  void start_of_simulation() override;
  void on_keys();
  void on_port(Charger charger, bool vbus);
  void act();
  void dip();
  void look();
  void show();
  void on_reset_over();
  void plan();

  Record* record_ = nullptr;
  std::vector<std::unique_ptr<Debouncer>> debouncers_;
  LedDriver leds_;
  UsbDetector usb_;
  Alarm due_;
  Alarm reset_over_;
  sc_core::sc_event changed_;
  sc_core::sc_event dips_;
  int settling_ = 0;
  int dip_settling_ = 0;
  bool drives_itself_ = false;
  bool dipped_ = false;
};

}  // namespace headloop::rig
