#include "sim/parts/protection_ic.hpp"

#include <algorithm>

namespace headloop::parts {

void ProtectionIc::trip() {
  tripped_ = true;
  release_at_ = never;
}

std::int64_t ProtectionIc::pass(std::int64_t wanted_ua, Instant now) {
  if (!tripped_) return wanted_ua;
  if (wanted_ua >= 0) {
    release_at_ = never;
    return 0;
  }
  if (release_at_ == never) release_at_ = now + seconds(release_after_s_);
  return std::max<std::int64_t>(wanted_ua, -trickle_ua_);
}

void ProtectionIc::fire(Instant now) {
  HEADLOOP_CHECK(now == release_at_, "a protection IC is served at its deadline");
  tripped_ = false;
  release_at_ = never;
}

}  // namespace headloop::parts
