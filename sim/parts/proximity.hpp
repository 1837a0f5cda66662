// The wear sensor: a capacitive pad that a head covers, and so do other conductors.
//
// Faults: stuck at covered. Never: missing a head.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::parts {

// Why the sensor reads covered, the strongest cause first.
enum class ProximityCause : std::uint8_t { none, stuck, worn, surface, metal };

struct ProximityParams {
  std::int32_t metal_mm = 150;           // F3: metal within 15 cm
  Duration latency = milliseconds(100);  // assumed: sensors of this kind are polled at 10 Hz
};

inline constexpr std::int32_t no_metal = INT32_MAX;

struct Surroundings {
  bool worn = false;
  bool conductive_surface = false;
  std::int32_t metal_mm = no_metal;  // distance of the nearest metal
};

struct ProximityChange {
  bool covered = false;
  ProximityCause cause = ProximityCause::none;
};

class ProximitySensor {
 public:
  ProximitySensor() = default;
  explicit ProximitySensor(ProximityParams params)
      : latency_(params.latency), metal_mm_(params.metal_mm) {}

  void set_surroundings(Surroundings surroundings, Instant now);
  const Surroundings& surroundings() const { return surroundings_; }
  void set_stuck(bool stuck, Instant now);

  // What the sensor would say if it had no latency.
  ProximityCause cause() const;
  // What it says.
  bool covered() const { return reported_; }

  // A change that is undone within the latency is never reported.
  Instant next_deadline() const { return report_at_; }
  ProximityChange fire(Instant now);

 private:
  void changed(Instant now);

  Instant report_at_ = never;
  Duration latency_{};
  std::int32_t metal_mm_ = 0;
  Surroundings surroundings_;
  bool stuck_ = false;
  bool reported_ = false;
};

}  // namespace headloop::parts

namespace headloop {
HEADLOOP_WORDS(parts::ProximityCause, "none"sv, "stuck"sv, "worn"sv, "surface"sv, "metal"sv)
}  // namespace headloop
