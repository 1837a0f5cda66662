#include "models/pin/headphone.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace headloop::rig {

Headphone::Headphone(sc_core::sc_module_name name, const models::Product& product,
                     const world::Script& script)
    : sc_module(name),
      unit_(product, script),
      key("key"),
      debounced("debounced"),
      bus("bus", unit_, wiring_, script),
      flash("flash", unit_, product.params.flash),
      mail("mail", unit_),
      leds_("leds", product.face),
      usb_("usb") {
  if (sc_core::sc_get_time_resolution() != sc_core::sc_time(1, sc_core::SC_NS)) {
    SC_REPORT_ERROR("headloop",
                    "a headphone counts in nanoseconds, and the kernel does not; call "
                    "sc_set_time_resolution(1, SC_NS) before anything else");
  }
  const auto keys = static_cast<std::size_t>(unit_.key_count());
  key.init(keys);
  debounced.init(keys);
  for (std::size_t i = 0; i < keys; ++i) {
    debouncers_.push_back(std::make_unique<Debouncer>(("debouncer_" + std::to_string(i)).c_str(),
                                                      unit_.clock(), unit_.key_params().sampler,
                                                      unit_.key(static_cast<int>(i)).down()));
    debouncers_[i]->wire(key[i]);
    debouncers_[i]->level(debounced[i]);
  }
  for (std::size_t i = 0; i < led.size(); ++i) {
    leds_.channel[i](led[i]);
    leds_.duty_percent[i](led_duty[i]);
  }
  usb_.cable(cable);
  usb_.vbus(vbus);
  usb_.d_plus(d_plus);
  usb_.d_minus(d_minus);
  usb_.on_change = [this](Charger charger, bool vbus_on) { on_port(charger, vbus_on); };
  bus.supply(supply);
  flash.supply(supply);
  bus.on_answer = [this] { plan(); };
  bus.on_fault = [this](Fault fault) { record_->add(now(), Channel::fault, 0, fault); };
  bus.on_brown_out = [this] { dips_.notify(sc_core::SC_ZERO_TIME); };

  SC_HAS_PROCESS(Headphone);
  SC_METHOD(on_keys);
  for (std::size_t i = 0; i < keys; ++i) sensitive << key[i];
  dont_initialize();
  SC_METHOD(act);
  sensitive << due_.event();
  dont_initialize();
  SC_METHOD(dip);
  sensitive << dips_;
  dont_initialize();
  SC_METHOD(show);
  sensitive << changed_;
  dont_initialize();
  SC_METHOD(on_reset_over);
  sensitive << reset_over_.event();
  dont_initialize();
}

void Headphone::start_of_simulation() {
  unit_.hang_on_wires(wiring_);
  leds_.show(unit_.led());
  flash.start();
  look();
}

Instant Headphone::next_deadline() const {
  return std::min(unit_.next_deadline(), bus.next_answer());
}

void Headphone::fire() {
  unit_.fire(now(), *record_);
  look();
}

void Headphone::apply(const world::Stimulus& stimulus) {
  unit_.apply(stimulus, now(), *record_);
  if (stimulus.act == world::Act::service_reflash) flash.reflash();
  look();
}

void Headphone::on_keys() {
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i].event()) unit_.wire_key(static_cast<int>(i), key[i].read(), now());
  }
  plan();
}

void Headphone::on_port(Charger charger, bool vbus_on) {
  unit_.wire_port(charger, vbus_on, now(), *record_);
  look();
}

// By itself: the unit's turn comes when the wires have settled.
void Headphone::act() {
  if (settling_ == 0 && !due_.rings()) return;
  if (++settling_ <= deltas_to_settle) {
    next_trigger(sc_core::SC_ZERO_TIME);
    return;
  }
  settling_ = 0;
  while (unit_.next_deadline() == now()) fire();
  check_agreement();
  plan();
}

// What the wires do at the instant of the dip comes first, whatever order the kernel has.
void Headphone::dip() {
  if (++dip_settling_ <= deltas_to_settle) {
    next_trigger(sc_core::SC_ZERO_TIME);
    return;
  }
  dip_settling_ = 0;
  dipped_ = unit_.rail().up();
  unit_.brown_out(now(), *record_);
  look();
}

void Headphone::plan() {
  if (drives_itself_) due_.set(unit_.next_deadline());
}

// The unit may have changed: takes what it asks of the wires, and has them show what it shows.
void Headphone::look() {
  if (std::exchange(wiring_.power_lost, false)) {
    bus.reset();
    flash.reset();
    mail.reset();
  }
  if (std::exchange(wiring_.booted, false)) {
    flash.restart();
    reset_over_.set(now() + reset_pulse);
  }
  changed_.notify(sc_core::SC_ZERO_TIME);
  if (unit_.led() != leds_.shown()) leds_.show(unit_.led());
  bus.look();
  flash.look();
  mail.look();
  plan();
}

// The one process that writes to these wires.
void Headphone::show() {
  const bool up = unit_.rail().up();
  if (up) dipped_ = false;
  supply.write(up);
  reset_n.write(up && reset_over_.at() == never);
  brown_out_n.write(!dipped_);
  cable_sense.write(unit_.port().cable_seen());
  worn_sense.write(unit_.covered());
  speaker_enable.write(unit_.sounding());
}

void Headphone::on_reset_over() {
  if (reset_over_.rings()) changed_.notify(sc_core::SC_ZERO_TIME);
}

void Headphone::check_agreement() const {
  for (std::size_t i = 0; i < key.size(); ++i) {
    HEADLOOP_CHECK(debounced[i].read() == unit_.key(static_cast<int>(i)).down(),
                   "a debounced wire is at the level of its core");
  }
  HEADLOOP_CHECK(cable.read() == (unit_.port().charger() != Charger::none),
                 "the unit knows of the plug that is in its port");
  HEADLOOP_CHECK(vbus.read() || !unit_.port().powered(),
                 "the unit takes nothing from a port without supply");
  mail.check_agreement();
}

}  // namespace headloop::rig
