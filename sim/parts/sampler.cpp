#include "sim/parts/sampler.hpp"

namespace headloop::parts {

void Sampler::set(const Clock& clock, SamplerParams params, bool level, Instant t) {
  if (level == level_) return;
  const std::int64_t sample = first_sample_of(clock, params, t).count;
  if (sample > from_) {
    // The samples from from_ up to here all see level_, whatever comes.
    const Ticks change = next_change(params);
    if (level_ != earlier_) earlier_from_ = from_;
    earlier_ = level_;
    from_ = sample;
    if (change.count < sample) certain_ = change.count;
  }
  level_ = level;
}

Ticks Sampler::next_change(SamplerParams params) const {
  if (certain_ != no_tick.count) return {certain_};
  const std::int64_t samples = params.debounce_samples - 1;
  const std::int64_t debounce = samples * params.sample_every;
  if (earlier_ != output_) {
    const std::int64_t change = earlier_from_ + debounce;
    if (change < from_ || level_ == earlier_) return {change};
  }
  return level_ == output_ ? no_tick : Ticks{from_ + debounce};
}

bool Sampler::change(SamplerParams params) {
  const Ticks tick = next_change(params);
  HEADLOOP_CHECK(tick != no_tick, "an output changes when it differs");
  output_ = !output_;
  certain_ = no_tick.count;
  if (tick.count >= from_) {
    // What came before the run that brought the change is over.
    earlier_ = level_;
    earlier_from_ = from_;
  }
  return output_;
}

}  // namespace headloop::parts
