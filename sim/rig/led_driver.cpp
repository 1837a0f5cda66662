#include "sim/rig/led_driver.hpp"

#include <algorithm>

namespace headloop::rig {

namespace {

// By Colour, in percent of the channels. Assumed: a green die is brighter than a red one.
constexpr std::array<std::array<int, 3>, 5> mixture = {
    {{100, 0, 0}, {0, 100, 0}, {0, 0, 100}, {100, 40, 0}, {100, 100, 100}}};

}  // namespace

LedDriver::LedDriver(sc_core::sc_module_name name, const world::Faceplate& face)
    : sc_module(name), face_(face) {
  SC_HAS_PROCESS(LedDriver);
  SC_METHOD(edge);
  sensitive << edge_.event();
  dont_initialize();
  SC_METHOD(carrier_edge);
  sensitive << carrier_.event();
  dont_initialize();
  SC_METHOD(drive);
  sensitive << changed_;
  dont_initialize();
}

void LedDriver::show(LedSign sign) {
  sign_ = sign;
  const auto& pattern = face_.leds[static_cast<std::size_t>(sign)];
  pattern_ = pattern ? &*pattern : nullptr;
  phase_ = 0;
  round_ = 0;
  begin_phase();
}

void LedDriver::begin_phase() {
  duty_.fill(0);
  edge_.set(never);
  const bool over = pattern_ == nullptr || (pattern_->repeats > 0 && round_ == pattern_->repeats);
  if (!over) {
    const world::LedPhase& phase = pattern_->phases[phase_];
    if (phase.colour) duty_ = mixture[static_cast<std::size_t>(*phase.colour)];
    if (watched_ && !pattern_->steady()) edge_.set(now() + phase.length);
  }
  changed_.notify(sc_core::SC_ZERO_TIME);
}

void LedDriver::edge() {
  if (!edge_.rings()) return;
  if (++phase_ == pattern_->phases.size()) {
    phase_ = 0;
    ++round_;
  }
  begin_phase();
}

void LedDriver::show_carrier(Instant from, Instant to) {
  carrier_from_ = from;
  carrier_to_ = to;
  carrier_.set(from);
}

void LedDriver::carrier_edge() {
  if (carrier_.rings()) changed_.notify(sc_core::SC_ZERO_TIME);
}

// The one process that writes to the wires. In the window a channel is high for its share of each
// of the carrier's periods.
void LedDriver::drive() {
  Duration into{};
  Duration next = carrier_period;
  if (carried()) {
    const Duration since = now() - carrier_from_;
    into = since - carrier_period * (since / carrier_period);
  }
  for (std::size_t i = 0; i < duty_.size(); ++i) {
    const Duration high = carrier_period * duty_[i] / 100;
    channel[i].write(into < high);
    duty_percent[i].write(duty_[i]);
    if (into < high) next = std::min(next, high);
  }
  if (carried()) carrier_.set(std::min(now() + (next - into), carrier_to_));
}

}  // namespace headloop::rig
