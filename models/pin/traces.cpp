#include "models/pin/traces.hpp"

#include <algorithm>
#include <stdexcept>

namespace headloop::pin {

namespace {

// "nc-ambient": viewers take the hyphen for a minus.
std::string identifier(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace

Traces::Traces(const Trace& trace, const models::Product& product, rig::Headphone& headphone,
               const OuterWires& wires)
    : stem_(trace.stem),
      all_(trace.stem + ".vcd", rig::Vcd::Form::full),
      bus_(trace.stem + ".bus.vcd", rig::Vcd::Form::logic) {
  const models::Unit& unit = headphone.unit();
  for (std::size_t i = 0; i < wires.contact.size(); ++i) {
    const auto control = unit.control_of_key(static_cast<int>(i));
    const std::string scope = "buttons." + identifier(product.face.controls[control].name) + ".";
    all_.watch(scope + "raw", wires.contact[i]);
    all_.watch(scope + "debounced", headphone.debounced[i]);
  }
  for (std::size_t i = 0; i < wires.led.size(); ++i) {
    const std::string name = std::string("leds.") + rig::led_channels[i];
    all_.watch(name, wires.led[i]);
    all_.watch(name + "_duty_percent", headphone.led_duty[i]);
  }
  all_.watch("speaker.enable", wires.speaker_enable);
  all_.watch("power.supply", headphone.supply);
  all_.watch("power.reset_n", headphone.reset_n);
  all_.watch("power.brown_out_n", headphone.brown_out_n);
  all_.watch("usb.vbus", wires.vbus);
  all_.watch("usb.d_plus_mv", wires.d_plus);
  all_.watch("usb.d_minus_mv", wires.d_minus);
  all_.watch("usb.cable_sense", headphone.cable_sense);
  all_.watch("worn.sense", headphone.worn_sense);
  all_.watch("i2c.scl", headphone.bus.scl);
  all_.watch("i2c.sda", headphone.bus.sda);
  all_.watch("spi.cs_n", headphone.flash.cs_n);
  all_.watch("spi.sck", headphone.flash.sck);
  all_.watch("spi.mosi", headphone.flash.mosi);
  all_.watch("spi.miso", headphone.flash.miso);
  if (product.params.family == models::Family::qcc5124) {
    for (const int chip : {0, 1}) {
      const rig::MailLines::Wires& wires_to = headphone.mail.wires_to(chip);
      const std::string scope = chip == 0 ? "mail.to_main." : "mail.to_co.";
      all_.watch(scope + "written", wires_to.written);
      all_.watch(scope + "read", wires_to.read);
      all_.watch(scope + "word", wires_to.word);
    }
  }
  bus_.watch("scl", headphone.bus.scl);
  bus_.watch("sda", headphone.bus.sda);
  bus_.watch("cs_n", headphone.flash.cs_n);
  bus_.watch("sck", headphone.flash.sck);
  bus_.watch("mosi", headphone.flash.mosi);
  bus_.watch("miso", headphone.flash.miso);
}

void Traces::begin() {
  begun_ = true;
  all_.begin();
  bus_.begin();
}

void Traces::end() {
  const bool whole = all_.end(rig::now());
  if (!bus_.end(rig::now()) || !whole) {
    throw std::runtime_error("cannot write the trace " + stem_ + ".vcd");
  }
}

}  // namespace headloop::pin
