// The controls that a step names, on the device at hand.
#include <algorithm>
#include <optional>

#include "tools/script/steps.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Node;
using world::Action;
using world::Control;
using world::ControlKind;
using world::ControlUse;

namespace {

bool fits(Action action, ControlKind kind) {
  switch (action) {
    case Action::tap: return kind != ControlKind::slide_switch;
    case Action::swipe: return kind == ControlKind::touch_panel;
    case Action::slide: return kind == ControlKind::slide_switch;
    case Action::clean: return true;
    default: return kind == ControlKind::button;
  }
}

std::optional<std::uint8_t> find(const std::string& name, Action action, const Device& device) {
  const auto index = device.face.control(name);
  return index && fits(action, device.face.controls[*index].kind) ? index : std::nullopt;
}

// The control that somebody would take for the missing one, as the data sheet has it.
std::optional<std::uint8_t> likely_stand_in(const std::string& name, Action action,
                                            const Device& device) {
  for (std::size_t i = 0; i < device.face.controls.size(); ++i) {
    const Control& control = device.face.controls[i];
    const auto& others = control.stands_in_for;
    const bool named = std::find(others.begin(), others.end(), name) != others.end();
    if (named && fits(action, control.kind)) return static_cast<std::uint8_t>(i);
  }
  return {};
}

// "mdr-1000x has no button 'custom', expected power or nc-ambient"
std::string lack(const Node& name, Action action, const Reading& reading) {
  std::string text = reading.product() + " has no control " + input::quote(name.text);
  if (const auto other = reading.device.face.control(name.text)) {
    const ControlKind kind = reading.device.face.controls[*other].kind;
    text += " for '" + std::string(name_of(action)) + "': it is a " + std::string(name_of(kind));
  }
  std::vector<std::string> fitting;
  for (const Control& control : reading.device.face.controls) {
    if (fits(action, control.kind)) fitting.push_back(control.name);
  }
  return text + ", expected " + (fitting.empty() ? "none: it has none" : input::join(fitting));
}

class Resolver {
 public:
  Resolver(StepDraft& draft, Reading& reading)
      : draft_(draft), step_(draft.step), reading_(reading) {}

  void resolve(const Node& name) {
    ControlUse use;
    use.asked = name.text;
    if (const auto index = find(name.text, step_.action, reading_.device)) {
      use.index = *index;
    } else if (const auto other = instead_of(name)) {
      use.index = *other;
      use.stand_in = true;
      if (step_.missing_control.empty()) step_.missing_control = name.text;
    } else {
      return;
    }
    for (const ControlUse& before : step_.controls) {
      if (before.index != use.index) continue;
      reading_.problems.add(
          name.at, "the control " + input::quote(reading_.device.face.controls[use.index].name) +
                       " twice in one step, expected each once");
      return;
    }
    step_.controls.push_back(std::move(use));
  }

 private:
  // The stand-in for a missing control. If there is none, the step is skipped, or wrong.
  std::optional<std::uint8_t> instead_of(const Node& name) {
    if (draft_.stand_in) {
      const auto index = find(draft_.stand_in->text, step_.action, reading_.device);
      if (!index) {
        reading_.problems.add(draft_.stand_in->at, lack(*draft_.stand_in, step_.action, reading_));
      }
      return index;
    }
    if (!draft_.if_missing) {
      reading_.problems.add(name.at, lack(name, step_.action, reading_) +
                                         "; if it is meant to be missing, say 'if-missing: skip' "
                                         "or 'stand-in: CONTROL'");
      return {};
    }
    if (draft_.if_missing->text == "stand-in") {
      const auto index = likely_stand_in(name.text, step_.action, reading_.device);
      if (index) return index;
    }
    // The first one that nothing stands in for is what the step fails for.
    if (!step_.skipped) step_.missing_control = name.text;
    step_.skipped = true;
    return {};
  }

  StepDraft& draft_;
  world::Step& step_;
  Reading& reading_;
};

void spread_skew(StepDraft& draft, Reading& reading) {
  world::Step& step = draft.step;
  if (step.skipped || !draft.skew) return;
  const auto delays = input::items_of(*draft.skew);
  const bool listed = draft.skew->kind == Node::Kind::list;
  if (step.controls.size() < 2) {
    reading.problems.add(draft.skew->at, "a skew of one finger, expected it with a chord");
  } else if (listed && delays.size() != step.controls.size() - 1) {
    reading.problems.add(draft.skew->at, std::to_string(delays.size()) + " delays for " +
                                             std::to_string(step.controls.size()) +
                                             " fingers, expected one for each after the first");
  } else {
    step.skew.assign(step.controls.size(), Duration{});
    for (std::size_t i = 1; i < step.skew.size(); ++i) {
      step.skew[i] = duration_of(*delays[listed ? i - 1 : 0]);
    }
  }
}

void choose_gesture(StepDraft& draft, const Device& device) {
  world::Step& step = draft.step;
  if (step.action != Action::tap || step.controls.empty()) return;
  if (device.face.controls[step.controls[0].index].kind != ControlKind::touch_panel) return;
  step.gesture = step.count == 2 ? Gesture::double_tap : Gesture::tap;
  if (step.count == 2) step.count = 1;
}

}  // namespace

void resolve_controls(StepDraft& draft, Reading& reading) {
  if (!draft.controls) return;
  Resolver resolver(draft, reading);
  for (const Node* name : input::items_of(*draft.controls)) {
    if (name->text != all_controls) resolver.resolve(*name);
  }
  if (draft.step.skipped) draft.step.controls.clear();
  spread_skew(draft, reading);
  choose_gesture(draft, reading.device);
}

}  // namespace headloop::script
