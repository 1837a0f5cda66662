#include "sim/parts/driver.hpp"

#include "sim/core/random.hpp"

namespace headloop::parts {

Duration artefact_offset(AudioEvent kind, std::uint64_t seed, std::uint32_t playing,
                         std::int64_t k) {
  const std::uint64_t ordinal = (std::uint64_t{playing} << 32) + 2 * static_cast<std::uint64_t>(k) +
                                (kind == AudioEvent::crackle ? 0 : 1);
  return artefact_every * k +
         Duration{draw_between(seed, Purpose::driver_artefact, ordinal, 0, artefact_every.ns - 1)};
}

void Driver::play(Instant now) {
  ++playing_;
  if (faults_.oxidised_leads || faults_.dac_stage) {
    crackles_at_ = now + artefact_offset(AudioEvent::crackle, seed_, playing_, 0);
  }
  if (faults_.cracked_flex) {
    drops_out_at_ = now + artefact_offset(AudioEvent::left_drop_out, seed_, playing_, 0);
  }
}

void Driver::stop() {
  crackles_at_ = never;
  drops_out_at_ = never;
}

AudioEvent Driver::fire(Instant now) {
  HEADLOOP_CHECK(now == next_deadline(), "a driver is served at its deadline");
  if (now == crackles_at_) {
    crackles_at_ = never;
    return AudioEvent::crackle;
  }
  drops_out_at_ = never;
  return AudioEvent::left_drop_out;
}

}  // namespace headloop::parts
