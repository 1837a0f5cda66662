// The speaker's hardware: driver, leads, flex cable, the DAC's output stage (F4). Its faults are
// heard while something plays, and nothing that firmware does changes them.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::parts {

struct DriverFaults {
  bool oxidised_leads = false;  // crackles
  bool cracked_flex = false;    // the left channel drops out
  bool dac_stage = false;       // crackles
  bool any() const { return oxidised_leads || cracked_flex || dac_stage; }
};

// The k-th artefact of a stretch of playing: one in each such interval.
struct Artefact {
  Duration offset;
  AudioEvent what = AudioEvent::crackle;  // or left_drop_out
};
inline constexpr Duration artefact_every = seconds(3);  // assumed
Artefact artefact(DriverFaults faults, std::uint64_t seed, std::uint32_t playing, std::int64_t k);

class Driver {
 public:
  Driver() = default;
  explicit Driver(std::uint64_t seed) : seed_(seed) {}

  void set_faults(DriverFaults faults) { faults_ = faults; }
  DriverFaults faults() const { return faults_; }

  void play(Instant now);
  void stop() { due_ = never; }

  // The first artefact of each kind in a stretch of playing is an event; later ones follow from
  // artefact().
  Instant next_deadline() const { return due_; }
  AudioEvent fire(Instant now);

 private:
  void plan();

  std::uint64_t seed_ = 0;
  Instant since_{};
  Instant due_ = never;
  std::uint32_t playing_ = 0;
  DriverFaults faults_;
  AudioEvent next_ = AudioEvent::crackle;
  bool crackled_ = false;
  bool dropped_out_ = false;
};

}  // namespace headloop::parts
