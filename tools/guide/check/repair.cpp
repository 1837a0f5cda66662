#include "tools/guide/check/repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/world/led_look.hpp"

namespace headloop::checker {
namespace {

bool works(const Binding& binding) {
  return perform(binding, plan_of(binding, {})).finding.outcome == world::Outcome::works;
}

std::string list_of(const std::vector<world::ControlUse>& controls, const world::Faceplate& face) {
  std::string text;
  for (const world::ControlUse& use : controls)
    text += (text.empty() ? "" : " + ") + face.controls[use.index].name;
  return text;
}

bool is_used(const BoundStep& bound, std::size_t control) {
  return std::any_of(bound.step.controls.begin(), bound.step.controls.end(),
                     [&](const auto& use) { return use.index == control; });
}

// One other control, one more, or one less.
std::optional<Repair> other_control(const Binding& binding, std::size_t step) {
  const world::Faceplate& face = binding.product->face;
  const BoundStep& bound = binding.steps[step];
  const auto attempt = [&](const std::vector<world::ControlUse>& controls) {
    Binding changed = binding;
    changed.steps[step].step.controls = controls;
    return works(changed);
  };
  const auto repair = [&](const std::vector<world::ControlUse>& controls) {
    return Repair{RuleId::wrong_control, step,
                  fmt::format("with {} it works", list_of(controls, face)), std::nullopt};
  };
  for (std::size_t other = 0; other < face.controls.size(); ++other) {
    if (face.controls[other].kind != world::ControlKind::button || is_used(bound, other)) continue;
    const world::ControlUse use{static_cast<std::uint8_t>(other), false, ""};
    std::vector<world::ControlUse> controls = bound.step.controls;
    for (world::ControlUse& one : controls) {
      const world::ControlUse before = std::exchange(one, use);
      if (attempt(controls)) return repair(controls);
      one = before;
    }
    controls.push_back(use);
    if (attempt(controls)) return repair(controls);
  }
  for (std::size_t i = 0; i < bound.step.controls.size() && bound.step.controls.size() > 1; ++i) {
    std::vector<world::ControlUse> controls = bound.step.controls;
    controls.erase(controls.begin() + static_cast<std::ptrdiff_t>(i));
    if (attempt(controls)) return repair(controls);
  }
  return std::nullopt;
}

std::optional<Repair> other_switch(const Binding& binding, std::size_t step) {
  Binding changed = binding;
  bool& on = changed.steps[step].step.on;
  on = !on;
  if (!works(changed)) return std::nullopt;
  return Repair{RuleId::wrong_order, step,
                fmt::format("with the switch slid {} here it works", on ? "on" : "off"),
                std::nullopt};
}

std::optional<Repair> other_order(const Binding& binding) {
  for (std::size_t i = 0; i + 1 < binding.steps.size(); ++i) {
    Binding changed = binding;
    if (changed.steps[i].joined + changed.steps[i + 1].joined > 0) continue;
    std::swap(changed.steps[i], changed.steps[i + 1]);
    if (works(changed)) {
      return Repair{RuleId::wrong_order, i, "with this step and the next one exchanged it works",
                    std::nullopt};
    }
  }
  return std::nullopt;
}

// With a wait before the step.
std::optional<Repair> more_patience(const Binding& binding) {
  constexpr std::int64_t wait_ms = 10'000;
  for (std::size_t i = 1; i < binding.steps.size(); ++i) {
    Binding changed = binding;
    BoundStep wait;
    wait.kind = BoundStep::Kind::wait;
    wait.step.action = world::Action::wait;
    wait.at = binding.steps[i].at;
    wait.duration = guide::Duration{wait_ms, wait_ms, false};
    if (i > 0 && binding.steps[i - 1].joined > 0) continue;
    changed.steps.insert(changed.steps.begin() + static_cast<std::ptrdiff_t>(i), wait);
    changed.promises.clear();
    if (works(changed)) {
      return Repair{RuleId::missing_wait, i, "with a wait of ten seconds before it it works",
                    std::nullopt};
    }
  }
  return std::nullopt;
}

// Held for longer than the guide says.
std::optional<Repair> longer_hold(const Binding& binding) {
  constexpr std::int64_t long_ms = 25'000;
  for (std::size_t i = 0; i < binding.steps.size(); ++i) {
    if (binding.steps[i].kind != BoundStep::Kind::hold) continue;
    Binding changed = binding;
    changed.steps[i].until.reset();
    changed.steps[i].duration = guide::Duration{long_ms, long_ms, false};
    if (works(changed)) {
      return Repair{RuleId::duration_outside_window, i, "held for longer it works: let go later",
                    std::nullopt};
    }
  }
  return std::nullopt;
}

std::optional<Repair> without_step(const Binding& binding) {
  for (std::size_t i = 0; i < binding.steps.size(); ++i) {
    const bool alone = binding.steps[i].joined == 0 &&
                       (i == 0 || binding.steps[i - 1].joined == 0) && binding.steps.size() > 1;
    if (!alone) continue;
    Binding changed = binding;
    changed.steps.erase(changed.steps.begin() + static_cast<std::ptrdiff_t>(i));
    if (works(changed))
      return Repair{RuleId::outcome_differs, i, "without this step it works", std::nullopt};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Repair> find_repair(const Tried& tried, const Lab&) {
  Binding binding = tried.binding;
  binding.promises.clear();
  for (std::size_t i = 0; i < binding.steps.size(); ++i) {
    const BoundStep& bound = binding.steps[i];
    std::optional<Repair> repair;
    if (bound.step.action == world::Action::slide) {
      repair = other_switch(binding, i);
    } else if (!bound.step.controls.empty()) {
      repair = other_control(binding, i);
    }
    if (repair) return repair;
  }
  for (const auto attempt : {longer_hold, without_step, other_order, more_patience}) {
    if (auto repair = attempt(binding)) return repair;
  }
  return std::nullopt;
}

bool is_ever_shown(const Promise& promise, const models::Product& product) {
  switch (promise.sign.kind) {
    case Sign::Kind::beeps: return true;
    case Sign::Kind::speech:
      return promise.sign.words.empty() || prompt_of(promise.sign.words, product.face).has_value();
    case Sign::Kind::light: break;
  }
  if (!promise.sign.look) return true;
  for (std::size_t sign = 0; sign < product.face.leds.size(); ++sign) {
    const bool shown =
        world::recognised(*promise.sign.look, promise.sign.nth, static_cast<LedSign>(sign),
                          Instant{}, Instant{}, product.face) != never;
    if (shown) return true;
  }
  return false;
}

}  // namespace headloop::checker
