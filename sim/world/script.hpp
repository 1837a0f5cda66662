// What a person does, step by step, and what should then be observed. A YAML scenario and a prose
// guide both become one of these. A Script is immutable while it runs; whoever carries it out
// (Player) or judges it (tools/judge) holds positions in it, never copies.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/record.hpp"
#include "sim/core/time.hpp"
#include "sim/world/stimulus.hpp"

namespace headloop::world {

// Where in a source text something stands; 1-based, columns count code points.
struct SourcePosition {
  std::string file;
  int line = 0;
  int column = 0;
};

// A length of time as written: in nanoseconds, or in ticks of the device's own sleep clock.
struct Span {
  enum class Unit : std::uint8_t { ns, ticks };
  Unit unit = Unit::ns;
  std::int64_t count = 0;
};

enum class Colour : std::uint8_t { red, green, blue, amber, white };

// How an LED looks, as a person would put it. Matched against the pattern that the data sheet
// gives for the recorded LedSign.
struct LedLook {
  enum class Kind : std::uint8_t {
    named,  // the LedSign itself
    off,
    solid,       // colours[0]
    blinks,      // colours[0] on and off; `rapid` restricts to a period below 500 ms
    alternates,  // colours[0] and colours[1] in turn, in either order
    pulses,      // colours[0], exactly `times` times, then dark
    flashes,     // the onset of the n-th flash of colours[0] within any pattern; n = Cue::count
  };
  Kind kind = Kind::named;
  LedSign sign = LedSign::off;
  std::vector<Colour> colours;
  bool rapid = false;
  int times = 0;
  std::optional<Duration> period;  // of one full repetition, when the text gives one
  int tolerance_percent = 10;      // of `period`
  int periods = 2;                 // how many full repetitions must be seen before it counts
};

// Something that can be waited for, expected or forbidden: an observation on one channel. An empty
// field matches anything. `count` asks for the n-th such observation. A look counts from where the
// waiting begins, a pattern that already shows included: a person sees what the LED does now.
struct Cue {
  Channel channel = Channel::led;
  std::optional<std::uint8_t> subject;
  std::optional<std::uint16_t> what;
  std::optional<std::int64_t> a_min;  // inclusive bounds on Observation::a
  std::optional<std::int64_t> a_max;
  std::optional<std::int64_t> b_min;  // inclusive bounds on Observation::b
  std::optional<std::int64_t> b_max;
  std::optional<LedLook> look;              // channel led only
  std::optional<std::uint16_t> state_name;  // channel machine: index into the machine's states
  int count = 1;
  std::string text;  // as the script wrote it, for reports
};

struct Expectation {
  enum class Kind : std::uint8_t {
    within,   // the cue is observed at most `span` after the anchor (and at least `not_before`);
              // a span of 0: before its step ends
    stays,    // from the anchor on and for `span`, the channel's state matches the cue throughout
              // and nothing else happens on that channel
    never,    // the cue is not observed in `span` after the anchor (0: until the script ends)
    latency,  // the time from `cue` (before the last step ends) to `to` lies in
              // [not_before, span]
  };
  Kind kind = Kind::within;
  Cue cue;
  std::optional<Cue> to;  // latency only
  Span not_before;
  Span span;
  SourcePosition at;
};

enum class Action : std::uint8_t {
  hold,
  press,
  release,
  tap,
  swipe,
  slide,
  plug,
  unplug,
  wear,
  take_off,
  place,
  clean,
  wait,
  leave,
  phone,
  app,
  cut_power,
  restore_power,
  service,
  verify,
  expect,
};

enum class HostAction : std::uint8_t {
  pair,
  connect,
  disconnect,
  forget,
  play,
  pause,
  call,
  hang_up,
  wake_word,
  randomise_address,
  fixed_address,
  auto_connect_on,
  auto_connect_off,
};
enum class AppAction : std::uint8_t {
  firmware,
  update,
  export_profiles,
  import_profiles,
  equaliser,
  anc_strength,
  charge_limit,
  teach_location,
};

// A control as the script names it, resolved against the device. `stand_in` marks a control that
// replaces a missing one: `asked` is then the missing one's name.
struct ControlUse {
  std::uint8_t index = 0;
  bool stand_in = false;
  std::string asked;
};

struct Step {
  Action action = Action::wait;
  SourcePosition at;
  std::string text;  // one line that says the step, for reports

  std::vector<ControlUse> controls;  // hold, press, release, tap, swipe, slide, clean
  std::vector<Duration> skew;        // hold, press: per finger, after the first (size = controls)
  Pressure pressure = Pressure::normal;
  std::optional<Span> duration;  // hold (for), wait, leave, tap length, verify (how long the
                                 // person observes); any other: time that passes afterwards.
                                 // Together with `until`: at least so long
  std::optional<Cue> until;      // hold, wait
  Duration reaction;             // from the cue to the finger; never less than 1 ns
  std::optional<Span> at_most;   // with until: give up after this; the step then fails

  Gesture gesture = Gesture::none;  // swipe, tap on a panel
  int count = 1;                    // taps
  bool on = false;                  // slide
  Charger charger = Charger::original_usb_a;
  Surface surface = Surface::wood;
  std::int64_t metal_mm = no_metal_near;
  CleaningTool tool = CleaningTool::brass_brush;
  int strength_percent = 99;  // clean: of isopropyl alcohol; the purest that shops sell
  std::uint8_t host = 0;
  HostAction host_action = HostAction::pair;
  AppAction app_action = AppAction::firmware;
  std::int64_t value = 0;       // volume, preset, percent, version, location ...
  std::optional<int> at_write;  // cut_power: at the n-th EEPROM write from here
  Duration after;               // cut_power: so long after that write began; without
                                // at_write: so long from here, while the script goes on
  Test test = Test::address;    // verify

