// The chip's SPI controller, mode 0: MOSI takes its bits while SCK is low, MISO is looked at when
// SCK rises. How many cycles a transfer takes stands in parts/spi_schedule.hpp.
//
// Bursts: the transfers of an update are 9 million bits, which nobody wants to wait for. In a burst
// CS moves as ever, and the bytes change sides when it rises.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/parts/spi_schedule.hpp"
#include "sim/rig/alarm.hpp"

namespace headloop::rig {

class SpiMaster : public sc_core::sc_module {
 public:
  using Bytes = std::vector<std::uint8_t>;

  sc_core::sc_out<bool> cs_n{"cs_n"};
  sc_core::sc_out<bool> sck{"sck"};
  sc_core::sc_out<bool> mosi{"mosi"};
  sc_core::sc_in<bool> miso{"miso"};

  explicit SpiMaster(sc_core::sc_module_name name);

  // The end of a transfer: another may begin.
  std::function<void()> on_done;
  // What a burst does instead of moving bits: the part's bytes for ours.
  std::function<Bytes(std::span<const std::uint8_t>)> on_burst;

  enum class Form : std::uint8_t { bits, burst };
  // Begins now.
  void transfer(Bytes out, Form form = Form::bits);
  // As many bytes as went out.
  std::span<const std::uint8_t> received() const { return in_; }
  bool busy() const { return phase_ != Phase::idle; }
  // Whatever was under way ends without an answer, and the wires go to rest. A transfer that begins
  // at this instant begins with CS's fall behind that.
  void reset();

 private:
  enum class Phase : std::uint8_t { idle, select, rise, fall, deselect, done };

  void start_of_simulation() override { drive_idle(); }
  void on_edge();
  void ring(Phase phase, Duration from_now);
  void select();
  void rise();
  void fall();
  void drive_idle();
  bool next_bit() const;

  Alarm edge_;
  Phase phase_ = Phase::idle;
  Form form_ = Form::bits;
  bool resetting_ = false;  // the wires still have to go to rest
  Bytes out_;
  Bytes in_;
  std::size_t bit_ = 0;  // of the whole transfer
};

}  // namespace headloop::rig
