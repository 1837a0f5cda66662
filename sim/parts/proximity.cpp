#include "sim/parts/proximity.hpp"

namespace headloop::parts {

void ProximitySensor::set_surroundings(Surroundings surroundings, Instant now) {
  surroundings_ = surroundings;
  changed(now);
}

void ProximitySensor::set_stuck(bool stuck, Instant now) {
  stuck_ = stuck;
  changed(now);
}

ProximityCause ProximitySensor::cause() const {
  if (stuck_) return ProximityCause::stuck;
  if (surroundings_.worn) return ProximityCause::worn;
  if (surroundings_.conductive_surface) return ProximityCause::surface;
  if (surroundings_.metal_mm <= metal_mm_) return ProximityCause::metal;
  return ProximityCause::none;
}

void ProximitySensor::changed(Instant now) {
  if ((cause() != ProximityCause::none) == reported_) {
    report_at_ = never;
  } else if (report_at_ == never) {
    report_at_ = now + latency_;
  }
}

ProximityChange ProximitySensor::fire(Instant now) {
  HEADLOOP_CHECK(now == report_at_, "a proximity sensor is served at its deadline");
  report_at_ = never;
  reported_ = !reported_;
  return {reported_, cause()};
}

}  // namespace headloop::parts
