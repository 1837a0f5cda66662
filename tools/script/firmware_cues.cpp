#include "sim/parts/eeprom.hpp"
#include "tools/script/cues.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Need;
using input::Node;
using world::Expectation;

namespace {

constexpr std::int64_t ns_per_minute = 60'000'000'000;

std::shared_ptr<CueCase> power_cue() {
  auto shape = cue_on<PowerEvent>(Channel::power, "Rails, boots, and what cuts them off.");
  shape->field("reason", input::words_of<BootReason>({}), "With `boot`: what made it boot.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<PowerEvent>({PowerEvent::boot}, e, node, reading);
                 e.cue.a_min = e.cue.a_max =
                     static_cast<std::int64_t>(input::word_of<BootReason>(node));
               });
  shape->example("{power: boot, reason: forced-reboot}\n");
  return shape;
}

std::shared_ptr<CueCase> eeprom_cue() {
  auto shape = cue_on<EepromEvent>(Channel::eeprom, "The EEPROM, as its bus shows it.");
  shape->field("page", input::integer(0, parts::Eeprom::pages - 1), "Which page; any if left out.",
               [](Expectation& e, const Node& node, Reading&) {
                 e.cue.a_min = e.cue.a_max = input::integer_of(node);
               });
  shape->example("{eeprom: write-torn}\n");
  return shape;
}

std::shared_ptr<CueCase> flash_cue() {
  auto shape = cue_on<FlashEvent>(Channel::flash, "The flash that holds the firmware.");
  shape->field("release", release(), "With `update-done`: which version it holds now.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<FlashEvent>({FlashEvent::update_done}, e, node, reading);
                 e.cue.b_min = e.cue.b_max = reading.release(node);
               });
  shape->example("{flash: update-stuck}\n");
  return shape;
}

template <class E>
void add_operand(CueCase& shape, const char* key, Log word, const char* doc) {
  shape.field(key, input::words_of<E>({}), doc,
              [word](Expectation& e, const Node& node, Reading& reading) {
                only_with<Log>({word}, e, node, reading);
                e.cue.a_min = e.cue.a_max = static_cast<std::int64_t>(input::word_of<E>(node));
              });
}

std::shared_ptr<CueCase> log_cue() {
  auto shape = cue_on<Log>(Channel::log, "What the firmware writes to its trace port.");
  add_operand<Layer>(*shape, "layer", Log::layer_cleared, "With `layer-cleared`: which layer.");
  add_operand<Calibration>(*shape, "calibration", Log::calibration_cleared,
                           "With `calibration-cleared`: which one.");
  shape->field("control", control(), "With `refused-stuck-key`: which one.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<Log>({Log::refused_stuck_key}, e, node, reading);
                 e.cue.a_min = e.cue.a_max = reading.control(node);
               });
  shape->field("lasting", range("duration-range", duration()),
               "With `touch-locked`: how long the lock-out is.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<Log>({Log::touch_locked}, e, node, reading);
                 bound(e.cue.a_min, e.cue.a_max, range_of(node, nanoseconds_of, reading.problems),
                       ns_per_minute);
               });
  shape->example("{log: layer-cleared, layer: bluetooth}\n");
  return shape;
}

std::shared_ptr<CueCase> bug_cue() {
  auto shape = std::make_shared<CueCase>("", "the cue 'bug'", "A known firmware defect acts.");
  shape->field(
      std::string(name_of(Channel::bug)),
      input::name_of_kind("bug", "the id of a known bug of the product"), "Which one.",
      [](Expectation& e, const Node& node, Reading& reading) {
        e.cue.channel = Channel::bug;
        e.cue.subject = reading.bug(node);
        e.cue.what = static_cast<std::uint16_t>(BugEvent::begin);
      },
      Need::required);
  shape->field("is", input::words_of<BugEvent>({}), "`begin` if left out.",
               [](Expectation& e, const Node& node, Reading&) {
                 e.cue.what = static_cast<std::uint16_t>(input::word_of<BugEvent>(node));
               });
  shape->field("lasting", range("duration-range", duration()), "How long it is going to last.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 bound(e.cue.a_min, e.cue.a_max, range_of(node, nanoseconds_of, reading.problems),
                       ns_per_minute);
               });
  shape->example("{bug: XM4-TOUCH-01, lasting: {min: 4 h, max: 6 h}}\n");
  return shape;
}

std::shared_ptr<CueCase> check_cue() {
  auto shape = std::make_shared<CueCase>("", "the cue 'check'", "A verification test has ended.");
  shape->field(
      std::string(name_of(Channel::check)), input::words_of<Test>({}), "Which test.",
      [](Expectation& e, const Node& node, Reading&) {
        e.cue.channel = Channel::check;
        e.cue.subject = static_cast<std::uint8_t>(input::word_of<Test>(node));
      },
      Need::required);
  shape->field("result", input::words_of<CheckResult>({}), "How it ended; either way if left out.",
               [](Expectation& e, const Node& node, Reading&) {
                 e.cue.what = static_cast<std::uint16_t>(input::word_of<CheckResult>(node));
               });
  shape->field("because", input::words_of<CheckReason>({}), "Why; whatever the reason if left out.",
               [](Expectation& e, const Node& node, Reading&) {
                 e.cue.b_min = e.cue.b_max =
                     static_cast<std::int64_t>(input::word_of<CheckReason>(node));
               });
  shape->example("{check: V2, result: fail, because: full-at-once}\n");
  return shape;
}

}  // namespace

void add_firmware_cues(CueCases& cases) {
  cases.push_back(power_cue());
  cases.push_back(eeprom_cue());
  cases.push_back(flash_cue());
  cases.push_back(log_cue());
  cases.push_back(bug_cue());
  auto mailbox = cue_on<Mail>(Channel::mailbox, "A word from one processor to another.");
  mailbox->example("{mailbox: anc-reset}\n");
  cases.push_back(std::move(mailbox));
  auto fault = cue_on<Fault>(Channel::fault, "A fault of the set-up acts for the first time.");
  fault->example("{fault: lint}\n");
  cases.push_back(std::move(fault));
  cases.push_back(check_cue());
}

}  // namespace headloop::script
