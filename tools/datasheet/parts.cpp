#include "tools/datasheet/parts.hpp"

#include "tools/datasheet/thresholds.hpp"

namespace headloop::datasheet {

using input::duration;
using input::length;
using input::percentage;

SectionPtr<models::ClockParams> clock_section() {
  auto s = section<models::ClockParams>("a sleep clock", "The oscillator that firmware counts.");
  using C = models::ClockParams;
  add_amount(*s, "rate", {frequency, "32 kHz", "33 kHz"}, "Nominal.", &C::hertz);
  add_amount(*s, "error", {clock_error, "0 ppm", "2 %"}, "The most that a unit's own is off.",
             &C::error_ppb_max);
  return s;
}

SectionPtr<Params> keys_section() {
  auto sampler = section<parts::SamplerParams>("a sampler", "How the chip reads its keys.");
  using S = parts::SamplerParams;
  constexpr Amount period{input::time_span, "2 ticks", "100 ms"};
  sampler->field(
      "every", leaf(period), "From one look at the keys to the next.",
      [](S& target, const Node& node, Reading& reading) {
        target.sample_every = reading.ticks_of(value_of(node)).count;
      },
      Need::required);
  add_amount(*sampler, "debounce", {samples, "1 sample", "100 samples"},
             "Looks that must agree before a key counts as moved.", &S::debounce_samples);

  auto s = section<Params>("keys", "The contacts of keys and switches, and how they are read.");
  add_amount(*s, "bounce", {duration, "0 ms", "20 ms"}, "The longest that a contact bounces.",
             &Params::bounce_max);
  add_section(*s, "sampler", SectionPtr<S>(sampler), [](Params& p) -> S& { return p.sampler; });
  s->field(
      "stuck-after", leaf(Amount{whole_seconds, "1 s", "60 min"}),
      "A key down for longer is not a finger.",
      [](Params& p, const Node& node, Reading& reading) {
        p.firmware.stuck_after = reading.ticks_of(value_of(node));
      },
      Need::required);
  return s;
}

SectionPtr<parts::SpiFlashParams> flash_section() {
  using F = parts::SpiFlashParams;
  auto s = section<F>("a flash", "The SPI flash with the firmware's image and its prompts.");
  add_amount(*s, "image", {bytes, "1 KiB", "256 MiB"}, "What an update writes.", &F::image_bytes);
  add_amount(*s, "sector", {bytes, "256 bytes", "1 MiB"}, "Erased at once.", &F::sector_bytes);
  add_amount(*s, "page", {bytes, "16 bytes", "64 KiB"}, "Programmed at once.", &F::page_bytes);
  add_amount(*s, "erase", {duration, "1 us", "10 s"}, "Of a sector.", &F::sector_erase);
  add_amount(*s, "program", {duration, "1 us", "1 s"}, "Of a page.", &F::page_program);
  return s;
}

SectionPtr<parts::TouchParams> touch_section() {
  using T = parts::TouchParams;
  auto s = section<T>("a touch panel", "The touch panel; only where a control is one.");
  add_amount(*s, "double-tap", {duration, "1 ms", "2 s"}, "How long a tap waits for a second one.",
             &T::double_tap_window);
  add_amount(*s, "recognition", {duration, "1 ms", "1 s"}, "Of any other gesture.",
             &T::recognition);
  add_spread(*s, "lock-out", {duration, "1 s", "48 h"},
             "How long a locked controller takes to recover.", &T::lockout_min, &T::lockout_max);
  add_amount(*s, "misread", {percentage, "0 %", "100 %"}, "Gestures lost with a shifted baseline.",
             &T::misread_pct);
  return s;
}

SectionPtr<Params> wear_sensor_section() {
  using P = parts::ProximityParams;
  auto s = section<Params>("a wear sensor", "What notices that the unit is worn; if it has one.");
  const auto sub = [](auto P::*member, const input::Measure& measure) {
    return [member, &measure](Params& p, const Node& node, Reading& reading) {
      p.has_proximity = true;
      put(p.proximity.*member, value_of(node), measure, reading);
    };
  };
  s->field("metal", leaf(Amount{length, "0 mm", "1 m"}), "Metal as near as this reads covered.",
           sub(&P::metal_mm, length), Need::required);
  s->field("latency", leaf(Amount{duration, "0 ms", "5 s"}), "From a change to its report.",
           sub(&P::latency, duration), Need::required);
  s->field(
      "teach", person_leaf("5 min"), "Wearing time that teaches a location.",
      [](Params& p, const Node& node, Reading& reading) {
        p.firmware.teach = reading.ticks_of(value_of(node));
      },
      Need::required);
  return s;
}

SectionPtr<parts::AncParams> anc_section() {
  using A = parts::AncParams;
  auto s = section<A>("noise cancelling", "The noise-cancelling path.");
  add_spread(*s, "ramp", {duration, "1 ms", "10 min"}, "From the start to full, uncalibrated.",
             &A::ramp_min, &A::ramp_max);
  return s;
}

SectionPtr<parts::DspParams> assistant_section() {
  using D = parts::DspParams;
  auto s = section<D>("an assistant", "The DSP that hears the wake word.");
  add_spread(*s, "answer", {duration, "1 ms", "60 s"}, "From wake word to answer.", &D::loaded_min,
             &D::loaded_max);
  add_spread(*s, "stale-answer", {duration, "1 ms", "60 s"}, "... without its own firmware.",
             &D::stale_min, &D::stale_max);
  add_amount(*s, "other-host", {duration, "0 ms", "60 s"}, "Later for every further host.",
             &D::per_other_host);
  add_amount(*s, "load", {duration, "1 ms", "60 s"}, "Loading its firmware out of the flash.",
             &D::load_time);
  return s;
}

SectionPtr<Params> supply_section() {
  auto s = section<Params>("a supply", "Port and rail.");
  s->field(
      "port", leaf(input::words("", {"micro-usb", "usb-c"})),
      "Its shape; lint gathers in a micro-USB port only.",
      [](Params& p, const Node& node, Reading&) {
        const bool micro = value_of(node).text == "micro-usb";
        p.port = micro ? parts::PortType::micro_usb : parts::PortType::usb_c;
      },
      Need::required);
  using R = parts::RailParams;
  auto rail = section<R>("a rail", "The rail behind the regulator.");
  add_spread(*rail, "hold-up", {duration, "0 ms", "1 s"},
             "How long the capacitors hold it up after the regulator let go.", &R::hold_up_min,
             &R::hold_up_max);
  add_section(*s, "rail", SectionPtr<R>(rail), [](Params& p) -> R& { return p.rail; });
  return s;
}

SectionPtr<Params> co_processor_section() {
  auto s = section<Params>("a co-processor", "The noise-cancelling co-processor.");
  add_section(*s, "clock", clock_section(),
              [](Params& p) -> models::ClockParams& { return p.co_clock; });
  s->field(
      "reset", leaf(Amount{input::time_span, "2 ticks", "60 s"}),
      "What its own reset takes, by its own clock.",
      [](Params& p, const Node& node, Reading&) {
        p.co_reset = span_of(ticks_at(p.co_clock.hertz, value_of(node)));
        p.firmware.anc_on_co_processor = true;
      },
      Need::required);
  return s;
}

}  // namespace headloop::datasheet
