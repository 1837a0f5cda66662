// When things happen on the EEPROM's I2C bus, in SCL cycles.
//
// A byte takes 9 cycles (8 bits and the acknowledge); a start, a repeated start and a stop take one
// cycle each. A transaction starts at the first bus-clock edge strictly after the request.
#pragma once

#include <algorithm>
#include <cstdint>

#include "sim/core/clock.hpp"

namespace headloop::parts {

inline constexpr std::int64_t i2c_hertz = 400'000;  // fast mode, 24C64 data sheet
inline constexpr std::int64_t i2c_byte_cycles = 9;
inline constexpr std::int64_t i2c_condition_cycles = 1;  // start, repeated start or stop

// Start, device address, two bytes of memory address, the data, stop: 1 + 9 (3 + n) + 1.
constexpr std::int64_t page_write_cycles(std::int64_t data_bytes) {
  return i2c_condition_cycles + i2c_byte_cycles * (3 + data_bytes) + i2c_condition_cycles;
}
static_assert(page_write_cycles(32) == 317, "start + 35 x 9 + stop");

// Start, device address to write, two bytes of memory address, repeated start, device address to
// read, the data, stop: 1 + 27 + 1 + 9 + 9 n + 1.
constexpr std::int64_t read_cycles(std::int64_t data_bytes) {
  return 3 * i2c_condition_cycles + i2c_byte_cycles * (4 + data_bytes);
}
static_assert(read_cycles(1) == 48 && read_cycles(32) == 327);

// An acknowledge poll, answered or not: start, device address, stop.
inline constexpr std::int64_t poll_cycles = i2c_condition_cycles * 2 + i2c_byte_cycles;
static_assert(poll_cycles == 11);

struct PageWriteTimes {
  Instant start;  // of the start condition
  Instant stop;   // end of the stop condition: the write cycle begins
  Instant ready;  // end of the write cycle
  Instant done;   // end of the first poll that is acknowledged
};

class EepromBus {
 public:
  // Start to start of two polls. Assumed: drivers poll every 500 us.
  static constexpr std::int64_t poll_every_cycles = 200;
  // From the stop to the first poll. Assumed: the driver sleeps for 2.9 ms, in which no part is
  // through.
  static constexpr std::int64_t first_poll_cycles = 1'160;

  EepromBus() : EepromBus(Clock(i2c_hertz, 0, Duration{0})) {}
  explicit EepromBus(Clock scl) : scl_(scl) {}

  const Clock& scl() const { return scl_; }

  // A page write asked for at `now`. A poll is acknowledged if the write cycle has ended strictly
  // before the poll's start.
  PageWriteTimes page_write(std::int64_t data_bytes, Duration write_cycle, Instant now) const {
    const Ticks start = scl_.after(now);
    const Ticks stop{start.count + page_write_cycles(data_bytes)};
    const Instant ready = scl_.at(stop) + write_cycle;
    const Ticks poll = answered_poll(stop, ready);
    return {scl_.at(start), scl_.at(stop), ready, scl_.at(Ticks{poll.count + poll_cycles})};
  }
  // The end of a read asked for at `now`.
  Instant read_done(std::int64_t data_bytes, Instant now) const {
    return scl_.at(Ticks{scl_.after(now).count + read_cycles(data_bytes)});
  }
  // The tick of the poll's start that is acknowledged, for a stop at tick `stop`.
  Ticks answered_poll(Ticks stop, Instant ready) const {
    const Ticks first{stop.count + first_poll_cycles};
    const std::int64_t cycles = scl_.after(ready).count - first.count;
    const std::int64_t refused =
        std::max<std::int64_t>(0, (cycles + poll_every_cycles - 1) / poll_every_cycles);
    return {first.count + refused * poll_every_cycles};
  }

 private:
  Clock scl_;
};

}  // namespace headloop::parts
