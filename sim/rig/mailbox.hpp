// Words from one chip to another across their clocks: a store of a few words whose write pointer
// crosses through two flops of the receiver's. What is posted at t is there at the receiver's
// second edge strictly after t.
//
// The receiver's clock is gated: it has edges while the pointer is on its way.
#pragma once

#include <array>
#include <functional>

#include "sim/core/clock.hpp"
#include "sim/rig/alarm.hpp"

namespace headloop::rig {

class Mailbox : public sc_core::sc_module {
 public:
  static constexpr unsigned depth = 8;

  // Either side writes to its own, and a reset to all of them.
  using Wire = sc_core::sc_signal<unsigned, sc_core::SC_MANY_WRITERS>;
  sc_core::sc_inout<unsigned> written{"written"};
  sc_core::sc_out<unsigned> read{"read"};
  sc_core::sc_out<unsigned> word{"word"};  // the one taken last

  Mailbox(sc_core::sc_module_name name, const Clock& receiver);

  // The sender's side.
  void post(unsigned what);
  // Both sides lose their supply.
  void reset();

  // The receiver takes a word.
  std::function<void(unsigned)> on_word;

 private:
  void on_written();
  void on_edge();

  const Clock clock_;
  Alarm edge_;
  Ticks tick_;
  std::array<unsigned, depth> words_{};
  unsigned write_ = 0;
  unsigned before_ = 0;  // the pointer before the instant of its last change
  unsigned seen_ = 0;
  Instant changed_ = never;
  unsigned first_ = 0;  // the flops
  unsigned second_ = 0;
  unsigned taken_ = 0;
};

}  // namespace headloop::rig
