// The chip's I2C controller and the EEPROM driver on top of it, bit by bit on SCL and SDA. When a
// transaction begins is the schedule's business (parts/i2c_schedule.hpp); how long it takes and
// what comes of it, the wires say.
//
// A cycle of SCL begins with its fall; SDA follows after the hold time, and SCL rises half-way.
// Both are looked at when the next cycle begins. A start begins with SDA's fall while SCL is high,
// a stop ends with SDA's rise. A part that holds SDA low when a transaction is to start, because an
// earlier one broke off, is clocked until it lets go, nine times at most.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/parts/i2c_schedule.hpp"
#include "sim/rig/alarm.hpp"
#include "sim/rig/open_drain.hpp"

namespace headloop::rig {

class I2cMaster : public sc_core::sc_module {
 public:
  // How long a written part is asked whether it is ready. Assumed: more than any write cycle that a
  // data sheet (200 ms, worn) or a scenario (100 ms) may give.
  static constexpr Duration patience = milliseconds(250);

  OpenDrainPort scl{"scl", Driver::master};
  OpenDrainPort sda{"sda", Driver::master};

  I2cMaster(sc_core::sc_module_name name, const parts::EepromBus& bus);

  // Called at the end of the first acknowledged poll (true), or when the part does not acknowledge
  // or the bus does not obey.
  std::function<void(bool acknowledged)> on_written;
  // Called at the end of a read; see fetched().
  std::function<void()> on_read;

  // A page write, from the start condition at bus tick `start` on, and the polls behind it.
  void write(int address, std::span<const std::uint8_t> bytes, Ticks start);
  // A read, from bus tick `start` on.
  void read(int address, int count, Ticks start);
  // Without supply: lets go of the bus.
  void reset();

  bool busy() const { return stage_ != Stage::idle; }
  // When the present cycle ends; nothing is called before.
  Instant cycle_ends() const { return ends_; }
  // The bytes of the last read. What the bus did not bring is 0xFF.
  std::span<const std::uint8_t> fetched() const { return fetched_; }

 private:
  enum class Stage : std::uint8_t { idle, recover, start, send, restart, resend, receive, stop };
  enum class Phase : std::uint8_t { begin, data, rise, fall };
  enum class Job : std::uint8_t { write, poll, read };

  void on_edge();
  void begin_cycle();
  bool obeyed() const;
  void conclude_cycle();
  void conclude_bit();
  void byte_sent(bool acknowledged);
  void byte_received();
  void open_cycle();
  bool data_bit() const;

  void start_at(Job job, Ticks start);
  void address_bytes(int address);
  void finish();
  void poll(Ticks start);
  void fail();
  void let_go();
  void go_to(Stage stage);
  void ring(Phase phase, Instant at);

  const parts::EepromBus bus_;
  Alarm edge_;
  Phase phase_ = Phase::begin;
  Stage stage_ = Stage::idle;
  Job job_ = Job::write;
  Ticks tick_;            // of the present cycle
  Instant began_;         // it did, and
  Instant ends_ = never;  // it will
  Instant asking_since_;  // the first poll
  std::vector<std::uint8_t> out_;
  std::vector<std::uint8_t> fetched_;
  std::size_t byte_ = 0;
  int bit_ = 0;
  std::uint8_t shift_ = 0;
  bool refused_ = false;  // a byte was not acknowledged
  Ticks poll_;            // the last one's start
};

}  // namespace headloop::rig
