#include "sim/parts/sampler.hpp"

#include <algorithm>

namespace headloop::parts {

namespace {
constexpr std::int64_t ticks_max = 1 << 30;
}

void Sampler::set(const Clock& clock, SamplerParams params, bool level, Instant t) {
  if (level == level_) return;
  // Toggles of one bounce are mostly seen by one sample, and comparing costs less than dividing.
  if (from_ == 0 || !sample_sees(clock, from_, t)) {
    const std::int64_t sample = first_sample_of(clock, params, t).count;
    // The samples from from_ up to here all see level_, whatever comes.
    const Ticks change = next_change(params);
    const std::int64_t before = level_ == earlier_ ? earlier_ticks_ : 0;
    earlier_ticks_ = static_cast<std::int32_t>(std::min(before + sample - from_, ticks_max));
    earlier_ = level_;
    from_ = sample;
    if (change.count < sample) certain_ticks_ = static_cast<std::int32_t>(sample - change.count);
  }
  level_ = level;
}

bool Sampler::change(SamplerParams params) {
  const Ticks tick = next_change(params);
  HEADLOOP_CHECK(tick != no_tick, "an output changes when it differs");
  output_ = !output_;
  certain_ticks_ = 0;
  if (tick.count >= from_) {
    // What came before the run that brought the change is over.
    earlier_ = level_;
    earlier_ticks_ = 0;
  }
  return output_;
}

}  // namespace headloop::parts
