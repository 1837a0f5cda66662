// The USB port on its wires: the source that is plugged in, and the chip's detector, which knows a
// charger by the voltages that it puts on D+ and D-.
#pragma once

#include <functional>

#include "sim/hal/vocabulary.hpp"
#include "sim/rig/systemc.hpp"

namespace headloop::rig {

// Millivolts on D+ and D-.
struct Signature {
  int d_plus = 0;
  int d_minus = 0;
  friend constexpr bool operator==(const Signature&, const Signature&) = default;
};

// Of each kind of charger. Assumed; what counts is that no two are alike.
Signature signature_of(Charger charger);
// For a signature that nobody has: a computer, from which least may be taken.
Charger charger_of(const Signature& signature);

// A cable with a source at its far end.
class UsbSource : public sc_core::sc_module {
 public:
  sc_core::sc_out<bool> cable{"cable"};  // the plug is in
  sc_core::sc_out<bool> vbus{"vbus"};
  sc_core::sc_out<int> d_plus{"d_plus"};
  sc_core::sc_out<int> d_minus{"d_minus"};

  explicit UsbSource(sc_core::sc_module_name name) : sc_module(name) {}

  void plug(Charger charger);
  void unplug();
  // The source switches itself off, or is as it was.
  void supply(bool on) { vbus.write(on); }
};

class UsbDetector : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> cable{"cable"};
  sc_core::sc_in<bool> vbus{"vbus"};
  sc_core::sc_in<int> d_plus{"d_plus"};
  sc_core::sc_in<int> d_minus{"d_minus"};

  explicit UsbDetector(sc_core::sc_module_name name);

  // The port's wires have moved: who is at the other end (`none`: no plug is in), and whether there
  // is a supply.
  std::function<void(Charger, bool vbus)> on_change;

 private:
  void detect();
};

}  // namespace headloop::rig
