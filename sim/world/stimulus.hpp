// What the person and the surroundings can do to one physical unit, as one small value. The Player
// turns a Script into these; both benches (unit and pin) take them.
#pragma once

#include <cstdint>

#include "sim/hal/vocabulary.hpp"

namespace headloop::world {

// Channel act of the Record uses the same words: subject, a and b of the observation are subject,
// value and wide of the stimulus.
enum class Act : std::uint8_t {
  press,    // subject = control, value = Pressure
  release,  // subject = control
  slide,    // subject = control, value = 1 on, 0 off
  gesture,  // subject = control, value = Gesture
  plug,     // value = Charger
  unplug,
  wear,
  take_off,
  place,               // value = Surface, wide = distance of the nearest metal in mm (or none)
  clean_port,          // value = CleaningTool
  clean_contact,       // subject = control, value = CleaningTool, wide = percent of alcohol
  quiet,               // value = 1: the surroundings are quiet, 0: noisy
  pair,                // subject = host, wide = the address it presents
  connect,             // subject = host, wide = the address it presents
  disconnect,          // subject = host
  play,                // subject = host, value = volume in percent
  pause,               // subject = host
  call,                // subject = host
  hang_up,             // subject = host
  wake_word,           // subject = host
  auto_connect,        // subject = host, value = 1 on, 0 off
  scan,                // a scanner listens for the unit's advertising
  app_firmware,        // subject = host, value = app version (0xMMmm)
  app_update,          // subject = host, value = firmware version (0xMMmmpp)
  app_export,          // subject = host
  app_import,          // subject = host, wide = bit mask of profile slots
  app_equaliser,       // subject = host, value = preset; the app keeps it, the unit need not answer
  app_anc_strength,    // subject = host, value = strength
  app_charge_limit,    // subject = host, value = percent
  teach_location,      // value = location
  cut_power,           // the cell's wire is opened
  cut_power_at_write,  // value = n: the n-th EEPROM write that begins from here on, wide = ns after
                       // it begins
  restore_power,
  service_reflash,
};
}  // namespace headloop::world

namespace headloop {
HEADLOOP_WORDS(world::Act, "press"sv, "release"sv, "slide"sv, "gesture"sv, "plug"sv, "unplug"sv,
               "wear"sv, "take-off"sv, "place"sv, "clean-port"sv, "clean-contact"sv, "quiet"sv,
               "pair"sv, "connect"sv, "disconnect"sv, "play"sv, "pause"sv, "call"sv, "hang-up"sv,
               "wake-word"sv, "auto-connect"sv, "scan"sv, "app-firmware"sv, "app-update"sv,
               "app-export"sv, "app-import"sv, "app-equaliser"sv, "app-anc-strength"sv,
               "app-charge-limit"sv, "teach-location"sv, "cut-power"sv, "cut-power-at-write"sv,
               "restore-power"sv, "service-reflash"sv)
}  // namespace headloop

namespace headloop::world {

enum class Pressure : std::uint8_t { normal, firm };
enum class Surface : std::uint8_t { hand, wood, plastic, metal };
enum class CleaningTool : std::uint8_t { brass_brush, toothpick, compressed_air, isopropyl };

inline constexpr std::int64_t no_metal_near = -1;

struct Stimulus {
  Act act = Act::press;
  std::uint8_t subject = 0;
  std::int32_t value = 0;
  std::int64_t wide = 0;
};

}  // namespace headloop::world

namespace headloop {
HEADLOOP_WORDS(world::Pressure, "normal"sv, "firm"sv)
HEADLOOP_WORDS(world::Surface, "hand"sv, "wood"sv, "plastic"sv, "metal"sv)
HEADLOOP_WORDS(world::CleaningTool, "brass-brush"sv, "toothpick"sv, "compressed-air"sv,
               "isopropyl"sv)
}  // namespace headloop
