// The DSP's wake-word path: how long the voice assistant takes to answer.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"

namespace headloop::parts {

struct DspParams {
  // With its firmware loaded; a unit's own lies between (V4: within 1.2 s).
  Duration loaded_min = milliseconds(750);
  Duration loaded_max = milliseconds(1'100);
  // From ROM, when the firmware was not loaded again (V4: more than 2.5 s).
  Duration stale_min = milliseconds(2'600);
  Duration stale_max = milliseconds(3'400);
  // For every other connected host the path waits for its turn on the radio. Assumed, so that one
  // or two put a good unit between V4's limits.
  Duration per_other_host = milliseconds(500);
  Duration load_time = milliseconds(1'500);  // of the firmware out of the flash; assumed
};

class Dsp {
 public:
  Dsp() = default;
  Dsp(const DspParams& params, std::uint64_t seed);

  enum class Event : std::uint8_t { loaded, answered };

  // Reads its firmware out of the flash.
  void load(Instant now);
  // The firmware is there or gone at once.
  void set_loaded(bool loaded);
  bool loaded() const { return loaded_; }
  // From wake word to answer.
  Duration latency(int other_hosts) const;
  // Of the question asked last.
  Duration asked_latency() const { return microseconds(asked_us_); }

  // Somebody says the wake word. A second one while the first waits for its answer is lost.
  bool wake_word(int other_hosts, Instant now);
  // Without power: neither loads nor answers.
  void stop();

  Instant next_deadline() const { return loads_at_ < answers_at_ ? loads_at_ : answers_at_; }
  Event fire(Instant now);

 private:
  Instant loads_at_ = never;
  Instant answers_at_ = never;
  std::int32_t loaded_us_ = 0;  // this unit's latencies
  std::int32_t stale_us_ = 0;
  std::int32_t per_other_host_us_ = 0;
  std::int32_t load_us_ = 0;
  std::int32_t asked_us_ = 0;
  bool loaded_ = true;
};

}  // namespace headloop::parts
