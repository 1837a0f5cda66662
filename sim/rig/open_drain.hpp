// A wire with a pull-up that any number of drivers pull low: high only if none does.
#pragma once

#include <cstdint>

#include "sim/rig/systemc.hpp"

namespace headloop::rig {

enum class Driver : std::uint8_t { master, slave, disturbance };

class OpenDrain : public sc_core::sc_signal<bool, sc_core::SC_UNCHECKED_WRITERS> {
 public:
  explicit OpenDrain(const char* name) : sc_signal(name, true) {}

  void pull(Driver driver, bool low) {
    pulling_ = with(pulling_, driver, low);
    write((pulling_ & ~cut_off_) == 0);
  }
  bool pulled_by(Driver driver) const { return (pulling_ & bit(driver)) != 0; }
  // Whether it is low for this driver alone.
  bool held_low_by(Driver driver) const { return (pulling_ & ~cut_off_) == bit(driver); }
  // Whether it is high for a broken connection alone.
  bool misses_a_pull() const { return pulling_ != 0 && (pulling_ & ~cut_off_) == 0; }

  // The driver's connection breaks, or is mended.
  void cut_off(Driver driver, bool broken) {
    cut_off_ = with(cut_off_, driver, broken);
    write((pulling_ & ~cut_off_) == 0);
  }

 private:
  static unsigned bit(Driver driver) { return 1U << static_cast<unsigned>(driver); }
  static unsigned with(unsigned set, Driver driver, bool in) {
    return in ? set | bit(driver) : set & ~bit(driver);
  }

  unsigned pulling_ = 0;
  unsigned cut_off_ = 0;
};

// A driver's end of such a wire, which it also reads.
class OpenDrainPort : public sc_core::sc_in<bool> {
 public:
  OpenDrainPort(const char* name, Driver driver) : sc_in(name), driver_(driver) {}

  void pull(bool low) { net_->pull(driver_, low); }
  bool pulled() const { return net_->pulled_by(driver_); }

 private:
  void end_of_elaboration() override {
    sc_in::end_of_elaboration();
    net_ = dynamic_cast<OpenDrain*>(get_interface());
    HEADLOOP_CHECK(net_ != nullptr, "an open-drain port is bound to an open-drain wire");
  }

  OpenDrain* net_ = nullptr;
  Driver driver_;
};

}  // namespace headloop::rig
