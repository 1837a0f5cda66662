#include "sim/rig/i2c_master.hpp"

#include "sim/rig/i2c_eeprom.hpp"

namespace headloop::rig {

namespace {
constexpr std::uint8_t nothing_read = 0xFF;
constexpr int i2c_clocks_to_recover = 9;
}  // namespace

I2cMaster::I2cMaster(sc_core::sc_module_name name, const parts::EepromBus& bus)
    : sc_module(name), bus_(bus) {
  SC_HAS_PROCESS(I2cMaster);
  SC_METHOD(on_edge);
  sensitive << edge_.event();
  dont_initialize();
}

void I2cMaster::write(int address, std::span<const std::uint8_t> bytes, Ticks start) {
  HEADLOOP_CHECK(!busy(), "a page write finds the bus free");
  address_bytes(address);
  out_.insert(out_.end(), bytes.begin(), bytes.end());
  start_at(Job::write, start);
}

void I2cMaster::read(int address, int count, Ticks start) {
  HEADLOOP_CHECK(!busy(), "a read finds the bus free");
  address_bytes(address);
  fetched_.assign(static_cast<std::size_t>(count), nothing_read);
  start_at(Job::read, start);
}

void I2cMaster::reset() {
  let_go();
  phase_ = Phase::begin;
  job_ = Job::write;
  tick_ = poll_ = {};
  began_ = asking_since_ = {};
  out_.clear();
  fetched_.clear();
  byte_ = 0;
  bit_ = 0;
  shift_ = 0;
  refused_ = false;
}

void I2cMaster::address_bytes(int address) {
  out_ = {eeprom_write_control, static_cast<std::uint8_t>(address >> 8),
          static_cast<std::uint8_t>(address & 0xFF)};
}

void I2cMaster::start_at(Job job, Ticks start) {
  job_ = job;
  tick_ = start;
  refused_ = false;
  stage_ = Stage::start;
  bit_ = 0;
  byte_ = 0;
  ends_ = bus_.scl().at(start);
  ring(Phase::begin, ends_);
}

void I2cMaster::ring(Phase phase, Instant at) {
  phase_ = phase;
  edge_.set(at);
}

void I2cMaster::on_edge() {
  if (!edge_.rings()) return;
  const Duration half = (ends_ - began_) / 2;
  switch (phase_) {
    case Phase::begin: begin_cycle(); break;
    case Phase::data:
      sda.pull(!data_bit());
      ring(Phase::rise, began_ + half);
      break;
    case Phase::rise:
      scl.pull(false);
      if (stage_ == Stage::restart) {
        ring(Phase::fall, began_ + half + half / 2);
      } else {
        ring(Phase::begin, ends_);
      }
      break;
    case Phase::fall:  // a repeated start
      sda.pull(true);
      ring(Phase::begin, ends_);
      break;
  }
}

// The present instant ends a cycle (but for the first) and begins another.
void I2cMaster::begin_cycle() {
  const bool first = stage_ == Stage::start && bit_ == 0;
  if (first && !scl.read()) return fail();
  if (first && !sda.read()) {
    stage_ = Stage::recover;
  } else if (!first) {
    ++tick_.count;
    if (!obeyed()) return fail();
    conclude_cycle();
    if (stage_ == Stage::idle || edge_.at() != never) return;
  }
  open_cycle();
}

// Whether the wires are what we left them at.
bool I2cMaster::obeyed() const {
  if (!scl.read()) return false;
  const bool ours = stage_ == Stage::restart || stage_ == Stage::start ||
                    ((stage_ == Stage::send || stage_ == Stage::resend) && bit_ < 8);
  return !ours || sda.read() == !sda.pulled();
}

void I2cMaster::conclude_cycle() {
  switch (stage_) {
    case Stage::recover:
      if (sda.read()) return go_to(Stage::start);
      return ++bit_ == i2c_clocks_to_recover ? fail() : void();
    case Stage::start: return go_to(Stage::send);
    case Stage::restart: return go_to(Stage::resend);
    case Stage::stop: return finish();
    default: return conclude_bit();
  }
}

void I2cMaster::conclude_bit() {
  const bool bit = sda.read();
  if (bit_ < 8) {
    shift_ = static_cast<std::uint8_t>(shift_ << 1 | (bit ? 1 : 0));
    ++bit_;
    return;
  }
  bit_ = 0;
  if (stage_ == Stage::receive) {
    byte_received();
  } else {
    byte_sent(!bit);
  }
}

void I2cMaster::byte_sent(bool acknowledged) {
  if (!acknowledged) {
    refused_ = true;
    return go_to(Stage::stop);
  }
  if (stage_ == Stage::resend) return go_to(Stage::receive);
  if (++byte_ == out_.size()) go_to(job_ == Job::read ? Stage::restart : Stage::stop);
}

void I2cMaster::byte_received() {
  fetched_[byte_] = shift_;
  if (++byte_ == fetched_.size()) go_to(Stage::stop);
}

void I2cMaster::go_to(Stage stage) {
  stage_ = stage;
  bit_ = 0;
  if (stage == Stage::receive) byte_ = 0;
}

void I2cMaster::open_cycle() {
  began_ = ends_;
  ends_ = bus_.scl().at(Ticks{tick_.count + 1});
  if (stage_ == Stage::start) {
    bit_ = 1;
    sda.pull(true);
    ring(Phase::begin, ends_);
    return;
  }
  scl.pull(true);
  if (data_bit() == sda.pulled()) {
    ring(Phase::data, began_ + i2c_hold);
  } else {
    ring(Phase::rise, began_ + (ends_ - began_) / 2);
  }
}

// What SDA is to be in the present cycle, once its hold time is over, as far as it is ours to say.
bool I2cMaster::data_bit() const {
  switch (stage_) {
    case Stage::recover:
    case Stage::restart: return true;
    case Stage::stop: return false;
    case Stage::receive: return bit_ < 8 || byte_ + 1 == fetched_.size();
    default: {
      const std::uint8_t byte = stage_ == Stage::resend ? eeprom_read_control : out_[byte_];
      return bit_ == 8 || ((byte << bit_) & 0x80) != 0;
    }
  }
}

// The stop condition: SDA rises now.
void I2cMaster::finish() {
  sda.pull(false);
  const Job job = job_;
  stage_ = Stage::idle;
  ends_ = never;
  if (job == Job::read) return on_read();
  if (job == Job::write) {
    if (refused_) return on_written(false);
    asking_since_ = now();
    return poll({tick_.count + parts::EepromBus::first_poll_cycles});
  }
  if (!refused_) return on_written(true);
  if (now() - asking_since_ > patience) return on_written(false);
  poll({poll_.count + parts::EepromBus::poll_every_cycles});
}

void I2cMaster::poll(Ticks start) {
  poll_ = start;
  out_ = {eeprom_write_control};
  start_at(Job::poll, start);
}

// The bus does not do what it should.
void I2cMaster::fail() {
  let_go();
  if (job_ == Job::read) return on_read();
  on_written(false);
}

void I2cMaster::let_go() {
  stage_ = Stage::idle;
  ends_ = never;
  edge_.set(never);
  scl.pull(false);
  sda.pull(false);
}

}  // namespace headloop::rig
