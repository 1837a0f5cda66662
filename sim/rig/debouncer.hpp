// How a chip reads a wire: two synchroniser flops and a debounce counter, clocked by its sleep
// clock. The clock is gated: it has an edge only where a flop or the counter would change, which is
// between a change of the wire and the settling of what it causes.
#pragma once

#include "sim/parts/sampler.hpp"
#include "sim/rig/alarm.hpp"

namespace headloop::rig {

class Debouncer : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> wire{"wire"};
  sc_core::sc_out<bool> level{"level"};

  Debouncer(sc_core::sc_module_name name, const Clock& clock, parts::SamplerParams params,
            bool initial);

 private:
  void start_of_simulation() override;
  void on_wire();
  void on_edge();
  void count_sample();
  void plan();
  void wake_at(Ticks tick);

  const Clock clock_;
  const parts::SamplerParams params_;
  Alarm edge_;
  Ticks tick_;               // of the edge that is due
  Instant changed_ = never;  // the wire, last
  bool before_;              // what it was before that instant
  bool wire_;
  bool first_;  // the flops
  bool second_;
  bool output_;
  int differing_ = 0;  // samples in a row that differ from the output
};

}  // namespace headloop::rig
