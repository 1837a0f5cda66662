#include "sim/rig/debouncer.hpp"

namespace headloop::rig {

Debouncer::Debouncer(sc_core::sc_module_name name, const Clock& clock, parts::SamplerParams params,
                     bool initial)
    : sc_module(name),
      clock_(clock),
      params_(params),
      before_(initial),
      wire_(initial),
      first_(initial),
      second_(initial),
      output_(initial) {
  SC_HAS_PROCESS(Debouncer);
  SC_METHOD(on_wire);
  sensitive << wire;
  dont_initialize();
  SC_METHOD(on_edge);
  sensitive << edge_.event();
  dont_initialize();
}

void Debouncer::start_of_simulation() { level.write(output_); }

void Debouncer::on_wire() {
  if (changed_ != now()) before_ = wire_;
  changed_ = now();
  wire_ = wire.read();
  wake_at(clock_.after(now()));
}

// What changes at the very instant of an edge, a flop catches at the next one.
void Debouncer::on_edge() {
  if (!edge_.rings()) return;
  if (tick_.count % params_.sample_every == 0) count_sample();
  second_ = first_;
  first_ = changed_ == now() ? before_ : wire_;
  plan();
}

// The counter looks at what the second flop held before the edge.
void Debouncer::count_sample() {
  differing_ = second_ == output_ ? 0 : differing_ + 1;
  if (differing_ < params_.debounce_samples) return;
  output_ = second_;
  differing_ = 0;
  level.write(output_);
}

void Debouncer::plan() {
  const Ticks next{tick_.count + 1};
  if (first_ != wire_ || second_ != first_) {
    wake_at(next);
  } else if (second_ != output_ || differing_ != 0) {
    wake_at({parts::sampling_tick(params_, next.count)});
  }
}

void Debouncer::wake_at(Ticks tick) {
  const Instant at = clock_.at(tick);
  if (at >= edge_.at()) return;
  tick_ = tick;
  edge_.set(at);
}

}  // namespace headloop::rig
