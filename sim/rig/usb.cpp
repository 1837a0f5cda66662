#include "sim/rig/usb.hpp"

#include <array>

namespace headloop::rig {

namespace {
// By Charger. The original has the divider that Sony's and Apple's own chargers put there; the
// USB-C supply pulls both lines up; the third-party one shorts them, as a dedicated charging port
// does, which a probe of 600 mV finds; a computer pulls both down.
constexpr std::array<Signature, 5> signatures = {
    {{0, 0}, {2'700, 2'000}, {3'300, 3'300}, {600, 600}, {15, 15}}};
}  // namespace

Signature signature_of(Charger charger) { return signatures[static_cast<std::size_t>(charger)]; }

Charger charger_of(const Signature& signature) {
  for (std::size_t i = 1; i < signatures.size(); ++i) {
    if (signatures[i] == signature) return static_cast<Charger>(i);
  }
  return Charger::computer;
}

void UsbSource::plug(Charger charger) {
  const Signature signature = signature_of(charger);
  cable.write(true);
  vbus.write(charger != Charger::none);
  d_plus.write(signature.d_plus);
  d_minus.write(signature.d_minus);
}

void UsbSource::unplug() {
  cable.write(false);
  vbus.write(false);
  d_plus.write(0);
  d_minus.write(0);
}

UsbDetector::UsbDetector(sc_core::sc_module_name name) : sc_module(name) {
  SC_HAS_PROCESS(UsbDetector);
  SC_METHOD(detect);
  sensitive << cable << vbus << d_plus << d_minus;
  dont_initialize();
}

void UsbDetector::detect() {
  const Signature signature{d_plus.read(), d_minus.read()};
  on_change(cable.read() ? charger_of(signature) : Charger::none, vbus.read());
}

}  // namespace headloop::rig
