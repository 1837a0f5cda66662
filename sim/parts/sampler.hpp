// How a chip reads a wire: two synchroniser flops and a debounce counter on its sleep clock.
//
// At each tick the first flop takes the wire's level just before the tick (a change at the very
// instant of a tick is seen at the next), the second flop takes the first's old value, and at every
// `sample_every`-th tick the counter looks at the second's old value. The output follows after
// `debounce_samples` consecutive samples that differ from it, at the tick of the last of them.
//
// Here nothing runs with the ticks: the samples between two toggles are all alike, so a toggle only
// has to know which sample is the first to see it. What happens at a tick is therefore computed
// from the toggles alone.
#pragma once

#include <cstdint>

#include "sim/core/clock.hpp"

namespace headloop::parts {

struct SamplerParams {
  std::int32_t sample_every = 328;    // ticks; 10.01 ms (assumed: key scans run at about 100 Hz)
  std::int32_t debounce_samples = 3;  // assumed: the usual three agreeing reads
};

// Ticks from the one whose edge catches a level to the one at which the counter sees it.
inline constexpr std::int64_t synchroniser_ticks = 2;
inline constexpr Ticks no_tick{INT64_MAX};

// The sampling tick at or after `tick`; sampling ticks are the multiples of sample_every.
constexpr std::int64_t sampling_tick(SamplerParams params, std::int64_t tick) {
  const std::int64_t every = params.sample_every;
  return (tick + every - 1) / every * every;
}

// The first sampling tick whose sample sees what the wire does at `t`.
inline Ticks first_sample_of(const Clock& clock, SamplerParams params, Instant t) {
  return {sampling_tick(params, clock.after(t).count + synchroniser_ticks)};
}

// Whether the sample at sampling tick `sample` sees what the wire does at `t`.
inline bool sample_sees(const Clock& clock, std::int64_t sample, Instant t) {
  return t < clock.at(Ticks{sample - synchroniser_ticks});
}

class Sampler {
 public:
  explicit Sampler(bool level = false) : output_(level), earlier_(level), level_(level) {}

  // The wire has `level` from `t` on. Instants never decrease; a level that is no change is
  // ignored. Every output change before t has been fired.
  void set(const Clock& clock, SamplerParams params, bool level, Instant t);

  // The tick of the next output change if the wire stays as it is, or no_tick.
  Ticks next_change(SamplerParams params) const;

  // The output changes, at next_change(). Returns the new output.
  bool change(SamplerParams params);

  bool output() const { return output_; }
  bool level() const { return level_; }

 private:
  // Samples before `from_` see `earlier_`, and have seen it for `earlier_ticks_` (or longer, if
  // that is the most it holds); those at or after it see `level_`. An output change that a further
  // toggle can no longer prevent although its tick is still to come lies `certain_ticks_` before
  // `from_` (0: none). There is never more than one, because a debounce is longer than the
  // synchroniser.
  std::int64_t from_ = 0;
  std::int32_t earlier_ticks_ = 0;
  std::int32_t certain_ticks_ = 0;
  bool output_;
  bool earlier_;
  bool level_;
};

inline Ticks Sampler::next_change(SamplerParams params) const {
  if (certain_ticks_ != 0) return {from_ - certain_ticks_};
  const std::int64_t debounce = std::int64_t{params.debounce_samples - 1} * params.sample_every;
  if (earlier_ != output_) {
    const std::int64_t change = from_ - earlier_ticks_ + debounce;
    if (change < from_ || level_ == earlier_) return {change};
  }
  return level_ == output_ ? no_tick : Ticks{from_ + debounce};
}

}  // namespace headloop::parts
