#include "sim/rig/i2c_eeprom.hpp"

#include <algorithm>

namespace headloop::rig {

using parts::Eeprom;

I2cEeprom::I2cEeprom(sc_core::sc_module_name name, Eeprom& array) : sc_module(name), array_(array) {
  SC_HAS_PROCESS(I2cEeprom);
  SC_METHOD(on_supply);
  sensitive << supply.neg();
  dont_initialize();
  SC_METHOD(on_scl);
  sensitive << scl;
  dont_initialize();
  SC_METHOD(on_sda);
  sensitive << sda;
  dont_initialize();
  SC_METHOD(drive);
  sensitive << drive_.event();
  dont_initialize();
}

void I2cEeprom::on_supply() { reset(); }

void I2cEeprom::reset() {
  state_ = State::idle;
  bit_ = received_ = 0;
  address_ = first_ = 0;
  shift_ = 0;
  page_ = {};
  acknowledge_ = sending_ = false;
  let_go();
}

// SDA moves while SCL is high: start or stop.
void I2cEeprom::on_sda() {
  if (!scl.read() || !supply.read()) return;
  if (sda.read()) {
    end();
  } else {
    begin();
  }
}

// A start, first or repeated. During its write cycle the part answers to nothing, and what it does
// then is decided here.
void I2cEeprom::begin() {
  array_.settle(now() - nanoseconds(1));
  state_ = array_.writing() ? State::idle : State::control;
  bit_ = received_ = 0;
  sending_ = false;
  let_go();
  if (state_ == State::control) addressed_.notify();
}

// A stop right behind an acknowledged byte of data begins the write cycle.
void I2cEeprom::end() {
  const bool writes = state_ == State::data_in && received_ > 0 && bit_ <= 1;
  state_ = State::idle;
  let_go();
  if (!writes) return;
  const int kept = std::min(received_, Eeprom::page_size);
  const int skipped = received_ - kept;
  // More than a page: the first ones have been overwritten.
  std::array<std::uint8_t, Eeprom::page_size> in_order{};
  for (int i = 0; i < kept; ++i) {
    in_order[static_cast<std::size_t>(i)] =
        page_[static_cast<std::size_t>((skipped + i) % Eeprom::page_size)];
  }
  const int page = first_ / Eeprom::page_size * Eeprom::page_size;
  array_.begin_write(page + (first_ + skipped) % Eeprom::page_size,
                     {in_order.data(), static_cast<std::size_t>(kept)}, now());
}

// To an idle part the clock says nothing: it sleeps through it until it is spoken to again.
void I2cEeprom::on_scl() {
  if (state_ == State::idle) return next_trigger(addressed_);
  if (!scl.event() || !supply.read()) return;
  if (scl.read()) {
    clock_in(sda.read());
  } else {
    next_bit();
  }
}

// SCL has risen: what SDA says counts.
void I2cEeprom::clock_in(bool bit) {
  ++bit_;
  if (bit_ <= 8) {
    shift_ = static_cast<std::uint8_t>(shift_ << 1 | (bit ? 1 : 0));
    return;
  }
  // The ninth: after a byte of ours the master says whether it wants more.
  if (sending_ && bit) state_ = State::idle;
}

// SCL has fallen: the next bit goes out, if it is ours.
void I2cEeprom::next_bit() {
  if (bit_ == 8 && !sending_) take_byte();
  if (bit_ == 9) next_byte();
  const bool ours = bit_ == 8 ? !sending_ && acknowledge_ : sending_ && (shift_ & 0x80U) == 0;
  if (ours == low_) return;
  low_ = ours;
  drive_.set(now() + i2c_hold);
}

void I2cEeprom::take_byte() {
  acknowledge_ = true;
  switch (state_) {
    case State::control: acknowledge_ = takes_control(); break;
    case State::address_high:
      address_ = (shift_ << 8U) % Eeprom::size;
      state_ = State::address_low;
      break;
    case State::address_low:
      address_ |= shift_;
      first_ = address_;
      state_ = State::data_in;
      break;
    default: page_[static_cast<std::size_t>(received_++ % Eeprom::page_size)] = shift_; break;
  }
}

bool I2cEeprom::takes_control() {
  if (shift_ == eeprom_write_control) {
    state_ = State::address_high;
  } else if (shift_ == eeprom_read_control) {
    state_ = State::data_out;
  } else {
    return false;
  }
  return true;
}

void I2cEeprom::next_byte() {
  bit_ = 0;
  if (!sending_ && !acknowledge_) state_ = State::idle;
  sending_ = state_ == State::data_out;
  if (!sending_) return;
  shift_ = array_[address_];
  address_ = (address_ + 1) % Eeprom::size;
}

void I2cEeprom::drive() {
  if (drive_.rings()) sda.pull(low_);
}

void I2cEeprom::let_go() {
  low_ = false;
  drive_.set(never);
  sda.pull(false);
}

}  // namespace headloop::rig
