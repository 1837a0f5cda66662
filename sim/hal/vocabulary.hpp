// The words of the Record: for every channel, what can be observed on it, what `subject`, `a` and
// `b` of an observation mean there, and how each word is spelled for people. Firmware, parts,
// scenarios and reports share these tables; a word exists in one place only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace headloop {

// The spellings of an enumeration, in its order. Specialised beside each enumeration.
template <class E>
struct Words;

template <class E>
constexpr std::string_view name_of(E value) {
  return Words<E>::list[static_cast<std::size_t>(value)];
}

template <class E>
constexpr std::size_t count_of() {
  return Words<E>::list.size();
}

template <class E>
constexpr std::optional<E> from_name(std::string_view name) {
  for (std::size_t i = 0; i < Words<E>::list.size(); ++i) {
    if (Words<E>::list[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

// Declares an enumeration together with its spellings, so that the two cannot drift apart.
#define HEADLOOP_WORDS(Enum, ...)                     \
  template <>                                         \
  struct Words<Enum> {                                \
    static constexpr std::array list = {__VA_ARGS__}; \
  };
using namespace std::literals::string_view_literals;

// Channel step: a = position of the step in the script. `skipped`: left out, because the device
// lacks the control; `gave_up`: what it waited for did not come in time.
enum class StepEdge : std::uint8_t { begin, end, skipped, gave_up };
HEADLOOP_WORDS(StepEdge, "begin"sv, "end"sv, "skipped"sv, "gave-up"sv)

// Channel key: subject = control index of the data sheet, b = the sleep-clock tick of the edge.
enum class KeyEdge : std::uint8_t { up, down };
HEADLOOP_WORDS(KeyEdge, "up"sv, "down"sv)

// Channel gesture: subject = control index. `none` is a touch that the panel did not report
// (b = 1: locked out).
enum class Gesture : std::uint8_t {
  none,
  tap,
  double_tap,
  swipe_up,
  swipe_down,
  swipe_left,
  swipe_right
};
HEADLOOP_WORDS(Gesture, "none"sv, "tap"sv, "double-tap"sv, "swipe-up"sv, "swipe-down"sv,
               "swipe-left"sv, "swipe-right"sv)

// Channel proximity: a = ProximityCause.
enum class Proximity : std::uint8_t { clear, covered };
HEADLOOP_WORDS(Proximity, "clear"sv, "covered"sv)

// Channel usb: a = Charger on charger_found.
enum class UsbEvent : std::uint8_t { cable_seen, cable_gone, charger_found };
HEADLOOP_WORDS(UsbEvent, "cable-seen"sv, "cable-gone"sv, "charger-found"sv)
enum class Charger : std::uint8_t { none, original_usb_a, usb_c_pd, third_party, computer };
HEADLOOP_WORDS(Charger, "none"sv, "original-usb-a"sv, "usb-c-pd"sv, "third-party"sv, "computer"sv)

// Channel power: a = BootReason on boot. rail_up, rail_down: the supply behind the regulator,
// whoever switched it. on: booted and in service; off: not running any more, however that came
// about.
enum class PowerEvent : std::uint8_t { rail_up, rail_down, boot, on, off, cut, restored };
HEADLOOP_WORDS(PowerEvent, "rail-up"sv, "rail-down"sv, "boot"sv, "on"sv, "off"sv, "cut"sv,
               "restored"sv)
enum class BootReason : std::uint8_t { power_key, forced_reboot, reset, slide_switch, boot_loader };
HEADLOOP_WORDS(BootReason, "power-key"sv, "forced-reboot"sv, "reset"sv, "slide-switch"sv,
               "boot-loader"sv)

// Channel led: what = LedSign, the meaning that the firmware shows; the data sheet says how it
// looks. The pattern starts with its first phase at the observation's instant.
enum class LedSign : std::uint8_t {
  off,
  booting,
  on,
  pairing,
  connected,
  low_battery,
  charging,
  charge_complete,
  charge_fault,
  reset_ready,
  reset_refused,
  reset_running,
  reset_confirmed,
  write_failed,
  reset_half_done,
  boot_loader,
};
HEADLOOP_WORDS(LedSign, "off"sv, "booting"sv, "on"sv, "pairing"sv, "connected"sv, "low-battery"sv,
               "charging"sv, "charge-complete"sv, "charge-fault"sv, "reset-ready"sv,
               "reset-refused"sv, "reset-running"sv, "reset-confirmed"sv, "write-failed"sv,
               "reset-half-done"sv, "boot-loader"sv)

// Channel voice: what = Prompt, a = PromptEdge.
enum class Prompt : std::uint8_t {
  power_on,
  power_off,
  pairing,
  connected,
  low_battery,
  resetting,
  initializing,
  updated
};
HEADLOOP_WORDS(Prompt, "power-on"sv, "power-off"sv, "pairing"sv, "connected"sv, "low-battery"sv,
               "resetting"sv, "initializing"sv, "updated"sv)
enum class PromptEdge : std::uint8_t { begin, end, cut_off };
HEADLOOP_WORDS(PromptEdge, "begin"sv, "end"sv, "cut-off"sv)

// Channel beep: what = how many beeps the train has.

// Channel eeprom: a = page, b = on write_* the ordinal of the write since the run began, on read_*
// the number of pages.
enum class EepromEvent : std::uint8_t {
  write_begin,
  write_done,
  write_failed,
  write_torn,
  read_done,
  torn_page_found
};
HEADLOOP_WORDS(EepromEvent, "write-begin"sv, "write-done"sv, "write-failed"sv, "write-torn"sv,
               "read-done"sv, "torn-page-found"sv)

// Channel flash: b = firmware version on update_done.
enum class FlashEvent : std::uint8_t { update_begin, update_done, update_stuck, reflashed };
HEADLOOP_WORDS(FlashEvent, "update-begin"sv, "update-done"sv, "update-stuck"sv, "reflashed"sv)

// Channel radio: subject = host index where one is concerned, b = a 48-bit address where one is
// concerned. advertising: a = 1 if the name carries the _XXXX suffix. codec: a = Codec.
enum class RadioEvent : std::uint8_t {
  silent,
  advertising,
  discoverable,
  link_up,
  link_down,
  link_refused,
  paired,
  page_host,
  page_timeout,
  codec,
  call_begin,
  call_end,
  link_stuck,
  host_unknown
};
HEADLOOP_WORDS(RadioEvent, "silent"sv, "advertising"sv, "discoverable"sv, "connected"sv,
               "disconnected"sv, "refused"sv, "paired"sv, "page-host"sv, "page-timeout"sv,
               "codec"sv, "call-begin"sv, "call-end"sv, "link-stuck"sv, "host-unknown"sv)
enum class Codec : std::uint8_t { sbc, aac, aptx, ldac };
HEADLOOP_WORDS(Codec, "sbc"sv, "aac"sv, "aptx"sv, "ldac"sv)

// Channel audio: latency_spike: a = microseconds. assistant_answer: a = milliseconds since the
// wake word. play: a = volume in percent.
enum class AudioEvent : std::uint8_t {
  play,
  pause,
  silent,
  crackle,
  left_drop_out,
  latency_spike,
  wake_word,
  assistant_answer
};
HEADLOOP_WORDS(AudioEvent, "play"sv, "pause"sv, "silent"sv, "crackle"sv, "left-drop-out"sv,
               "latency-spike"sv, "wake-word"sv, "assistant-answer"sv)

// Channel anc: a = attenuation in percent of full at that instant. ramp: b = duration of the ramp
// to full in ns, if nothing interrupts it.
enum class AncEvent : std::uint8_t { off, ramp, full, drop_out };
HEADLOOP_WORDS(AncEvent, "off"sv, "ramp"sv, "full"sv, "drop-out"sv)

// Channel gauge: what = 0, a = percent shown.

// Channel cell: a = millivolts at the terminals, b = charge in uAh.
enum class CellEvent : std::uint8_t {
  charging,
  trickle,
  charge_stopped,
  full,
  empty,
  protection_tripped,
  protection_released,
  deep_discharge,
  thresholds_learned
};
HEADLOOP_WORDS(CellEvent, "charging"sv, "trickle"sv, "charge-stopped"sv, "full"sv, "empty"sv,
               "protection-tripped"sv, "protection-released"sv, "deep-discharge"sv,
               "thresholds-learned"sv)

// Channel mailbox: subject = receiving chip, what = Mail, a = its operand.
enum class Mail : std::uint8_t {
  anc_start,  // to the co-processor
  anc_stop,
  anc_calibration,  // operand: bit 0 microphone, bit 1 pressure learned
  anc_reset,
  anc_reset_done,  // to the main processor
  anc_learned,
};
HEADLOOP_WORDS(Mail, "anc-start"sv, "anc-stop"sv, "anc-calibration"sv, "anc-reset"sv,
               "anc-reset-done"sv, "anc-learned"sv)

// Channel machine: subject = machine, what = row of its table, a = the state entered.
// Channel ignored: subject = machine, what = event of that machine, a = the state it was in.

// Channel log: what the firmware writes to its trace port; a, b as each word says.
enum class Log : std::uint8_t {
  refused_cable,        // a reset was refused: the port's sense line reads connected
  refused_low_charge,   // a reset was refused: a = gauge percent
  refused_stuck_key,    // a reset was refused: a = control index of the key that is down as well
  refused_worn,         // a reset was refused or aborted: the proximity sensor reads covered
  reset_begun,          // the wipe starts
  reset_half_done,      // left between its steps; a later boot finds the marker
  reset_wiped,          // all pages of the layers are erased and read back
  reset_completed,      // the device's own sequence is through, its confirmation written
  reset_unconfirmed,    // a boot finds that the last reset was not confirmed
  write_failed,         // a = page whose read-back differs
  layer_cleared,        // a = Layer
  calibration_cleared,  // a = Calibration
  dsp_reloaded,
  second_phase_missed,  // XM4: no second chord inside the window
  profile_damaged,      // the battery profile fails its check
  stack_corrupt,        // a link record fails its check
  touch_locked,         // a = minutes of the lock-out
  touch_unlocked,
  boot_loader_entered,
  early_shutdown,  // the Bluetooth stack's watchdog; a = millivolts, which are normal
  asc_taught,      // a = profiles stored
  asc_table_full,
  update_refused,
  flash_unreadable,
};
HEADLOOP_WORDS(Log, "refused-cable"sv, "refused-low-charge"sv, "refused-stuck-key"sv,
               "refused-worn"sv, "reset-begun"sv, "reset-half-done"sv, "reset-wiped"sv,
               "reset-completed"sv, "reset-unconfirmed"sv, "write-failed"sv, "layer-cleared"sv,
               "calibration-cleared"sv, "dsp-reloaded"sv, "second-phase-missed"sv,
               "profile-damaged"sv, "stack-corrupt"sv, "touch-locked"sv, "touch-unlocked"sv,
               "boot-loader-entered"sv, "early-shutdown"sv, "asc-taught"sv, "asc-table-full"sv,
               "update-refused"sv, "flash-unreadable"sv)

// The three layers of R2, in the order in which a reset clears them.
enum class Layer : std::uint8_t { bluetooth, asc, battery };
HEADLOOP_WORDS(Layer, "bluetooth"sv, "asc"sv, "battery"sv)

// What P1 and P3 clear on top (P1: the microphone array; P3: both, through the co-processor).
enum class Calibration : std::uint8_t { microphone, pressure };
HEADLOOP_WORDS(Calibration, "microphone"sv, "pressure"sv)

// Channel bug: subject = row of the data sheet's known bugs, a = minutes it will last, if any.
enum class BugEvent : std::uint8_t { begin, end };
HEADLOOP_WORDS(BugEvent, "begin"sv, "end"sv)

// Channel app: firmware: b = version (0xMMmmpp); update: a = percent; presets, profiles: a = count.
enum class AppEvent : std::uint8_t {
  firmware,
  firmware_unknown,
  update_progress,
  exported,
  imported,
  presets,
  charge_limit,
  not_connected,
  too_old,
  no_file  // there is nothing to import
};
HEADLOOP_WORDS(AppEvent, "firmware"sv, "firmware-unknown"sv, "update-progress"sv, "exported"sv,
               "imported"sv, "presets"sv, "charge-limit"sv, "not-connected"sv, "too-old"sv,
               "no-file"sv)

// Channel check: subject = Test, what = CheckResult, b = CheckReason, a = the figure: V1: 1 if the
// address is new; V2, V4: ms to full attenuation or to the answer, negative: watched so long in
// vain; V3: deviation in permille. `not_noted`: there is no earlier address to compare with.
// `not_full`: the gauge did not show 100 % at first.
enum class Test : std::uint8_t { address, anc_ramp, battery, assistant };
HEADLOOP_WORDS(Test, "V1"sv, "V2"sv, "V3"sv, "V4"sv)
enum class CheckResult : std::uint8_t { pass, fail, inconclusive };
HEADLOOP_WORDS(CheckResult, "pass"sv, "fail"sv, "inconclusive"sv)
enum class CheckReason : std::uint8_t {
  none,
  name_suffixed,
  address_kept,
  not_seen,
  full_at_once,
  ramp_too_fast,
  ramp_too_slow,
  no_attenuation,
  profile_damaged,
  not_linear,
  died,
  too_slow,
  between_limits,
  no_answer,
  not_noted,
  not_full
};
HEADLOOP_WORDS(CheckReason, "none"sv, "name-suffixed"sv, "address-kept"sv, "not-seen"sv,
               "full-at-once"sv, "ramp-too-fast"sv, "ramp-too-slow"sv, "no-attenuation"sv,
               "profile-damaged"sv, "not-linear"sv, "died"sv, "too-slow"sv, "between-limits"sv,
               "no-answer"sv, "not-noted"sv, "not-full"sv)

// Channel fault: subject = control or host where one is concerned, what = Fault. Observed once a
// run, when the part that carries the fault first changes what happens.
enum class Fault : std::uint8_t {
  lint,                // D3: fibres on the port's sense contact
  worn_contact,        // F2: fatigue and oxide of one key's contact
  stuck_key,           // a key's contact never opens
  drift,               // R3: the stored voltage thresholds have moved
  stack_corruption,    // R4: a link record in the address table fails its check
  silent_route,        // R5: the stored stream route of a host points nowhere
  stale_link,          // R5: hosts stay attached because the table holds dead links
  touch_baseline,      // R5: the touch panel's stored baseline is off
  protection_tripped,  // D2
  deep_discharge,      // M1: the cell stands below 2.5 V
  flash_corrupt,       // D4, D1
  led_open,            // D1: the LED's wire is broken
  proximity_stuck,     // F3: the sensor reads covered for good
  eeprom_worn,         // pages near or past their write endurance
  dsp_stale,           // V4: the DSP runs without its reloaded image
  driver_leads,        // F4
  flex_cable,          // F4
  dac_stage,           // F4
  hung,                // R5: the firmware stopped answering until it is rebooted
  failing_write,       // M2: one write of the EEPROM does not take, whatever its wear
  // On wires, which only the pin ring has.
  sda_stuck,            // the I2C bus's data line is held low for a while
  scl_stuck,            // its clock line
  missing_acknowledge,  // the EEPROM's acknowledge does not reach the bus
  glitch,               // a pulse on a contact's wire
  bounce_train,         // a contact chatters after each of its edges
  brown_out,            // the supply dips at some cycle of a page write
};
constexpr bool needs_pins(Fault fault) { return fault >= Fault::sda_stuck; }
HEADLOOP_WORDS(Fault, "lint"sv, "worn-contact"sv, "stuck-key"sv, "drift"sv, "stack-corruption"sv,
               "silent-route"sv, "stale-link"sv, "touch-baseline"sv, "protection-tripped"sv,
               "deep-discharge"sv, "flash-corrupt"sv, "led-open"sv, "proximity-stuck"sv,
               "eeprom-worn"sv, "dsp-stale"sv, "driver-leads"sv, "flex-cable"sv, "dac-stage"sv,
               "hung"sv, "failing-write"sv, "sda-stuck"sv, "scl-stuck"sv, "missing-acknowledge"sv,
               "glitch"sv, "bounce-train"sv, "brown-out"sv)

}  // namespace headloop
