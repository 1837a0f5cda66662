#include "models/pin/bench.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "models/pin/headphone.hpp"
#include "models/pin/traces.hpp"
#include "sim/rig/button.hpp"
#include "sim/rig/kernel.hpp"

namespace headloop::pin {

using rig::Button;
using world::Act;

// At each instant the wires come first, then the world, then the unit.
class Bench::Rig {
 public:
  Rig(const models::Product& product, const world::Script& script,
      const std::optional<Trace>& trace)
      : headphone("headphone", product, script) {
    fit_buttons(script);
    source.cable(wires.cable);
    source.vbus(wires.vbus);
    source.d_plus(wires.d_plus);
    source.d_minus(wires.d_minus);
    headphone.cable(wires.cable);
    headphone.vbus(wires.vbus);
    headphone.d_plus(wires.d_plus);
    headphone.d_minus(wires.d_minus);
    headphone.speaker_enable(wires.speaker_enable);
    for (std::size_t i = 0; i < wires.led.size(); ++i) headphone.led[i](wires.led[i]);
    headphone.leds().watch(trace.has_value());
    if (!trace) return;
    if (trace->carrier_from < trace->carrier_to) {
      headphone.leds().show_carrier(trace->carrier_from, trace->carrier_to);
      headphone.flash.show_bits(trace->carrier_from, trace->carrier_to);
    }
    traces = std::make_unique<Traces>(*trace, product, headphone, wires);
  }

  void fit_buttons(const world::Script& script) {
    const models::Unit& unit = headphone.unit();
    wires.contact.init(headphone.key.size());
    for (std::size_t i = 0; i < headphone.key.size(); ++i) {
      const int key = static_cast<int>(i);
      buttons.push_back(std::make_unique<Button>(("button_" + std::to_string(i)).c_str(),
                                                 unit.key(key).contact(),
                                                 unit.key_params().contact));
      buttons[i]->wire(wires.contact[i]);
      headphone.key[i](wires.contact[i]);
      for (const world::FaultSetup& fault : script.unit.faults) {
        if (fault.control == unit.control_of_key(key)) disturb(*buttons[i], fault);
      }
    }
  }

  void disturb(Button& button, const world::FaultSetup& fault) {
    if (fault.fault == Fault::glitch) button.glitch(fault.begins, fault.length);
    if (fault.fault == Fault::bounce_train) button.chatter(fault.length);
    button.on_fault = [this, control = fault.control](Fault which) {
      acted.emplace_back(control, which);
    };
  }

  // What buttons do at one instant, they do in whatever order the kernel has.
  void note_faults() {
    std::sort(acted.begin(), acted.end());
    for (const auto& [control, fault] : acted) record->add(at, Channel::fault, control, fault);
    acted.clear();
  }

  void arrive(Instant now, Record& to) {
    record = &to;
    headphone.record_to(to);
    if (now > at) {
      headphone.check_agreement();
      at = now;
    }
    kernel.run_to(now);
    note_faults();
    if (traces && !traces->begun()) traces->begin();
  }

  // The world and the unit have acted; the wires follow.
  void settle() {
    for (const auto& button : buttons) button->look();
    if (wires.cable.read()) source.supply(headphone.unit().port().powered());
    kernel.settle();
    note_faults();
  }

  Instant next_deadline() const {
    Instant next = headphone.next_deadline();
    for (const auto& button : buttons) next = std::min(next, button->next_change());
    return next;
  }

  rig::Kernel kernel;
  rig::Headphone headphone;
  OuterWires wires;
  rig::UsbSource source{"usb_source"};
  std::vector<std::unique_ptr<Button>> buttons;
  std::unique_ptr<Traces> traces;
  std::vector<std::pair<std::uint8_t, Fault>> acted;  // at the present instant, by control
  Record* record = nullptr;
  Instant at;
};

Bench::Bench(const models::Product& product, const world::Script& script,
             const std::optional<Trace>& trace)
    : rig_(std::make_unique<Rig>(product, script, trace)) {}

Bench::~Bench() = default;

void Bench::show_at_begin(Record& record) {
  rig_->arrive(Instant{0}, record);
  rig_->headphone.unit().show_at_begin(record);
  rig_->settle();
}

void Bench::finish() {
  if (rig_->traces) rig_->traces->end();
}

void Bench::apply(const world::Stimulus& stimulus, Instant now, Record& record) {
  rig_->arrive(now, record);
  switch (stimulus.act) {
    case Act::plug: rig_->source.plug(static_cast<Charger>(stimulus.value)); break;
    case Act::unplug: rig_->source.unplug(); break;
    default: rig_->headphone.apply(stimulus); break;
  }
  rig_->settle();
}

Instant Bench::next_deadline() const { return rig_->next_deadline(); }

void Bench::fire(Instant now, Record& record) {
  rig_->arrive(now, record);
  if (unit().next_deadline() == now) rig_->headphone.fire();
  rig_->settle();
}

Instant Bench::after_ticks(Instant from, Ticks ticks) const {
  return unit().after_ticks(from, ticks);
}
std::int64_t Bench::inspect(world::Property property, Instant now) const {
  return unit().inspect(property, now);
}
std::uint64_t Bench::events() const { return unit().events(); }
const models::Unit& Bench::unit() const { return rig_->headphone.unit(); }
std::uint64_t Bench::kernel_work() const { return rig_->kernel.deltas(); }

}  // namespace headloop::pin
