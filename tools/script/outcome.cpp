#include "tools/script/ending.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Need;
using input::Node;
using world::Outcome;
using world::Script;

namespace {

using OutcomeCase = input::Object<Script, Reading>;
using Outcomes = input::Variant<Script, Reading>;

const char* const is_key = "is";

std::vector<std::string> names(const std::vector<Outcome>& list) {
  std::vector<std::string> texts;
  for (const Outcome one : list) texts.emplace_back(name_of(one));
  return texts;
}

std::shared_ptr<OutcomeCase> outcome_case(const std::vector<Outcome>& words, std::string doc) {
  auto shape = std::make_shared<OutcomeCase>("", "an outcome", std::move(doc));
  shape->field(
      is_key, input::words({}, names(words)), "The outcome.",
      [](Script& script, const Node& node, Reading&) {
        script.outcome = input::word_of<Outcome>(node);
      },
      Need::required);
  return shape;
}

void read_cleared(Script& script, const Node& node, Reading& reading) {
  for (const Node* item : input::items_of(node)) {
    const Layer layer = input::word_of<Layer>(*item);
    for (const Layer before : script.cleared) {
      if (before != layer) continue;
      reading.problems.add(item->at,
                           "the layer " + input::quote(item->text) + " twice, expected each once");
    }
    script.cleared.push_back(layer);
  }
}

void read_lasting(Script& script, const Node& node, Reading& reading) {
  const auto ns = [](const Node& value) { return duration_of(value).ns; };
  const Range range = range_of(node, ns, reading.problems);
  if (range.min) script.harm_min = Duration{*range.min};
  if (range.max) script.harm_max = Duration{*range.max};
}

void read_missing(Script& script, const Node& node, Reading& reading) {
  script.missing_control = node.text;
  bool lacked = false;
  for (const world::Step& step : script.steps) lacked |= step.missing_control == node.text;
  if (lacked) return;
  reading.problems.add(node.at, "no step lacks a control " + input::quote(node.text) +
                                    ", expected the one that a step names and " +
                                    reading.product() + " does not have");
}

std::shared_ptr<const Outcomes> make_outcome() {
  const std::vector<Outcome> losing = {Outcome::partial, Outcome::loses_data};
  const std::vector<Outcome> harming = {Outcome::harm};
  const std::vector<Outcome> lacking = {Outcome::not_performable};

  auto partial =
      outcome_case(losing, "Some of what a reset clears was cleared, or more than that.");
  partial->field("cleared", input::list_or_one(input::words_of<Layer>({}), count_of<Layer>()),
                 "Which layers, exactly.", read_cleared);
  partial->example("{is: partial, cleared: [bluetooth]}\n");

  auto harm = outcome_case(harming, "The unit is damaged, for a time or for good.");
  harm->field("lasting", range("duration-range", duration()), "For how long.", read_lasting);
  harm->example("{is: harm, lasting: {min: 4 h, max: 6 h}}\n");

  auto missing = outcome_case(lacking, "The device lacks a control that a step names.");
  missing->field("missing", input::name_of_kind("control", "the name of a control"), "Which one.",
                 read_missing);
  missing->field("stand-in", input::words_of<Outcome>({}),
                 "What it comes to with the stand-in that the step takes.",
                 [](Script& script, const Node& node, Reading&) {
                   script.stand_in_outcome = input::word_of<Outcome>(node);
                 });
  missing->example("{is: not-performable, missing: custom, stand-in: no-effect}\n");

  auto shape =
      std::make_shared<Outcomes>("outcome", "an outcome", "{is: partial, cleared: [bluetooth]}",
                                 "What the procedure came to, with details.");
  shape->one(partial, {.words = names(losing)});
  shape->one(harm, {.words = names(harming)});
  shape->one(missing, {.words = names(lacking)});
  return shape;
}

const std::shared_ptr<const Outcomes>& outcome_map() {
  static const auto shape = make_outcome();
  return shape;
}

}  // namespace

input::ShapePtr outcome() {
  static const input::ShapePtr shape =
      input::value_or_map(input::words_of<Outcome>("outcome-word"), outcome_map());
  return shape;
}

void read_outcome(const Node& node, Script& script, Reading& reading) {
  if (!node.is_scalar()) return outcome_map()->read(node, script, reading);
  script.outcome = input::word_of<Outcome>(node);
}

}  // namespace headloop::script
