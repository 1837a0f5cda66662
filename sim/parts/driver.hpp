// The speaker's hardware: driver, its leads, the flex cable, the DAC's output stage. Its faults
// (F4) are heard while something plays, and nothing that firmware does changes them.
#pragma once

#include <algorithm>
#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::parts {

struct DriverFaults {
  bool oxidised_leads = false;  // crackles
  bool dac_stage = false;       // crackles
  bool cracked_flex = false;    // the left channel drops out
};

// While something plays, a fault is heard once in each such stretch (assumed).
inline constexpr Duration artefact_every = seconds(3);

// When, counted from the beginning of the unit's `playing`-th piece, `kind` (crackle or
// left_drop_out) is heard for the k-th time.
Duration artefact_offset(AudioEvent kind, std::uint64_t seed, std::uint32_t playing,
                         std::int64_t k);

class Driver {
 public:
  Driver() = default;
  explicit Driver(std::uint64_t seed) : seed_(seed) {}

  void set_faults(DriverFaults faults) { faults_ = faults; }
  DriverFaults faults() const { return faults_; }

  void play(Instant now);
  void stop();

  // The first artefact of each kind in a piece is an event; the later ones follow from
  // artefact_offset().
  Instant next_deadline() const { return std::min(crackles_at_, drops_out_at_); }
  AudioEvent fire(Instant now);

 private:
  std::uint64_t seed_ = 0;
  Instant crackles_at_ = never;
  Instant drops_out_at_ = never;
  std::uint32_t playing_ = 0;
  DriverFaults faults_;
};

}  // namespace headloop::parts
