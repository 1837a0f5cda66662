// Phones and other hosts, and the companion app on them.
#include "tools/script/steps.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Need;
using input::Node;
using world::Action;
using world::AppAction;
using world::HostAction;

namespace {

constexpr std::int64_t usual_volume = 50;  // percent

void add_host(StepCase& shape) {
  shape.field("host", host(), "Which one; the first of `hosts` if left out.",
              [](StepDraft& draft, const Node& node, Reading& reading) {
                draft.step.host = reading.host(node);
              });
}

template <class E>
std::vector<std::string> names(const std::vector<E>& list) {
  std::vector<std::string> texts;
  for (const E one : list) texts.emplace_back(name_of(one));
  return texts;
}

std::shared_ptr<StepCase> phone_step(const std::vector<HostAction>& actions, std::string doc) {
  auto shape = step_case(Action::phone, input::words({}, names(actions)), "What.", std::move(doc),
                         [](StepDraft& draft, const Node& node, Reading&) {
                           draft.step.host_action = input::word_of<HostAction>(node);
                           draft.step.value = usual_volume;
                         });
  add_host(*shape);
  return shape;
}

std::shared_ptr<StepCase> app_step(const std::vector<AppAction>& actions, std::string doc) {
  auto shape = step_case(Action::app, input::words({}, names(actions)), "What.", std::move(doc),
                         [](StepDraft& draft, const Node& node, Reading&) {
                           draft.step.app_action = input::word_of<AppAction>(node);
                         });
  add_host(*shape);
  return shape;
}

// The one value that an action of the app takes.
std::shared_ptr<StepCase> app_step_with(AppAction action, const char* key, input::ShapePtr value,
                                        const char* value_doc, std::string doc,
                                        std::int64_t (*parse)(const Node&)) {
  auto shape = app_step({action}, std::move(doc));
  shape->field(
      key, std::move(value), value_doc,
      [parse](StepDraft& draft, const Node& node, Reading&) { draft.step.value = parse(node); },
      Need::required);
  return shape;
}

void add_phone_steps(Steps& steps) {
  const std::vector<HostAction> plain = {
      HostAction::pair,          HostAction::connect,         HostAction::disconnect,
      HostAction::forget,        HostAction::pause,           HostAction::call,
      HostAction::hang_up,       HostAction::wake_word,       HostAction::randomise_address,
      HostAction::fixed_address, HostAction::auto_connect_on, HostAction::auto_connect_off};
  auto acts = phone_step(plain, "Does something on a host.");
  acts->example("phone: connect\nhost: laptop\n");
  steps.one(acts, {.words = names(plain)});

  auto play = phone_step({HostAction::play}, "Plays music.");
  play->field(
      "volume", percent(), "How loud; 50 % if left out.",
      [](StepDraft& draft, const Node& node, Reading&) { draft.step.value = percent_of(node); });
  play->example("phone: play\nvolume: 70 %\n");
  steps.one(play, {.words = names<HostAction>({HostAction::play})});
}

std::shared_ptr<StepCase> update_step() {
  auto shape = app_step(
      {AppAction::update},
      "Updates the unit's firmware from the app. While an update is under way, or hangs, the "
      "firmware refuses another.");
  shape->field(
      "to", release(), "Which release.",
      [](StepDraft& draft, const Node& node, Reading& reading) {
        draft.step.value = reading.release(node);
      },
      Need::required);
  shape->example("app: update\nto: 2.3.1\n");
  return shape;
}

void add_app_steps(Steps& steps) {
  const std::vector<AppAction> plain = {AppAction::firmware, AppAction::export_profiles,
                                        AppAction::import_profiles};
  auto acts = app_step(plain,
                       "Looks at the firmware's version in the app; saves the ASC profiles "
                       "to a file; loads them from the file saved last.");
  acts->example("app: export\n");
  steps.one(acts, {.words = names(plain)});
  steps.one(update_step(), {.words = names<AppAction>({AppAction::update})});

  const auto one = [&steps](AppAction action, const char* key, input::ShapePtr value,
                            const char* value_doc, std::string doc,
                            std::int64_t (*parse)(const Node&), const char* sample) {
    auto shape = app_step_with(action, key, std::move(value), value_doc, std::move(doc), parse);
    shape->example("app: " + std::string(name_of(action)) + "\n" + key + ": " + sample + "\n");
    steps.one(shape, {.words = names<AppAction>({action})});
  };
  one(AppAction::equaliser, "preset", input::integer(0, 63), "Which one.",
      "Saves an equaliser preset in the app and its cloud.", input::integer_of, "3");
  one(AppAction::anc_strength, "to", input::integer(0, 100), "Where to.",
      "Moves the slider of the manual ANC strength.", input::integer_of, "40");
  one(AppAction::charge_limit, "to", percent(), "Where charging stops.", "Limits the charge.",
      percent_of, "80 %");
  one(AppAction::teach_location, "location", input::integer(1, 100), "Which place it is.",
      "Begins to teach the unit a location of the Adaptive Sound Control; it must then be worn "
      "there.",
      input::integer_of, "2");
}

}  // namespace

void add_host_steps(Steps& steps) {
  add_phone_steps(steps);
  add_app_steps(steps);
}

}  // namespace headloop::script
