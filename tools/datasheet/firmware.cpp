#include "tools/datasheet/firmware.hpp"

#include "tools/datasheet/thresholds.hpp"

namespace headloop::datasheet {
namespace {

using input::percentage;
using input::time_span;
using models::Family;
using platform::HoldRole;

SectionPtr<platform::Hold> hold_section() {
  using H = platform::Hold;
  auto s = section<H>("a hold", "Which keys, and for how long.");
  s->field(
      "keys",
      leaf(input::list(input::name_of_kind(std::string(control_names), "a control of this sheet"))),
      "Exactly these are down.",
      [](H& hold, const Node& node, Reading& reading) {
        for (const Node& name : value_of(node).items) {
          const auto key = reading.product.face.control(name.text);
          hold.keys = static_cast<std::uint8_t>(hold.keys | 1U << key.value_or(0));
        }
      },
      Need::required);
  s->field(
      "threshold", person_leaf("10 min"), "Of the debounced hold, from the last key's edge.",
      [](H& hold, const Node& node, Reading& reading) {
        hold.ticks = reading.ticks_of(value_of(node));
      },
      Need::required);
  return s;
}

void add_hold(Section<FirmwareParams>& s, HoldRole role, Need need) {
  static const SectionPtr<platform::Hold> hold = hold_section();
  add_section(
      s, std::string(name_of(role)), hold,
      [role](FirmwareParams& f) -> platform::Hold& {
        platform::Hold& next = f.holds[f.hold_count++];
        next.role = role;
        return next;
      },
      need);
}

void add_ticks(Section<FirmwareParams>& s, std::string key, std::shared_ptr<Leaf> shape,
               std::string doc, TickSpan FirmwareParams::*member) {
  s.field(
      std::move(key), std::move(shape), std::move(doc),
      [member](FirmwareParams& f, const Node& node, Reading& reading) {
        f.*member = reading.ticks_of(value_of(node));
      },
      Need::required);
}

// What only one family's reset knows.
void add_family_times(Section<FirmwareParams>& s, Family family) {
  using F = FirmwareParams;
  const Amount pattern_time{time_span, "2 ticks", "60 s"};
  switch (family) {
    case Family::qcc3001:
      add_amount(s, "commit", pattern_time,
                 "From the threshold to the onset of the second green flash.", &F::commit);
      break;
    case Family::prompt_confirm:
      add_amount(s, "automatic-off", {time_span, "2 ticks", "10 min"},
                 "From the beeps to the shutdown of a unit that is left alone.", &F::auto_off);
      add_integer(s, "beeps", std::uint8_t{1}, std::uint8_t{9}, "Once all is written.",
                  &F::confirm_beeps);
      break;
    case Family::qcc5124:
      add_ticks(s, "second-window", person_leaf("5 min"),
                "From the prompt's end to the second chord's last key.", &F::second_window);
      break;
    case Family::rtl8763b:
      add_ticks(s, "immediately", person_leaf("60 s"),
                "From the switch going off to the key going down.", &F::immediate);
      add_amount(s, "pulse-train", pattern_time, "All pulses of the boot loader.", &F::pulse_train);
      break;
  }
}

}  // namespace

SectionPtr<FirmwareParams> holds_section(const FamilyRules& family) {
  auto s = section<FirmwareParams>("holds", "What holding keys means to the firmware.");
  for (const HoldRole role : family.holds) add_hold(*s, role, Need::required);
  for (const HoldRole role : family.further_holds) add_hold(*s, role, Need::optional);
  return s;
}

SectionPtr<FirmwareParams> power_section() {
  using F = FirmwareParams;
  auto s = section<F>("power", "Switching on and off.");
  add_amount(*s, "boot", {time_span, "1 ms", "60 s"}, "From rails up to service.", &F::boot);
  add_amount(*s, "shutdown", {time_span, "1 ms", "60 s"}, "From the request to rails down.",
             &F::shutdown);
  return s;
}

SectionPtr<FirmwareParams> reset_section(const FamilyRules& family) {
  using F = FirmwareParams;
  auto s = section<F>("a reset", "What decides on a reset.");
  add_amount(*s, "charge", {percentage, "0 %", "99 %"}, "Refused below.",
             &F::reset_charge_percent_min);
  add_yes_no(*s, "cable-blocks", "Refused while a cable seems to be connected.",
             &F::cable_blocks_reset);
  add_yes_no(*s, "worn-aborts", "Refused or aborted while the unit seems worn.",
             &F::worn_aborts_reset);
  add_amount(*s, "sign-shown", {time_span, "100 ms", "10 min"},
             "How long the outcome of a reset is shown.", &F::sign_shown);
  add_family_times(*s, family.family);
  return s;
}

SectionPtr<FirmwareParams> links_section() {
  using F = FirmwareParams;
  auto s = section<F>("links", "Hosts and their links.");
  add_integer(*s, "at-once", std::uint8_t{1}, std::uint8_t{platform::hosts_max},
              "Hosts that may be connected together.", &F::links_max);
  add_word(*s, "codec", "The best that it negotiates.", &F::codec);
  add_amount(*s, "page-timeout", {time_span, "10 ms", "60 s"}, "One attempt to reach a host.",
             &F::page_timeout);
  add_yes_no(*s, "legacy-table", "Hosts are known by their address alone.", &F::legacy_table);
  add_spread(*s, "corrupt-shutdown", {time_span, "1 s", "12 h"},
             "How long a corrupt stack keeps a stream up.", &F::stack_shutdown_min,
             &F::stack_shutdown_max);
  add_spread(*s, "corrupt-spike", {microseconds, "1 us", "1000 ms"},
             "Latency added by a corrupt stack when a call is handed over.", &F::spike_us_min,
             &F::spike_us_max);
  return s;
}

}  // namespace headloop::datasheet
