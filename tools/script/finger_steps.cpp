// Fingers on controls, and what cleans them.
#include "sim/world/property.hpp"
#include "tools/script/steps.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::KeyRule;
using input::Need;
using input::Node;
using world::Action;

namespace {

void name_controls(StepDraft& draft, const Node& node, Reading&) { draft.controls = &node; }

void add_missing(StepCase& shape) {
  shape.field(if_missing_key, input::words({}, {"skip", "stand-in"}),
              "If this device lacks the control: leave the step out, or take the control that the "
              "data sheet names as the likely stand-in (and leave the step out if it names none). "
              "Either way the outcome is then `not-performable` at this step.",
              [](StepDraft& draft, const Node& node, Reading&) { draft.if_missing = &node; });
  shape.field(stand_in_key, control(), "If this device lacks the control: the one to take instead.",
              [](StepDraft& draft, const Node& node, Reading&) { draft.stand_in = &node; });
  shape.rule(KeyRule::Kind::at_most_one, {if_missing_key, stand_in_key});
}

void add_pressure(StepCase& shape) {
  shape.field("pressure", input::words_of<world::Pressure>({}), "`normal` if left out.",
              [](StepDraft& draft, const Node& node, Reading&) {
                draft.step.pressure = input::word_of<world::Pressure>(node);
              });
}

void add_skew(StepCase& shape) {
  shape.field("skew", input::list_or_one(delay(), 7),
              "How much later than the first finger the others come down, in order; one value for "
              "all of them. None if left out.",
              [](StepDraft& draft, const Node& node, Reading&) { draft.skew = &node; });
}

std::shared_ptr<StepCase> hold_step() {
  auto shape =
      step_case(Action::hold, input::list_or_one(control(), 8), "One button, or all of a chord.",
                "Presses, waits, and lets go again. With `for` and `until` together: "
                "until the cue, but at least so long.",
                name_controls);
  shape->field(
      "for", span(), "From the last finger's contact to the release.",
      [](StepDraft& draft, const Node& node, Reading&) { draft.step.duration = span_of(node); });
  add_until(*shape, "Lets go when this is observed.");
  add_skew(*shape);
  add_pressure(*shape);
  add_missing(*shape);
  shape->rule(KeyRule::Kind::at_least_one, {"for", "until"});
  shape->example(
      "hold: [power, nc-ambient]\n"
      "until: {led: {flashes: green}, nth: 2}\n"
      "reaction: 250 ms\n"
      "at-most: 20 s\n"
      "skew: 30 ms\n");
  return shape;
}

std::shared_ptr<StepCase> press_step() {
  auto shape = step_case(Action::press, input::list_or_one(control(), 8), "One button, or several.",
                         "Presses and stays on it; `release` lets go.", name_controls);
  add_skew(*shape);
  add_pressure(*shape);
  add_missing(*shape);
  shape->example("press: power\n");
  return shape;
}

std::shared_ptr<StepCase> release_step() {
  const auto released = input::name_of_kind("released", "a control that is down, or all");
  auto shape = step_case(Action::release, input::list_or_one(released, 8),
                         "One button, several, or `all` that are down.",
                         "Lets go of what `press` pressed.", name_controls);
  add_missing(*shape);
  shape->example("release: all\n");
  return shape;
}

std::shared_ptr<StepCase> tap_step() {
  auto shape = step_case(Action::tap, control(), "A button, or a touch panel.",
                         "Presses for a moment, once or several times in a row.", name_controls);
  shape->field("times", input::integer(1, 100), "How often; once if left out.",
               [](StepDraft& draft, const Node& node, Reading&) {
                 draft.step.count = static_cast<int>(input::integer_of(node));
               });
  shape->field(
      "for", span(), "How long each tap is; 100 ms if left out.",
      [](StepDraft& draft, const Node& node, Reading&) { draft.step.duration = span_of(node); });
  add_pressure(*shape);
  add_missing(*shape);
  shape->example("tap: power\ntimes: 2\n");
  return shape;
}

std::shared_ptr<StepCase> swipe_step() {
  auto shape = step_case(Action::swipe, control(), "A touch panel.", "Strokes a touch panel.",
                         name_controls);
  shape->field(
      "direction", input::words({}, {"up", "down", "left", "right"}), "Which way.",
      [](StepDraft& draft, const Node& node, Reading&) {
        draft.step.gesture = *from_name<Gesture>("swipe-" + node.text);
      },
      Need::required);
  add_missing(*shape);
  shape->example("swipe: touch-panel\ndirection: up\n");
  return shape;
}

std::shared_ptr<StepCase> slide_step() {
  auto shape = step_case(Action::slide, control(), "A slide switch.", "Moves a slide switch.",
                         name_controls);
  shape->field(
      "to", input::words_of<world::OnOff>({}), "Where to.",
      [](StepDraft& draft, const Node& node, Reading&) {
        draft.step.on = input::word_of<world::OnOff>(node) == world::OnOff::on;
      },
      Need::required);
  add_missing(*shape);
  shape->example("slide: power\nto: on\n");
  return shape;
}

std::shared_ptr<StepCase> clean_step() {
  const auto cleanable = input::name_of_kind("cleanable", "the name of a control, or port");
  auto shape =
      step_case(Action::clean, cleanable, "The charging port, or a control.",
                "Cleans a part of the unit.", [](StepDraft& draft, const Node& node, Reading&) {
                  if (node.text != port) draft.controls = &node;
                });
  shape->field(
      "with", input::words_of<world::CleaningTool>({}), "With what.",
      [](StepDraft& draft, const Node& node, Reading&) {
        draft.step.tool = input::word_of<world::CleaningTool>(node);
      },
      Need::required);
  shape->field("strength", percent(), "How much of isopropyl is alcohol; 99 % if left out.",
               [](StepDraft& draft, const Node& node, Reading&) {
                 draft.step.strength_percent = static_cast<int>(percent_of(node));
               });
  add_missing(*shape);
  shape->example("clean: custom\nwith: isopropyl\nstrength: 70 %\n");
  shape->example("clean: port\nwith: brass-brush\n");
  return shape;
}

}  // namespace

void add_finger_steps(Steps& steps) {
  steps.one(hold_step()).one(press_step()).one(release_step()).one(tap_step()).one(swipe_step());
  steps.one(slide_step()).one(clean_step());
}

}  // namespace headloop::script
