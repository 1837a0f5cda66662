// Cell, protection IC, gauge, charger and what the unit draws.
#include "tools/datasheet/parts.hpp"

namespace headloop::datasheet {
namespace {

using input::duration;
using input::voltage;

SectionPtr<parts::CellParams> cell_section() {
  using C = parts::CellParams;
  auto s = section<C>("a cell", "The lithium-ion cell.");
  add_amount(*s, "capacity", {capacity, "50 mAh", "2000 mAh"}, "Of a new one.", &C::capacity_uah);
  add_amount(*s, "resistance", {resistance, "0 mOhm", "10 Ohm"}, "With its leads.",
             &C::resistance_mohm);
  add_amount(*s, "reserve", {per_thousand, "0 %", "50 %"}, "Below the curve's 0 %.",
             &C::reserve_permille);
  add_amount(*s, "exhausted", {voltage, "500 mV", "3 V"}, "At the reserve's end.",
             &C::exhausted_mv);
  add_amount(*s, "damage", {voltage, "500 mV", "3.2 V"}, "Below, it loses capacity for good.",
             &C::damage_mv);
  add_amount(*s, "damage-loss", {per_million, "0 ppm", "100 %"}, "Each time.", &C::damage_loss_ppm);
  add_amount(*s, "cycle-loss", {per_million, "0 ppm", "10 %"}, "For each full equivalent.",
             &C::cycle_loss_ppm);
  add_amount(*s, "self-discharge", {current, "0 uA", "10 mA"}, "Its own.", &C::self_discharge_ua);
  auto days =
      section<std::array<std::int32_t, 3>>("calendar ageing", "Capacity lost each day, by charge.");
  const Amount share{per_million, "0 ppm", "1 %"};
  constexpr std::array keys = {"below-80", "from-80", "from-95"};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    days->field(
        keys[i], leaf(share), "Each day, at such a charge in percent.",
        [i](std::array<std::int32_t, 3>& a, const Node& node, Reading& reading) {
          put(a[i], value_of(node), per_million, reading);
        },
        Need::required);
  }
  add_section(
      *s, "calendar-loss", SectionPtr<std::array<std::int32_t, 3>>(days),
      [](C & c) -> auto& { return c.calendar_ppm_per_day; });
  return s;
}

SectionPtr<parts::ProtectionParams> protection_section() {
  using P = parts::ProtectionParams;
  auto s = section<P>("a protection IC", "What disconnects the cell.");
  add_amount(*s, "trip", {voltage, "1 V", "3.2 V"}, "Open circuit.", &P::trip_mv);
  add_amount(*s, "trickle", {current, "100 uA", "1 A"}, "The most that it lets in once tripped.",
             &P::trickle_ua);
  add_amount(*s, "release", {duration, "1 s", "96 h"}, "Trickle that ends it, uninterrupted.",
             &P::release_after);
  return s;
}

SectionPtr<parts::GaugeParams> gauge_section() {
  using G = parts::GaugeParams;
  auto s = section<G>("a gauge", "What shows the charge.");
  add_amount(*s, "full", {voltage, "4 V", "4.2 V"}, "Open circuit; charging ends.", &G::full_mv);
  add_amount(*s, "empty", {voltage, "2.8 V", "3.6 V"}, "Open circuit; the unit gives up.",
             &G::empty_mv);
  add_amount(*s, "catch-up-from", {per_thousand, "0 %", "50 %"},
             "More than this above what the voltage says, and it hurries.",
             &G::catch_up_from_permille);
  add_integer(*s, "catch-up-factor", std::int16_t{1}, std::int16_t{100}, "How much it hurries.",
              &G::catch_up_factor);
  return s;
}

SectionPtr<models::ChargerParams> charger_section() {
  auto s = section<models::ChargerParams>("a charger", "What fills the cell.");
  add_amount(*s, "recharge-below-end", {per_thousand, "1 %", "50 %"},
             "Of the capacity, below where charging ended; a plugged unit charges again.",
             &models::ChargerParams::recharge_permille);
  return s;
}

SectionPtr<models::LoadParams> draw_section() {
  using L = models::LoadParams;
  const Amount some{current, "0 uA", "1 A"};
  auto s = section<L>("a draw", "What the unit draws; the states add up.");
  add_amount(*s, "off", some, "Beside the cell's own self-discharge.", &L::off_ua);
  add_amount(*s, "on", some, "Switched on.", &L::on_ua);
  add_amount(*s, "noise-cancelling", some, "While it cancels noise.", &L::anc_ua);
  add_amount(*s, "playing", some, "While it plays, at volume 0.", &L::play_ua);
  add_amount(*s, "volume-percent", {current, "0 uA", "20 mA"}, "For each percent of volume.",
             &L::play_ua_per_percent);
  return s;
}

}  // namespace

SectionPtr<Params> battery_section() {
  auto s = section<Params>("a battery", "Cell, protection, gauge, charger and draw.");
  add_section(*s, "cell", cell_section(), [](Params& p) -> parts::CellParams& { return p.cell; });
  add_section(*s, "protection", protection_section(),
              [](Params& p) -> parts::ProtectionParams& { return p.protection; });
  add_section(*s, "gauge", gauge_section(),
              [](Params& p) -> parts::GaugeParams& { return p.gauge; });
  add_section(*s, "charger", charger_section(),
              [](Params& p) -> models::ChargerParams& { return p.charger; });
  add_section(*s, "draw", draw_section(), [](Params& p) -> models::LoadParams& { return p.load; });

  using F = platform::Params;
  auto learning = section<F>("learning", "What the firmware learns about the cell.");
  add_amount(*learning, "drift-share", {per_ten_thousand, "0 %", "100 %"},
             "Units whose thresholds drift.", &F::drift_share_per_10000);
  add_amount(*learning, "drift", {voltage, "0 mV", "100 mV"}, "Of those, with every full charge.",
             &F::drift_mv_per_cycle);
  add_amount(*learning, "anew-below", {input::percentage, "0 %", "99 %"},
             "A charge down to which self-discharge leads to learning anew.", &F::learn_percent);
  add_section(*s, "learning", SectionPtr<F>(learning), [](Params& p) -> F& { return p.firmware; });
  return s;
}

}  // namespace headloop::datasheet
