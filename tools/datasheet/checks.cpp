// What no section can see alone: holds and thresholds against the arithmetic, times against the LED
// patterns that they follow, parts against each other.
#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "sim/core/clock.hpp"
#include "sim/hal/hal.hpp"
#include "sim/parts/i2c_schedule.hpp"
#include "sim/parts/spi_flash.hpp"
#include "sim/parts/spi_schedule.hpp"
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

// A time that follows a look of the LED.
struct TimedByLook {
  LedSign sign;  // of families that begin a reset with it
  std::string_view look;
  std::string_view path;
  std::string_view what;
  std::string_view missing;  // what a look lacks that has no such time
  std::optional<Duration> (*length)(const world::LedPattern& pattern);
};
constexpr std::array timed_by_look = {
    TimedByLook{LedSign::reset_ready, "lights.reset-ready", "reset.commit",
                "the onset of the second green flash of 'reset-ready'",
                "a look without a second green flash, expected one that alternates for ever: the "
                "reset is committed at the second's onset",
                [](const world::LedPattern& pattern) -> std::optional<Duration> {
                  const Instant onset = flash_onset(pattern, world::Colour::green, 2);
                  if (onset == never || pattern.steady() || pattern.repeats != 0) return {};
                  return onset - Instant{};
                }},
    TimedByLook{LedSign::boot_loader, "lights.boot-loader", "reset.pulse-train",
                "all the pulses of 'boot-loader'",
                "a look without 'times', expected how many pulses there are",
                [](const world::LedPattern& pattern) -> std::optional<Duration> {
                  if (pattern.repeats == 0) return {};
                  return pattern.period() * pattern.repeats;
                }}};

Ticks ticks_of(Duration length, const Sheet& sheet) {
  const std::string text = std::to_string(length.ns) + " ns";
  return ticks_at(sheet.product.params.clock.hertz, input::scalar(text, false, {}));
}

std::optional<Duration> look_of(const TimedByLook& row, const Sheet& sheet) {
  return row.length(*sheet.product.face.leds[static_cast<std::size_t>(row.sign)]);
}

void check_look(const TimedByLook& row, const Sheet& sheet) {
  const auto length = look_of(row, sheet);
  if (!length) {
    sheet.problems.add(value_of(sheet.at(row.look)).at, std::string(row.missing));
    return;
  }
  const Node& found = value_of(sheet.at(row.path));
  const Ticks expected = ticks_of(*length, sheet);
  if (ticks_at(sheet.product.params.clock.hertz, found) == expected) return;
  sheet.problems.add(found.at, "found " + quote(found.text) + ", expected " +
                                   std::to_string(expected.count) +
                                   " ticks: " + std::string(row.what));
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

// The memory's map is read while it boots, by the same crystal, and after a page that was being
// written.
void check_map_read(const Sheet& sheet) {
  const models::Params& params = sheet.product.params;
  const std::int32_t fastest_ppb = params.clock.error_ppb_max;
  const Clock clock(params.clock.hertz, fastest_ppb, Duration{});
  const parts::EepromBus bus(Clock(parts::i2c_hertz, fastest_ppb, Duration{}));
  const int pages = params.firmware.pages_used;
  const Instant written =
      bus.page_write(hal::page_bytes, params.eeprom.write_cycle_worn_max, Instant{}).done;
  const Ticks told =
      clock.after(bus.read_done(std::int64_t{pages} * hal::page_bytes, clock.edge_after(written)));
  if (params.firmware.boot > told) return;
  const Node& boot = value_of(sheet.at("power.boot"));
  sheet.problems.add(boot.at, "found " + quote(boot.text) + ", expected more than " +
                                  std::to_string(told.count) +
                                  " ticks: the slowest page write and reading the " +
                                  std::to_string(pages) + " pages of the map");
}

// A unit counts the bus cycles of an update in 32 bits.
void check_update(const Sheet& sheet) {
  constexpr Duration limit = parts::spi_cycle * std::numeric_limits<std::int32_t>::max();
  const Duration takes = parts::update_duration(sheet.product.params.flash);
  if (takes <= limit) return;
  const Node& erase = value_of(sheet.at("flash.erase"));
  sheet.problems.add(
      erase.at, "an update of the whole image takes " + std::to_string(takes.ns / seconds(1).ns) +
                    " s, expected at most " + std::to_string(limit.ns / seconds(1).ns) + " s");
}

// Below the curve's 0 % the voltage has somewhere to fall, past the one that does damage.
void check_knee(const Sheet& sheet) {
  const parts::CellParams& cell = sheet.product.params.cell;
  if (cell.reserve_permille == 0) {
    const Node& reserve = value_of(sheet.at("battery.cell.reserve"));
    sheet.problems.add(reserve.at, "found " + quote(reserve.text) +
                                       ", expected more than 0 %: the voltage falls to "
                                       "'exhausted' while it drains");
  }
  if (cell.damage_mv <= cell.exhausted_mv) {
    const Node& damage = value_of(sheet.at("battery.cell.damage"));
    sheet.problems.add(damage.at, "found " + quote(damage.text) +
                                      ", expected more than 'exhausted': no cell falls below that");
  }
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
  check_boot(sheet);
  check_map_read(sheet);
  for (const TimedByPerson& timed : timed_by_person) {
    const Node* threshold = sheet.find(timed.path);
    if (threshold) check_threshold(*threshold, timed.counting, params, sheet.problems);
  }
  for (const TimedByLook& row : timed_by_look) {
    if (sheet.family.sign == row.sign) check_look(row, sheet);
  }
  if (sheet.find("reset.second-window")) check_second_hold(sheet);
  if (sheet.find("reset.immediately") && params.firmware.shutdown >= params.firmware.immediate) {
    const Node& shutdown = value_of(sheet.at("power.shutdown"));
    sheet.problems.add(shutdown.at, "found " + quote(shutdown.text) +
                                        ", expected shorter than 'immediately': the boot loader "
                                        "listens only once the application is down");
  }
}

std::vector<DerivedTime> derived_times(const Sheet& sheet) {
  const models::Params& params = sheet.product.params;
  std::vector<DerivedTime> times;
  const auto by_person = [&](std::string path, Counting counting) {
    const Node& person = *sheet.at(path).find("person");
    const Duration claim = nanoseconds(number_in(person.text, input::duration));
    times.push_back({std::move(path), threshold_for(claim, counting, params)});
  };
  for (std::size_t row = 0; row < params.firmware.hold_count; ++row)
    by_person(hold_path(params.firmware.holds[row]) + ".threshold", Counting::hold);
  for (const TimedByPerson& timed : timed_by_person) {
    if (sheet.find(timed.path)) by_person(std::string(timed.path), timed.counting);
  }
  for (const TimedByLook& row : timed_by_look) {
    if (sheet.family.sign != row.sign) continue;
    if (const auto length = look_of(row, sheet))
      times.push_back({std::string(row.path), ticks_of(*length, sheet)});
  }
  return times;
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
  check_knee(sheet);
  check_update(sheet);
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
