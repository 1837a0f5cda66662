#include "tools/script/cues.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Node;
using world::Expectation;

namespace {

constexpr std::int64_t ns_per_us = 1'000;
constexpr std::int64_t ns_per_ms = 1'000'000;

void exactly(std::optional<std::int64_t>& min, std::optional<std::int64_t>& max,
             std::int64_t value) {
  min = max = value;
}

void add_host(CueCase& shape) {
  shape.field("host", host(), "Which host; any if left out.",
              [](Expectation& e, const Node& node, Reading& reading) {
                e.cue.subject = reading.host(node);
              });
}

std::shared_ptr<const CueCase> radio_cue() {
  auto shape = cue_on<RadioEvent>(Channel::radio, "Bluetooth: advertising, links, pairing.");
  add_host(*shape);
  shape->field("codec", input::words_of<Codec>({}), "With `codec`: the one agreed on.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<RadioEvent>({RadioEvent::codec}, e, node, reading);
                 exactly(e.cue.a_min, e.cue.a_max,
                         static_cast<std::int64_t>(input::word_of<Codec>(node)));
               });
  shape->field("suffix", input::yes_no(),
               "With `advertising`: whether the name carries the _XXXX suffix.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<RadioEvent>({RadioEvent::advertising}, e, node, reading);
                 exactly(e.cue.a_min, e.cue.a_max, yes_no_of(node) ? 1 : 0);
               });
  shape->example("{radio: connected, host: phone}\n");
  return shape;
}

std::shared_ptr<const CueCase> audio_cue() {
  auto shape = cue_on<AudioEvent>(Channel::audio, "What is heard, and how late.");
  shape->field("volume", percent(), "With `play`: how loud.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<AudioEvent>({AudioEvent::play}, e, node, reading);
                 exactly(e.cue.a_min, e.cue.a_max, percent_of(node));
               });
  shape->field("lasting", range("duration-range", duration()),
               "With `latency-spike`: how long it is; with `assistant-answer`: how long it took.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<AudioEvent>({AudioEvent::latency_spike, AudioEvent::assistant_answer}, e,
                                       node, reading);
                 const bool spike = e.cue.what == static_cast<int>(AudioEvent::latency_spike);
                 bound(e.cue.a_min, e.cue.a_max, range_of(node, nanoseconds_of, reading.problems),
                       spike ? ns_per_us : ns_per_ms);
               });
  shape->example("{audio: assistant-answer, lasting: {max: 1.2 s}}\n");
  return shape;
}

std::shared_ptr<const CueCase> anc_cue() {
  auto shape = cue_on<AncEvent>(Channel::anc, "Noise cancelling.");
  shape->field("attenuation", range("percent-range", percent()), "In percent of full.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 bound(e.cue.a_min, e.cue.a_max, range_of(node, percent_of, reading.problems));
               });
  shape->field("lasting", range("duration-range", duration()),
               "With `ramp`: how long it will take to full attenuation.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<AncEvent>({AncEvent::ramp}, e, node, reading);
                 bound(e.cue.b_min, e.cue.b_max, range_of(node, nanoseconds_of, reading.problems));
               });
  shape->example("{anc: ramp, lasting: {min: 22 s, max: 38 s}}\n");
  return shape;
}

std::shared_ptr<const CueCase> usb_cue() {
  auto shape = cue_on<UsbEvent>(Channel::usb, "The port's sense line and the charger behind it.");
  shape->field("charger", charger(), "With `charger-found`: which one.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<UsbEvent>({UsbEvent::charger_found}, e, node, reading);
                 exactly(e.cue.a_min, e.cue.a_max,
                         static_cast<std::int64_t>(input::word_of<Charger>(node)));
               });
  shape->example("{usb: cable-seen}\n");
  return shape;
}

std::shared_ptr<const CueCase> app_cue() {
  auto shape = cue_on<AppEvent>(Channel::app, "What the companion app shows.");
  add_host(*shape);
  shape->field("release", release(), "With `firmware`: the version shown.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<AppEvent>({AppEvent::firmware}, e, node, reading);
                 exactly(e.cue.b_min, e.cue.b_max, reading.release(node));
               });
  shape->field("progress", range("percent-range", percent()),
               "With `update-progress`: how far it is.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<AppEvent>({AppEvent::update_progress}, e, node, reading);
                 bound(e.cue.a_min, e.cue.a_max, range_of(node, percent_of, reading.problems));
               });
  shape->field("number", input::integer(0, 1'000),
               "With `exported`, `imported` and `presets`: how many.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 only_with<AppEvent>({AppEvent::exported, AppEvent::imported, AppEvent::presets}, e,
                                     node, reading);
                 exactly(e.cue.a_min, e.cue.a_max, input::integer_of(node));
               });
  shape->example("{app: firmware, release: 2.3.1}\n");
  return shape;
}

}  // namespace

void add_radio_cues(CueCases& cases) {
  cases.push_back(radio_cue());
  cases.push_back(audio_cue());
  cases.push_back(anc_cue());
  cases.push_back(usb_cue());
  auto cell = cue_on<CellEvent>(Channel::cell, "The cell and its protection IC.");
  cell->example("{cell: protection-released}\n");
  cases.push_back(std::move(cell));
  cases.push_back(app_cue());
}

}  // namespace headloop::script
