#include "sim/parts/anc_path.hpp"

#include "sim/core/random.hpp"

namespace headloop::parts {

AncPath::AncPath(AncParams params, std::uint64_t seed)
    : ramp_us_(static_cast<std::int32_t>(draw_between(seed, Purpose::anc_ramp, 0,
                                                      params.ramp_min / microseconds(1),
                                                      params.ramp_max / microseconds(1)))) {}

bool AncPath::start(int from_percent, Instant now) {
  HEADLOOP_CHECK(from_percent >= 0 && from_percent <= 100, "attenuation is 0 to 100 % of full");
  running_ = true;
  const bool at_once = calibration_.any() || from_percent == 100;
  full_at_ = at_once ? never : now + ramp() * (100 - from_percent) / 100;
  return at_once;
}

void AncPath::stop() {
  running_ = false;
  full_at_ = never;
}

int AncPath::attenuation_percent(Instant now) const {
  if (!running_) return 0;
  if (full_at_ == never) return 100;
  return static_cast<int>(100 - ((full_at_ - now) * 100 + ramp() - nanoseconds(1)) / ramp());
}

void AncPath::fire(Instant now) {
  HEADLOOP_CHECK(now == full_at_, "an ANC path is served at its deadline");
  full_at_ = never;
  calibration_ = {true, true};
}

}  // namespace headloop::parts
