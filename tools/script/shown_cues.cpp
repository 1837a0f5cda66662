#include "tools/script/cues.hpp"
#include "tools/script/looks.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Need;
using input::Node;
using world::Expectation;
using world::LedLook;

namespace {

std::shared_ptr<CueCase> plain_case(Channel channel, std::string doc) {
  const std::string head(name_of(channel));
  return std::make_shared<CueCase>("", "the cue '" + head + "'", std::move(doc));
}

void read_led(Expectation& e, const Node& node, Reading& reading) {
  e.cue.channel = Channel::led;
  LedLook& seen = e.cue.look.emplace();
  if (!node.is_scalar()) return look()->read(node, seen, reading);
  seen.sign = input::word_of<LedSign>(node);
  seen.kind = seen.sign == LedSign::off ? LedLook::Kind::off : LedLook::Kind::named;
}

std::shared_ptr<const CueCase> led_cue() {
  auto shape =
      plain_case(Channel::led,
                 "The LED, by the data sheet's name for what the device means by it, or by "
                 "how it looks. `off` is darkness, whatever the reason.");
  shape->field(std::string(name_of(Channel::led)),
               input::value_or_map(input::words_of<LedSign>("led-sign"), look()),
               "The sign or the look.", read_led, Need::required);
  shape->example("{led: reset-ready}\n---\n{led: {alternates: [red, green]}}\n");
  return shape;
}

std::shared_ptr<const CueCase> voice_cue() {
  auto shape = plain_case(Channel::voice,
                          "A voice prompt, in the words in which this product says it (case does "
                          "not matter), or by the name that all products share.");
  shape->field(
      std::string(name_of(Channel::voice)), input::text("what the voice says", "Resetting"),
      "The prompt.",
      [](Expectation& e, const Node& node, Reading& reading) {
        e.cue.channel = Channel::voice;
        e.cue.what = static_cast<std::uint16_t>(reading.prompt(node));
        e.cue.a_min = e.cue.a_max = static_cast<std::int64_t>(PromptEdge::begin);
      },
      Need::required);
  shape->field("is", input::words_of<PromptEdge>({}), "Which end of it; `begin` if left out.",
               [](Expectation& e, const Node& node, Reading&) {
                 e.cue.a_min = e.cue.a_max =
                     static_cast<std::int64_t>(input::word_of<PromptEdge>(node));
               });
  shape->example("{voice: Resetting}\n---\n{voice: resetting, is: cut-off}\n");
  return shape;
}

std::shared_ptr<const CueCase> beep_cue() {
  auto shape = plain_case(Channel::beep, "A train of beeps.");
  shape->field(
      std::string(name_of(Channel::beep)), input::integer(1, 100), "How many beeps it has.",
      [](Expectation& e, const Node& node, Reading&) {
        e.cue.channel = Channel::beep;
        e.cue.what = static_cast<std::uint16_t>(input::integer_of(node));
      },
      Need::required);
  shape->example("{beep: 2}\n");
  return shape;
}

std::shared_ptr<const CueCase> gauge_cue() {
  auto shape = plain_case(Channel::gauge, "The charge that the device shows.");
  shape->field(
      std::string(name_of(Channel::gauge)), range("percent-range", percent()), "How much.",
      [](Expectation& e, const Node& node, Reading& reading) {
        e.cue.channel = Channel::gauge;
        bound(e.cue.a_min, e.cue.a_max, range_of(node, percent_of, reading.problems));
      },
      Need::required);
  shape->example("{gauge: 100 %}\n---\n{gauge: {max: 20 %}}\n");
  return shape;
}

std::shared_ptr<const CueCase> key_cue() {
  auto shape = plain_case(Channel::key, "A button or switch, as the firmware sees it.");
  shape->field(
      std::string(name_of(Channel::key)), control(), "Which one.",
      [](Expectation& e, const Node& node, Reading& reading) {
        e.cue.channel = Channel::key;
        e.cue.subject = reading.control(node);
        e.cue.what = static_cast<std::uint16_t>(KeyEdge::down);
      },
      Need::required);
  shape->field("is", input::words_of<KeyEdge>({}), "`down` if left out.",
               [](Expectation& e, const Node& node, Reading&) {
                 e.cue.what = static_cast<std::uint16_t>(input::word_of<KeyEdge>(node));
               });
  shape->example("{key: power, is: up}\n");
  return shape;
}

std::shared_ptr<const CueCase> gesture_cue() {
  auto shape = cue_on<Gesture>(Channel::gesture, "What the touch panel reports; `none`: nothing.");
  shape->field("on", control(), "Which panel; any if left out.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 e.cue.subject = reading.control(node);
               });
  shape->example("{gesture: none, on: touch-panel}\n");
  return shape;
}

}  // namespace

void add_shown_cues(CueCases& cases) {
  cases.push_back(led_cue());
  cases.push_back(voice_cue());
  cases.push_back(beep_cue());
  cases.push_back(gauge_cue());
  cases.push_back(key_cue());
  cases.push_back(gesture_cue());
  auto proximity = cue_on<Proximity>(Channel::proximity, "The wear sensor's output.");
  proximity->example("{proximity: covered}\n");
  cases.push_back(std::move(proximity));
}

}  // namespace headloop::script
