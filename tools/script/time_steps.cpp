// Time that passes, until an instant or until something is observed.
#include "tools/script/cues.hpp"
#include "tools/script/steps.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::KeyRule;
using input::Need;
using input::Node;
using world::Action;

namespace {

std::shared_ptr<const StepCase> waiting() {
  static const auto shape = [] {
    auto object = std::make_shared<StepCase>("wait-until", "waiting for a cue", "Waits for a cue.");
    add_until(*object, "What is waited for.", Need::required);
    object->example("wait: {until: {voice: Initializing}, at-most: 10 s}\n");
    return object;
  }();
  return shape;
}

}  // namespace

void add_until(StepCase& shape, const std::string& doc, Need need) {
  shape.field(
      "until", cue(), doc,
      [](StepDraft& draft, const Node& node, Reading& reading) {
        draft.step.until = cue_of(node, reading);
      },
      need);
  shape.field("reaction", delay(), "How long after the cue the person acts; at once if left out.",
              [](StepDraft& draft, const Node& node, Reading&) {
                draft.step.reaction = duration_of(node);
              });
  shape.field(
      "at-most", span(),
      "When the person gives up, and the scenario fails; 60 s with a finger on a button and 24 h "
      "without if left out.",
      [](StepDraft& draft, const Node& node, Reading&) { draft.step.at_most = span_of(node); });
  shape.rule(KeyRule::Kind::first_needs_others, {"reaction", "until"});
  shape.rule(KeyRule::Kind::first_needs_others, {"at-most", "until"});
}

void add_time_steps(Steps& steps) {
  auto wait = step_case(Action::wait, input::value_or_map(span(), waiting()),
                        "How long, or until what.", "Does nothing for a while.",
                        [](StepDraft& draft, const Node& node, Reading& reading) {
                          if (!node.is_scalar()) return waiting()->read(node, draft, reading);
                          draft.step.duration = span_of(node);
                        });
  wait->example("wait: 2 s\n");
  steps.one(wait);

  auto leave = step_case(
      Action::leave, span(), "How long.", "Leaves the unit alone, for hours or months.",
      [](StepDraft& draft, const Node& node, Reading&) { draft.step.duration = span_of(node); });
  leave->example("leave: 12 h\n");
  steps.one(leave);
}

}  // namespace headloop::script
