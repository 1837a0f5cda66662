#include "tools/script/cues.hpp"

#include "tools/script/terms.hpp"

namespace headloop::script {

using input::KeyRule;
using input::Need;
using input::Node;
using world::Cue;
using world::Expectation;

namespace {

const char* const nth_key = "nth";

CueCases make_cases() {
  CueCases cases;
  add_shown_cues(cases);
  add_radio_cues(cases);
  add_firmware_cues(cases);
  add_machine_cues(cases);
  return cases;
}

const CueCases& cue_cases() {
  static const CueCases cases = make_cases();
  return cases;
}

void add_nth(CueCase& shape) {
  shape.field(nth_key, input::integer(1, 10'000),
              "Only the n-th time that it is observed counts; the first if left out.",
              [](Expectation& e, const Node& node, Reading&) {
                e.cue.count = static_cast<int>(input::integer_of(node));
              });
}

std::shared_ptr<const Cues> make_cue() {
  auto shape = std::make_shared<Cues>(
      "cue", "a cue", "{led: reset-ready}",
      "Something that can be waited for, expected or forbidden. Each cue is about one channel of "
      "what can be observed.");
  for (const auto& one : cue_cases()) shape->one(one);
  auto common = std::make_shared<CueCase>("", "a cue", "Beside the cue's own:");
  add_nth(*common);
  common->example("{led: {flashes: green}, nth: 2}\n");
  shape->common(common);
  return shape;
}

std::shared_ptr<CueCase> never_case() {
  auto shape = std::make_shared<CueCase>("", "'never'", "The cue is not observed.");
  shape->field(
      "never", cue(), "What must not be observed.",
      [](Expectation& e, const Node& node, Reading& reading) {
        e.kind = Expectation::Kind::never;
        e.cue = cue_of(node, reading);
        refuse_impossible(e.cue, node, reading);
      },
      Need::required);
  shape->field("for", span(), "How long; until the scenario ends if left out.",
               [](Expectation& e, const Node& node, Reading&) { e.span = span_of(node); });
  shape->example("{never: {led: reset-refused}, for: 20 s}\n");
  return shape;
}

struct Ends {
  Cue from;
  Cue to;
};

std::shared_ptr<const input::Object<Ends, Reading>> ends() {
  static const auto shape = [] {
    auto object = std::make_shared<input::Object<Ends, Reading>>(
        "latency", "a distance in time", "The two cues whose distance in time is meant.");
    object->field(
        "from", cue(), "Where the time begins.",
        [](Ends& e, const Node& node, Reading& reading) { e.from = cue_of(node, reading); },
        Need::required);
    object->field(
        "to", cue(), "Where it ends.",
        [](Ends& e, const Node& node, Reading& reading) { e.to = cue_of(node, reading); },
        Need::required);
    return object;
  }();
  return shape;
}

void add_not_before(CueCase& shape) {
  shape.field("not-before", span(), "Nor earlier than this.",
              [](Expectation& e, const Node& node, Reading& reading) {
                e.not_before = span_of(node);
                if (e.not_before.unit != e.span.unit || e.not_before.count <= e.span.count) return;
                reading.problems.add(node.at,
                                     "a window that ends before it begins, expected "
                                     "'not-before' to be less than 'within'");
              });
  shape.rule(KeyRule::Kind::first_needs_others, {"not-before", "within"});
}

std::shared_ptr<CueCase> latency_case() {
  auto shape = std::make_shared<CueCase>("", "'latency'", "The time from one cue to another.");
  shape->field(
      "latency", ends(),
      "From what to what. A pattern that the LED shows already when the first is seen counts.",
      [](Expectation& e, const Node& node, Reading& reading) {
        e.kind = Expectation::Kind::latency;
        Ends both;
        ends()->read(node, both, reading);
        e.cue = std::move(both.from);
        e.to = std::move(both.to);
      },
      Need::required);
  shape->field(
      "within", span(), "At most so long.",
      [](Expectation& e, const Node& node, Reading&) { e.span = span_of(node); }, Need::required);
  add_not_before(*shape);
  shape->example(
      "latency: {from: {audio: wake-word}, to: {audio: assistant-answer}}\n"
      "within: 1.2 s\n");
  return shape;
}

// For what happens at an instant and is over.
bool lasts(Channel channel) {
  switch (channel) {
    case Channel::led:
    case Channel::key:
    case Channel::proximity:
    case Channel::usb:
    case Channel::power:
    case Channel::radio:
    case Channel::audio:
    case Channel::anc:
    case Channel::gauge:
    case Channel::cell:
    case Channel::machine: return true;
    default: return false;
  }
}

std::shared_ptr<CueCase> make_timing() {
  auto shape = std::make_shared<CueCase>(
      "", "an expectation",
      "When the cue is expected, counted from the begin of the step. Without `within` and "
      "`stays-for` it is expected before the step ends.");
  add_nth(*shape);
  shape->field("within", span(), "It is observed at most so long after the step began.",
               [](Expectation& e, const Node& node, Reading&) { e.span = span_of(node); });
  add_not_before(*shape);
  shape->field("stays-for", span(),
               "It is so when the step begins and stays so, and nothing else happens on that "
               "channel.",
               [](Expectation& e, const Node& node, Reading& reading) {
                 e.kind = Expectation::Kind::stays;
                 e.span = span_of(node);
                 const bool flashes =
                     e.cue.look && e.cue.look->kind == world::LedLook::Kind::flashes;
                 if (lasts(e.cue.channel) && !flashes) return;
                 reading.problems.add(node.at,
                                      "'stays-for' of something that is over at once, "
                                      "expected 'within'");
               });
  shape->rule(KeyRule::Kind::at_most_one, {"within", "stays-for"});
  shape->rule(KeyRule::Kind::at_most_one, {nth_key, "stays-for"});
  shape->example(
      "{led: reset-ready, within: 12.5 s, not-before: 11.9 s}\n"
      "---\n"
      "{led: on, stays-for: 3 s}\n");
  return shape;
}

const std::shared_ptr<const CueCase>& timing() {
  static const std::shared_ptr<const CueCase> shape = make_timing();
  return shape;
}

// The cue of an expectation as a sentence, without its time.
std::string cue_text(const Node& node) {
  Node rest = node;
  for (const input::FieldInfo& field : timing()->fields()) {
    if (field.key == nth_key) continue;
    std::erase_if(rest.entries, [&](const input::Entry& e) { return e.key.text == field.key; });
  }
  return spoken(rest);
}

std::shared_ptr<const Cues> make_expectation() {
  auto shape =
      std::make_shared<Cues>("expectation", "an expectation", "{led: reset-ready, within: 1 s}",
                             "A [cue](#cue) with its time beside it, or one of the forms below.");
  for (const auto& one : cue_cases()) shape->one(one, {.undocumented = true});
  shape->one(never_case(), {.alone = true}).one(latency_case(), {.alone = true}).common(timing());
  return shape;
}

}  // namespace

std::shared_ptr<const Cues> cue() {
  static const auto shape = make_cue();
  return shape;
}

Cue cue_of(const Node& node, Reading& reading) {
  Expectation holder;
  cue()->read(node, holder, reading);
  holder.cue.text = spoken(node);
  return std::move(holder.cue);
}

std::shared_ptr<const Cues> expectation() {
  static const auto shape = make_expectation();
  return shape;
}

std::vector<Expectation> expectations_of(const Node& list_or_one, Window window, Reading& reading) {
  std::vector<Expectation> list;
  for (const Node* item : input::items_of(list_or_one)) {
    Expectation e;
    expectation()->read(*item, e, reading);
    e.at = reading.position(*item);
    if (e.cue.text.empty()) e.cue.text = cue_text(*item);
    const bool open = e.kind == Expectation::Kind::within && e.span.count == 0;
    if (open && window == Window::must_be_given) {
      reading.problems.add(item->at,
                           "an expectation without its time, expected 'within' or 'stays-for': "
                           "this step takes none itself");
    }
    list.push_back(std::move(e));
  }
  return list;
}

void bound(std::optional<std::int64_t>& min, std::optional<std::int64_t>& max, const Range& range,
           std::int64_t unit) {
  if (range.min) min = (*range.min + unit - 1) / unit;
  if (range.max) max = *range.max / unit;
}

}  // namespace headloop::script
