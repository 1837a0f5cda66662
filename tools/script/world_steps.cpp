// Cables, places and power: what is done to the unit as a thing.
#include "tools/script/steps.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Node;
using world::Action;

namespace {

std::shared_ptr<StepCase> plug_step() {
  auto shape = step_case(Action::plug, charger(), "Which one.",
                         "Plugs a charger or a computer into the charging port.",
                         [](StepDraft& draft, const Node& node, Reading&) {
                           draft.step.charger = input::word_of<Charger>(node);
                         });
  shape->example("plug: original-usb-a\n");
  return shape;
}

// An action on the only thing that it can be done to.
std::shared_ptr<StepCase> plain_step(Action action, const char* object, std::string doc) {
  auto shape = step_case(action, input::words({}, {object}), "Always this.", std::move(doc), {});
  shape->example(std::string(name_of(action)) + ": " + object + "\n");
  return shape;
}

std::shared_ptr<StepCase> place_step() {
  auto shape = step_case(Action::place, input::words_of<world::Surface>({}), "On what.",
                         "Lays the unit down, or takes it into the hand.",
                         [](StepDraft& draft, const Node& node, Reading&) {
                           draft.step.surface = input::word_of<world::Surface>(node);
                           const bool metal = draft.step.surface == world::Surface::metal;
                           draft.step.metal_mm = metal ? 0 : world::no_metal_near;
                         });
  shape->field("metal", distance(), "How far the nearest metal is; far away if left out.",
               [](StepDraft& draft, const Node& node, Reading& reading) {
                 draft.step.metal_mm = millimetres_of(node);
                 if (draft.step.surface != world::Surface::metal) return;
                 reading.problems.add(node.at,
                                      "a distance to metal of what lies on metal, expected "
                                      "another surface, or no distance");
               });
  shape->example("place: wood\nmetal: 10 cm\n");
  return shape;
}

using CutShape = input::Object<StepDraft, Reading>;

std::shared_ptr<const CutShape> cut() {
  static const auto shape = [] {
    auto object = std::make_shared<CutShape>("cut", "a later cut",
                                             "A cut that happens later, while the script goes on.");
    object->field("at-write", input::integer(1, 1'000'000),
                  "At the n-th page write of the EEPROM from here.",
                  [](StepDraft& draft, const Node& node, Reading&) {
                    draft.step.at_write = static_cast<int>(input::integer_of(node));
                  });
    object->field(
        "after", delay(),
        "So long after that write began (whole microseconds up to 1 h), or from here.",
        [](StepDraft& draft, const Node& node, Reading&) { draft.step.after = duration_of(node); });
    object->rule(input::KeyRule::Kind::at_least_one, {"at-write", "after"});
    object->example("cut-power: {at-write: 5, after: 2 ms}\n");
    return object;
  }();
  return shape;
}

std::shared_ptr<StepCase> cut_step() {
  auto shape = step_case(Action::cut_power, input::value_or_map(input::words({}, {"now"}), cut()),
                         "When.", "Opens the wire between cell and board.",
                         [](StepDraft& draft, const Node& node, Reading& reading) {
                           if (node.is_scalar()) return;
                           cut()->read(node, draft, reading);
                           const Duration after = draft.step.after;
                           if (!draft.step.at_write) return;
                           if (after <= hours(1) && after.ns % 1'000 == 0) return;
                           reading.problems.add(node.find("after")->at,
                                                "found '" + node.find("after")->text +
                                                    "', expected whole microseconds up to 1 h "
                                                    "after the begin of a write");
                         });
  shape->example("cut-power: now\n");
  return shape;
}

}  // namespace

void add_world_steps(Steps& steps) {
  steps.one(plug_step());
  steps.one(plain_step(Action::unplug, "cable", "Pulls the cable out of the charging port."),
            {.bare = true});
  steps.one(plain_step(Action::wear, "headphones", "Puts the headphones on."), {.bare = true});
  steps.one(plain_step(Action::take_off, "headphones", "Takes the headphones off."),
            {.bare = true});
  steps.one(place_step());
  steps.one(cut_step());
  steps.one(plain_step(Action::restore_power, "now", "Closes the wire again."), {.bare = true});
  steps.one(plain_step(Action::service, "reflash",
                       "A service centre writes the firmware anew, which no user can. An update "
                       "under way ends with it: the version is the one from before."));
}

}  // namespace headloop::script
