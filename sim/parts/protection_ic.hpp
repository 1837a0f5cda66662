// The protection IC between the cell and everything else. Once tripped it lets no current out; 12 h
// of uninterrupted trickle charge re-enable discharge (D2), and an interruption starts the count
// again.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"

namespace headloop::parts {

struct ProtectionParams {
  std::int32_t trip_mv = 2'800;        // open circuit; assumed: common over-discharge thresholds
  std::int32_t trickle_ua = 20'000;    // the most a tripped IC lets in; assumed: a fortieth of 1 C
  Duration release_after = hours(12);  // D2
};

class ProtectionIc {
 public:
  ProtectionIc() = default;
  explicit ProtectionIc(ProtectionParams params)
      : trip_mv_(params.trip_mv),
        trickle_ua_(params.trickle_ua),
        release_after_s_(static_cast<std::int32_t>(params.release_after / seconds(1))) {}

  void trip();
  bool tripped() const { return tripped_; }

  // The load that a load of `wanted_ua` comes to: nothing out, and no more than a trickle in, while
  // tripped. Counts the trickle from `now`, or stops counting.
  std::int64_t pass(std::int64_t wanted_ua, Instant now);

  // The instant at which discharge is enabled again.
  Instant next_deadline() const { return release_at_; }
  void fire(Instant now);

  int trip_mv() const { return trip_mv_; }

 private:
  Instant release_at_ = never;
  std::int32_t trip_mv_ = 0;
  std::int32_t trickle_ua_ = 0;
  std::int32_t release_after_s_ = 0;
  bool tripped_ = false;
};

}  // namespace headloop::parts
