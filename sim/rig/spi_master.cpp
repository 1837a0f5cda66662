#include "sim/rig/spi_master.hpp"

#include <utility>

namespace headloop::rig {

using parts::spi_cycle;

SpiMaster::SpiMaster(sc_core::sc_module_name name) : sc_module(name) {
  SC_HAS_PROCESS(SpiMaster);
  SC_METHOD(on_edge);
  sensitive << edge_.event();
  dont_initialize();
}

void SpiMaster::transfer(Bytes out, Form form) {
  HEADLOOP_CHECK(!busy() && !out.empty(), "one transfer at a time");
  out_ = std::move(out);
  in_.assign(out_.size(), 0);
  form_ = form;
  bit_ = 0;
  ring(Phase::select, Duration{});
}

void SpiMaster::reset() {
  form_ = Form::bits;
  out_.clear();
  in_.clear();
  bit_ = 0;
  resetting_ = true;
  ring(Phase::idle, Duration{});
}

void SpiMaster::ring(Phase phase, Duration from_now) {
  phase_ = phase;
  edge_.set(now() + from_now);
}

// The one process that writes to the wires.
void SpiMaster::on_edge() {
  if (!edge_.rings()) return;
  if (std::exchange(resetting_, false)) {
    drive_idle();
    if (phase_ != Phase::idle) edge_.set(now());
    return;
  }
  switch (phase_) {
    case Phase::idle: break;
    case Phase::select: select(); break;
    case Phase::rise: rise(); break;
    case Phase::fall: fall(); break;
    case Phase::deselect:
      if (form_ == Form::burst) in_ = on_burst(out_);
      drive_idle();
      ring(Phase::done, spi_cycle);
      break;
    case Phase::done:
      phase_ = Phase::idle;
      on_done();
      break;
  }
}

void SpiMaster::select() {
  cs_n.write(false);
  if (form_ == Form::burst) {
    const auto bytes = static_cast<std::int64_t>(out_.size());
    ring(Phase::deselect, spi_cycle * parts::spi_selected_cycles(bytes));
    return;
  }
  mosi.write(next_bit());
  ring(Phase::rise, spi_cycle);
}

void SpiMaster::rise() {
  sck.write(true);
  std::uint8_t& byte = in_[bit_ / 8];
  byte = static_cast<std::uint8_t>(byte << 1 | (miso.read() ? 1 : 0));
  ++bit_;
  ring(Phase::fall, spi_cycle / 2);
}

void SpiMaster::fall() {
  sck.write(false);
  if (bit_ == 8 * out_.size()) {
    ring(Phase::deselect, spi_cycle / 2);
    return;
  }
  mosi.write(next_bit());
  ring(Phase::rise, spi_cycle / 2);
}

void SpiMaster::drive_idle() {
  cs_n.write(true);
  sck.write(false);
  mosi.write(false);
}

// The highest bit of a byte goes first.
bool SpiMaster::next_bit() const { return (out_[bit_ / 8] << bit_ % 8 & 0x80) != 0; }

}  // namespace headloop::rig
