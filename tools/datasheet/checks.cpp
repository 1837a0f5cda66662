// What no section can see alone: holds and thresholds against the arithmetic, times against the LED
// patterns that they follow, parts against each other.
#include <algorithm>
#include <string>

#include "tools/datasheet/face.hpp"
#include "tools/datasheet/sheet.hpp"
#include "tools/datasheet/thresholds.hpp"

namespace headloop::datasheet {
namespace {

using input::quote;
using platform::HoldRole;
using world::ControlKind;

void check_keys_of(const Node& keys, const Sheet& sheet) {
  std::uint8_t seen = 0;
  for (const Node& name : keys.items) {
    const auto index = sheet.product.face.control(name.text);
    if (!index || *index >= models::controls_max) continue;  // said elsewhere
    if (sheet.product.face.controls[*index].kind != ControlKind::button) {
      sheet.problems.add(name.at, "found " + quote(name.text) +
                                      ", expected a button: only those "
                                      "are held");
    }
    const auto bit = static_cast<std::uint8_t>(1U << *index);
    if ((seen & bit) != 0) {
      sheet.problems.add(name.at, "found " + quote(name.text) + " again, expected each key once");
    }
    seen |= bit;
  }
}

std::string hold_path(const platform::Hold& hold) {
  return "holds." + std::string(name_of(hold.role));
}

// Two meanings of one hold.
void check_ambiguity(std::size_t row, const Sheet& sheet) {
  const platform::Params& firmware = sheet.product.params.firmware;
  const platform::Hold& hold = firmware.holds[row];
  for (std::size_t i = 0; i < row; ++i) {
    const platform::Hold& other = firmware.holds[i];
    if (hold.keys != other.keys || hold.ticks != other.ticks) continue;
    const Node& keys = sheet.at(hold_path(hold) + ".keys");
    sheet.problems.add(value_of(keys).at, "the keys and the threshold of '" +
                                              std::string(name_of(other.role)) +
                                              "', expected another hold");
  }
}

void check_stuck(const Node& person, const Sheet& sheet) {
  const Node& stuck = value_of(sheet.at("keys.stuck-after"));
  const Ticks limit = sheet.product.params.firmware.stuck_after;
  if (limit > ticks_at(sheet.product.params.clock.hertz, person)) return;
  sheet.problems.add(stuck.at, "found " + quote(stuck.text) +
                                   ", expected longer than the hold of " + person.text + " at " +
                                   to_text(person.at));
}

void check_same(std::string_view path, Duration pattern, const std::string& what,
                const Sheet& sheet) {
  const Node& found = value_of(sheet.at(path));
  const std::int64_t hertz = sheet.product.params.clock.hertz;
  const std::string text = std::to_string(pattern.ns) + " ns";
  const Ticks expected = ticks_at(hertz, input::scalar(text, false, {}));
  if (ticks_at(hertz, found) == expected) return;
  sheet.problems.add(found.at, "found " + quote(found.text) + ", expected " +
                                   std::to_string(expected.count) + " ticks: " + what);
}

void check_second_green(const Sheet& sheet) {
  const auto& pattern = sheet.product.face.leds[static_cast<std::size_t>(LedSign::reset_ready)];
  const Instant onset = flash_onset(*pattern, world::Colour::green, 2);
  if (onset == never || pattern->steady() || pattern->repeats != 0) {
    sheet.problems.add(value_of(sheet.at("lights.reset-ready")).at,
                       "a look without a second green flash, expected one that alternates for "
                       "ever: the reset is committed at the second's onset");
    return;
  }
  check_same("reset.commit", onset - Instant{},
             "the onset of the second green flash of 'reset-ready'", sheet);
}

void check_pulses(const Sheet& sheet) {
  const auto& pattern = sheet.product.face.leds[static_cast<std::size_t>(LedSign::boot_loader)];
  if (pattern->repeats == 0) {
    sheet.problems.add(value_of(sheet.at("lights.boot-loader")).at,
                       "a look without 'times', expected how many pulses there are");
    return;
  }
  check_same("reset.pulse-train", pattern->period() * pattern->repeats,
             "all the pulses of 'boot-loader'", sheet);
}

// R1's reboot never meets a boot under way: the same press of Power would have to have begun it.
void check_boot(const Sheet& sheet) {
  const platform::Params& firmware = sheet.product.params.firmware;
  const auto row_of = [&](HoldRole role) {
    const auto end = firmware.holds.begin() + firmware.hold_count;
    return std::find_if(firmware.holds.begin(), end,
                        [role](const platform::Hold& hold) { return hold.role == role; });
  };
  const auto none = firmware.holds.begin() + firmware.hold_count;
  const auto power = row_of(HoldRole::power);
  const auto reboot = row_of(HoldRole::reboot);
  if (power == none || reboot == none ||
      power->ticks.count + firmware.boot.count < reboot->ticks.count)
    return;
  const Node& boot = value_of(sheet.at("power.boot"));
  sheet.problems.add(boot.at, "found " + quote(boot.text) +
                                  ", expected shorter than from the threshold of 'power' to that "
                                  "of 'reboot'");
}

// P3's second hold ends after its window, and its co-processor is never reset while it works.
void check_second_hold(const Sheet& sheet) {
  const models::Params& params = sheet.product.params;
  const Node& threshold = value_of(sheet.at("holds.reset-second.threshold"));
  const std::int64_t prompt_ns = params.prompts[static_cast<std::size_t>(Prompt::initializing)].ns;
  const std::int64_t prompt_ticks = prompt_ns * params.clock.hertz / seconds(1).ns + 1;
  for (std::size_t row = 0; row < params.firmware.hold_count; ++row) {
    const platform::Hold& hold = params.firmware.holds[row];
    if (hold.role != HoldRole::reset_second) continue;
    if (hold.ticks.count > prompt_ticks + params.firmware.second_window.count) continue;
    sheet.problems.add(threshold.at, "found " + quote(threshold.text) +
                                         ", expected longer than the prompt and "
                                         "'reset.second-window' together");
  }
  if (params.firmware.worn_aborts_reset) return;
  sheet.problems.add(value_of(sheet.at("reset.worn-aborts")).at,
                     "a reset that does not mind being worn, expected 'yes': the co-processor is "
                     "reset only while its noise cancelling is off");
}

}  // namespace

void check_holds(const Sheet& sheet) {
  const models::Params& params = sheet.product.params;
  for (std::size_t row = 0; row < params.firmware.hold_count; ++row) {
    const platform::Hold& hold = params.firmware.holds[row];
    const Node& keys = value_of(sheet.at(hold_path(hold) + ".keys"));
    const Node& threshold = sheet.at(hold_path(hold) + ".threshold");
    check_keys_of(keys, sheet);
    check_threshold(threshold, Counting::hold, params, sheet.problems);
    check_ambiguity(row, sheet);
    check_stuck(*threshold.find("person"), sheet);
    if (hold.role == HoldRole::reset && sheet.family.slide_power && keys.items.size() != 1) {
      sheet.problems.add(keys.at, "found " + std::to_string(keys.items.size()) +
                                      " keys, expected the one that the boot loader waits for");
    }
  }
}

void check_times(const Sheet& sheet) {
  const models::Params& params = sheet.product.params;
  const auto check = [&](std::string_view path, Counting counting) {
    const Node* threshold = sheet.find(path);
    if (threshold) check_threshold(*threshold, counting, params, sheet.problems);
  };
  check_boot(sheet);
  check("reset.second-window", Counting::after_tick);
  check("reset.immediately", Counting::between_edges);
  check("wear-sensor.teach", Counting::covered);
  if (sheet.family.sign == LedSign::reset_ready) check_second_green(sheet);
  if (sheet.family.sign == LedSign::boot_loader) check_pulses(sheet);
  if (sheet.find("reset.second-window")) check_second_hold(sheet);
  if (sheet.find("reset.immediately") && params.firmware.shutdown >= params.firmware.immediate) {
    const Node& shutdown = value_of(sheet.at("power.shutdown"));
    sheet.problems.add(shutdown.at, "found " + quote(shutdown.text) +
                                        ", expected shorter than 'immediately': the boot loader "
                                        "listens only once the application is down");
  }
}

void check_parts(const Sheet& sheet) {
  const models::Params& params = sheet.product.params;
  if (params.sampler.sample_every * params.sampler.debounce_samples <
      parts::synchroniser_ticks + 1) {
    const Node& every = value_of(sheet.at("keys.sampler.every"));
    sheet.problems.add(
        every.at, "found " + quote(every.text) + ", expected a debounce of 3 ticks or more in all");
  }
  if (params.eeprom.write_cycle_worn_max < params.eeprom.write_cycle_max) {
    const Node& worn = value_of(sheet.at("eeprom.part.worn-write-cycle"));
    sheet.problems.add(worn.at, "found " + quote(worn.text) + ", expected no less than unworn");
  }
  if (params.gauge.empty_mv <= params.protection.trip_mv) {
    const Node& empty = value_of(sheet.at("battery.gauge.empty"));
    sheet.problems.add(empty.at,
                       "found " + quote(empty.text) +
                           ", expected more than the 'trip' of 'protection': a unit gives "
                           "up before its protection does");
  }
  if (params.firmware.worn_aborts_reset && !params.has_proximity) {
    sheet.problems.add(value_of(sheet.at("reset.worn-aborts")).at,
                       "a reset that minds being worn, expected a section 'wear-sensor' with it");
  }
}

}  // namespace headloop::datasheet
