// The noise-cancelling path: microphones, pressure sensor, and the attenuation they reach.
//
// A path that still has a calibration, of the pressure sensor or of the microphones' bias (V2 names
// both), is at full attenuation at once. One that has lost both learns while it ramps up, and has
// both again at the end of the ramp.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"

namespace headloop::parts {

struct AncParams {
  // V2: 22 to 38 s from the start to full; a unit's own lies well inside.
  Duration ramp_min = seconds(24);
  Duration ramp_max = seconds(36);
};

struct AncCalibration {
  bool microphone_bias = true;
  bool pressure_sensor = true;
  bool any() const { return microphone_bias || pressure_sensor; }
};

class AncPath {
 public:
  AncPath() = default;
  AncPath(AncParams params, std::uint64_t seed);

  void set_calibration(AncCalibration calibration) { calibration_ = calibration; }
  AncCalibration calibration() const { return calibration_; }

  // True if it is at full attenuation at once. `from_percent` of the way is already learned.
  bool start(int from_percent, Instant now);
  void stop();
  bool running() const { return running_; }

  // In percent of full, 0 while it is off.
  int attenuation_percent(Instant now) const;
  Duration ramp() const { return microseconds(ramp_us_); }

  // The instant at which a ramp is at full; the calibrations are then learned.
  Instant next_deadline() const { return full_at_; }
  void fire(Instant now);

 private:
  Instant full_at_ = never;
  std::int32_t ramp_us_ = 30'000'000;
  AncCalibration calibration_;
  bool running_ = false;
};

}  // namespace headloop::parts
