// The four verification tests, and expectations that are steps of their own.
#include "tools/script/cues.hpp"
#include "tools/script/steps.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::KeyRule;
using input::Node;
using world::Action;
using world::Expectation;

namespace {

// The expectation that a verification states; the first one of its step.
Expectation& stated(StepDraft& draft, const Node& node, Reading& reading) {
  if (draft.step.expects.empty()) {
    Expectation& e = draft.step.expects.emplace_back();
    e.cue.channel = Channel::check;
    e.cue.subject = static_cast<std::uint8_t>(draft.step.test);
    e.cue.text = std::string(name_of(Channel::check)) + " " + draft.head->text;
    e.at = reading.position(node);
  }
  draft.step.expects[0].cue.text += " " + node.text;
  return draft.step.expects[0];
}

std::shared_ptr<StepCase> verify_step() {
  auto shape = step_case(Action::verify, input::words_of<Test>({}), "Which test.",
                         "Carries out one of the verification tests, with all that belongs to it. "
                         "It has to pass, unless another result is stated.",
                         [](StepDraft& draft, const Node& node, Reading&) {
                           draft.step.test = input::word_of<Test>(node);
                         });
  shape->field("result", input::words_of<CheckResult>({}), "How it must end.",
               [](StepDraft& draft, const Node& node, Reading& reading) {
                 stated(draft, node, reading).cue.what =
                     static_cast<std::uint16_t>(input::word_of<CheckResult>(node));
               });
  shape->field("because", input::words_of<CheckReason>({}), "Why; any reason if left out.",
               [](StepDraft& draft, const Node& node, Reading& reading) {
                 Expectation& e = stated(draft, node, reading);
                 e.cue.b_min = e.cue.b_max =
                     static_cast<std::int64_t>(input::word_of<CheckReason>(node));
               });
  shape->field(
      "for", span(), "How long the person observes; as the test says if left out.",
      [](StepDraft& draft, const Node& node, Reading&) { draft.step.duration = span_of(node); });
  shape->rule(KeyRule::Kind::first_needs_others, {"because", "result"});
  shape->example("verify: V2\nresult: fail\nbecause: full-at-once\n");
  return shape;
}

std::shared_ptr<StepCase> expect_step() {
  auto shape =
      step_case(Action::expect, input::list_or_one(expectation()), "One expectation, or several.",
                "States what is to be observed from here on. It takes no time: to watch "
                "for something before going on, `wait`.",
                [](StepDraft& draft, const Node& node, Reading& reading) {
                  draft.step.expects = expectations_of(node, Window::must_be_given, reading);
                });
  shape->example("expect: {led: on, stays-for: 3 s}\n");
  return shape;
}

}  // namespace

void add_test_steps(Steps& steps) {
  steps.one(verify_step());
  steps.one(expect_step(), {.alone = true, .fallback = true});
}

}  // namespace headloop::script
