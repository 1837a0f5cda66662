#include "sim/parts/dsp.hpp"

#include "sim/core/random.hpp"

namespace headloop::parts {

namespace {

std::int32_t micros(Duration d) { return static_cast<std::int32_t>(d.ns / 1'000); }

std::int32_t own_us(std::uint64_t seed, std::uint64_t path, Duration low, Duration high) {
  return static_cast<std::int32_t>(
      draw_between(seed, Purpose::assistant_latency, path, micros(low), micros(high)));
}

}  // namespace

Dsp::Dsp(const DspParams& params, std::uint64_t seed)
    : loaded_us_(own_us(seed, 0, params.loaded_min, params.loaded_max)),
      stale_us_(own_us(seed, 1, params.stale_min, params.stale_max)),
      per_other_host_us_(micros(params.per_other_host)),
      load_us_(micros(params.load_time)) {}

Duration Dsp::latency(int other_hosts) const {
  return microseconds(std::int64_t{loaded_ ? loaded_us_ : stale_us_} +
                      std::int64_t{per_other_host_us_} * other_hosts);
}

void Dsp::load(Instant now) { loads_at_ = now + microseconds(load_us_); }

void Dsp::set_loaded(bool loaded) {
  loaded_ = loaded;
  loads_at_ = never;
}

bool Dsp::wake_word(int other_hosts, Instant now) {
  if (answers_at_ != never) return false;
  asked_us_ = micros(latency(other_hosts));
  answers_at_ = now + asked_latency();
  return true;
}

void Dsp::stop() {
  answers_at_ = never;
  loads_at_ = never;
}

Dsp::Event Dsp::fire(Instant now) {
  HEADLOOP_CHECK(now == next_deadline(), "a DSP is served at its deadline");
  if (now == loads_at_) {
    set_loaded(true);
    return Event::loaded;
  }
  answers_at_ = never;
  return Event::answered;
}

}  // namespace headloop::parts
