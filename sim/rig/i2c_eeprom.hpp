// A 24C64-class EEPROM on its I2C bus: what it makes of the bits that it sees on SCL and SDA. The
// array, the page buffer's life and the write cycle are the inner ring's (parts/eeprom.hpp).
//
// Without its supply it forgets the transaction and lets go of SDA.
#pragma once

#include <array>
#include <cstdint>

#include "sim/parts/eeprom.hpp"
#include "sim/rig/alarm.hpp"
#include "sim/rig/open_drain.hpp"

namespace headloop::rig {

// The control byte: 1010, three address pins at ground, read or write.
inline constexpr std::uint8_t eeprom_write_control = 0xA0;
inline constexpr std::uint8_t eeprom_read_control = 0xA1;
// From SCL's fall to a change of SDA, by either side. 24C64 data sheet: 50 to 900 ns after it.
inline constexpr Duration i2c_hold = nanoseconds(300);

class I2cEeprom : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> supply{"supply"};
  OpenDrainPort scl{"scl", Driver::slave};
  OpenDrainPort sda{"sda", Driver::slave};

  // The array outlives it.
  I2cEeprom(sc_core::sc_module_name name, parts::Eeprom& array);

  void reset();

 private:
  enum class State : std::uint8_t { idle, control, address_high, address_low, data_in, data_out };

  void on_supply();
  void on_scl();
  void on_sda();
  void drive();

  void begin();
  void end();
  void clock_in(bool bit);
  void take_byte();
  bool takes_control();
  void next_bit();
  void next_byte();
  void let_go();

  parts::Eeprom& array_;
  Alarm drive_;
  sc_core::sc_event addressed_;  // a start that it does not sleep through
  State state_ = State::idle;
  int bit_ = 0;  // clocks of the present byte; the ninth is the acknowledge
  std::uint8_t shift_ = 0;
  bool sending_ = false;      // the present byte is ours
  bool acknowledge_ = false;  // of the present byte, if it is the master's
  bool low_ = false;          // what SDA is about to be pulled to
  int address_ = 0;           // the address counter
  int first_ = 0;             // where a page write begins
  int received_ = 0;          // bytes of it, all told
  std::array<std::uint8_t, parts::Eeprom::page_size> page_{};  // in bus order, the last ones
};

}  // namespace headloop::rig
