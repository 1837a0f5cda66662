// The LED's three channels: on the wires the edges of the pattern, the duty beside them as a value.
// The carrier of the pulse-width modulation shows only in a window that somebody asked for, and
// edges only if somebody watches: else a night of blinking would cost what it does not give.
#pragma once

#include <array>

#include "sim/rig/alarm.hpp"
#include "sim/world/faceplate.hpp"

namespace headloop::rig {

inline constexpr std::array<const char*, 3> led_channels = {"red", "green", "blue"};

class LedDriver : public sc_core::sc_module {
 public:
  sc_core::sc_vector<sc_core::sc_out<bool>> channel{"channel", 3};
  sc_core::sc_vector<sc_core::sc_out<int>> duty_percent{"duty_percent", 3};

  // The faceplate outlives it.
  LedDriver(sc_core::sc_module_name name, const world::Faceplate& face);

  // The pattern of the sign begins now.
  void show(LedSign sign);
  LedSign shown() const { return sign_; }

  void watch(bool watched) { watched_ = watched; }
  void show_carrier(Instant from, Instant to);

 private:
  // Assumed: above what an eye sees, below what a coil sings.
  static constexpr Duration carrier_period = microseconds(1'000);

  void begin_phase();
  void edge();
  void carrier_edge();
  void drive();
  bool carried() const { return carrier_from_ <= now() && now() < carrier_to_; }

  const world::Faceplate& face_;
  const world::LedPattern* pattern_ = nullptr;  // none: dark
  Alarm edge_;
  Alarm carrier_;
  sc_core::sc_event changed_;
  LedSign sign_ = LedSign::off;
  std::size_t phase_ = 0;
  int round_ = 0;
  Instant carrier_from_ = never;
  Instant carrier_to_ = never;
  std::array<int, 3> duty_{};
  bool watched_ = true;
};

}  // namespace headloop::rig
