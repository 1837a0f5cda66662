#include "tools/script/steps.hpp"

#include <algorithm>

#include "tools/script/cues.hpp"
#include "tools/script/situation.hpp"

namespace headloop::script {

using input::Need;
using input::Node;

namespace {

std::shared_ptr<const Steps> make_step() {
  auto shape = std::make_shared<Steps>(
      "step", "a step", "{hold: power, for: 2 s}",
      "What somebody does. Each step has one action; steps follow one another, and a step begins "
      "when the one before it has ended.");
  add_finger_steps(*shape);
  add_time_steps(*shape);
  add_world_steps(*shape);
  add_host_steps(*shape);
  add_test_steps(*shape);

  auto common = std::make_shared<StepCase>("", "a step", "Beside the action's own:");
  common->field(expect_key, input::list_or_one(expectation()),
                "What is to be observed, counted from the begin of this step.",
                [](StepDraft& draft, const Node& node, Reading& reading) {
                  for (auto& e : expectations_of(node, Window::may_be_the_step, reading)) {
                    draft.step.expects.push_back(std::move(e));
                  }
                });
  common->example(
      "hold: [power, nc-ambient]\n"
      "for: 13 s\n"
      "expect:\n"
      "  - {led: reset-ready, within: 12.5 s}\n"
      "  - {never: {led: reset-refused}, for: 20 s}\n");
  shape->common(common);
  return shape;
}

// As a sentence, without what is judged of it.
std::string text_of(const Node& node) {
  if (node.is_scalar()) return node.text;
  const std::vector<std::string> left_out = {expect_key, if_missing_key, stand_in_key};
  Node rest = node;
  const auto is_left_out = [&](const input::Entry& entry) {
    return std::find(left_out.begin(), left_out.end(), entry.key.text) != left_out.end();
  };
  if (rest.entries.size() > 1) std::erase_if(rest.entries, is_left_out);
  return spoken(rest);
}

}  // namespace

std::shared_ptr<const Steps> step() {
  static const auto shape = make_step();
  return shape;
}

std::vector<world::Step> steps_of(const Node& list, const world::UnitSetup& unit,
                                  Reading& reading) {
  std::vector<world::Step> steps;
  Situation situation(unit, reading.device.face);
  for (const Node& node : list.items) {
    StepDraft draft;
    draft.head = &node;
    draft.step.at = reading.position(node);
    draft.step.text = text_of(node);
    step()->read(node, draft, reading);
    if (node.is_scalar()) draft.head = &node;  // the reader's own copy of it is gone
    resolve_controls(draft, reading);
    if (reading.every_step) follow(draft, situation, reading);
    steps.push_back(std::move(draft.step));
  }
  if (reading.every_step) refuse_checks_of_no_step(steps, reading);
  return steps;
}

std::shared_ptr<StepCase> step_case(world::Action action, input::ShapePtr value,
                                    const std::string& value_doc, std::string doc,
                                    const StepCase::Effect& effect) {
  const std::string head(name_of(action));
  auto shape = std::make_shared<StepCase>("", "the step '" + head + "'", std::move(doc));
  shape->field(
      head, std::move(value), value_doc,
      [action, effect](StepDraft& draft, const Node& node, Reading& reading) {
        draft.step.action = action;
        draft.head = &node;
        if (effect) effect(draft, node, reading);
      },
      Need::required);
  return shape;
}

}  // namespace headloop::script