  std::vector<Expectation> expects;  // anchored at the step's begin; Action::expect has nothing
                                     // else, and takes no time

  // A control that this device lacks: the step is left out ("skip"), or done with a stand-in
  // (above). Either way the scenario's outcome at this step is `not performable`.
  std::string missing_control;
  bool skipped = false;
};

// One line of the final inspection: a property of the unit and what it should be.
struct Inspection {
  std::uint16_t property = 0;       // models::Property
  std::optional<std::int64_t> min;  // inclusive; both set and equal for an exact value
  std::optional<std::int64_t> max;
  std::string text;
  SourcePosition at;
};

// What the whole procedure came to; computed from the Record and the inspection (tools/judge).
enum class Outcome : std::uint8_t {
  works,
  no_effect,
  refused,
  partial,
  loses_data,
  harm,
  not_performable
};

struct HostSetup {
  std::string name;
  std::uint32_t app_version = 0x0900;  // 0xMMmm
  bool randomises_address = false;
  bool auto_connect = true;
  bool paired = true;  // present in the unit's table when the script begins
};

struct FaultSetup {
  Fault fault = Fault::lint;
  std::uint8_t control = 0;  // worn_contact, stuck_key, glitch, bounce_train
  // worn_contact, eeprom_worn: percent; drift: mV; failing_write and on the EEPROM's bus: the
  // ordinal of the page write; else 0
  std::int32_t value = 0;
  std::int32_t place = 0;  // in that write: a bus cycle, or the byte that is not acknowledged
  Instant begins;          // glitch
  Duration length;         // of a disturbance
  bool must_act = true;    // a scenario whose fault never acted fails; mere wear may
  SourcePosition at;
};

// The physical unit on the bench when the script begins.
struct UnitSetup {
  std::uint64_t seed = 1;
  bool seed_given = false;                      // the script means this very unit
  std::optional<std::uint32_t> firmware;        // 0xMMmmpp; else the data sheet's newest
  std::optional<std::int32_t> clock_error_ppb;  // else drawn from the seed within the sheet's bound
  std::optional<Duration> clock_phase;          // else drawn from the seed
  bool bounce = true;                           // false: ideal contacts
  // Of all units in order, after how many it comes; else what is in question is drawn from the
  // seed.
  std::optional<int> rank_percent;
  std::optional<Duration> hold_up;      // of its capacitors; else drawn within the sheet's bounds
  std::optional<Duration> write_cycle;  // of its EEPROM when new; else drawn as well
  int age_days = 0;
  int charge_percent = 80;
  int asc_profiles = 3;
  int extra_paired = 0;  // further hosts in the table, never met again
  bool on = true;
  bool worn = false;
  std::vector<FaultSetup> faults;
};

struct Script {
  std::string title;
  std::string name;  // title and which one of a for-each; unique in its file
  std::string description;
  std::vector<std::string> covers;
  std::string device;
  UnitSetup unit;
  std::vector<HostSetup> hosts;  // at most 8; host 0 is the phone
  std::vector<Step> steps;
  std::vector<Inspection> inspections;
  std::optional<Outcome> outcome;    // expected
  std::vector<Layer> cleared;        // expected of partial and loses_data; empty: not asked
  std::optional<Duration> harm_min;  // expected of harm: how long it lasts
  std::optional<Duration> harm_max;
  std::string missing_control;              // expected of not_performable; empty: not asked
  std::optional<Outcome> stand_in_outcome;  // expected of not_performable: what the stand-in does
  bool needs_pins = false;                  // `fidelity: pin`
  std::string skip_reason;
  std::string known_failure_reason;
  SourcePosition at;

  // Names the scenario in --filter, shards and reports.
  std::string id() const { return at.file + "#" + name; }
};

}  // namespace headloop::world

namespace headloop {
HEADLOOP_WORDS(world::Colour, "red"sv, "green"sv, "blue"sv, "amber"sv, "white"sv)
HEADLOOP_WORDS(world::LedLook::Kind, "named"sv, "off"sv, "solid"sv, "blinks"sv, "alternates"sv,
               "pulses"sv, "flashes"sv)
HEADLOOP_WORDS(world::Expectation::Kind, "within"sv, "stays"sv, "never"sv, "latency"sv)
HEADLOOP_WORDS(world::Action, "hold"sv, "press"sv, "release"sv, "tap"sv, "swipe"sv, "slide"sv,
               "plug"sv, "unplug"sv, "wear"sv, "take-off"sv, "place"sv, "clean"sv, "wait"sv,
               "leave"sv, "phone"sv, "app"sv, "cut-power"sv, "restore-power"sv, "service"sv,
               "verify"sv, "expect"sv)
HEADLOOP_WORDS(world::HostAction, "pair"sv, "connect"sv, "disconnect"sv, "forget"sv, "play"sv,
               "pause"sv, "call"sv, "hang-up"sv, "wake-word"sv, "randomise-address"sv,
               "fixed-address"sv, "auto-connect-on"sv, "auto-connect-off"sv)
HEADLOOP_WORDS(world::AppAction, "firmware"sv, "update"sv, "export"sv, "import"sv, "equaliser"sv,
               "anc-strength"sv, "charge-limit"sv, "teach-location"sv)
HEADLOOP_WORDS(world::Outcome, "works"sv, "no-effect"sv, "refused"sv, "partial"sv, "loses-data"sv,
               "harm"sv, "not-performable"sv)
}  // namespace headloop
