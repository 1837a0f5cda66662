#include "tools/guide/check/repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/world/led_look.hpp"
#include "tools/guide/check/performance.hpp"

namespace headloop::checker {
namespace {

// Tries that one search may make: whoever writes longer procedures has to look for himself.
constexpr int tries_max = 400;

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

class Search {
 public:
  Search(Binding binding, const SheetSteps& documented, Effort& effort)
      : binding_(std::move(binding)), documented_(documented), effort_(effort) {
    binding_.promises.clear();
  }

  // First what leaves all steps as they are.
  std::optional<Repair> find() {
    for (std::size_t i = 0; i < binding_.steps.size(); ++i) {
      if (auto repair = more_patience(i)) return repair;
    }
    for (std::size_t i = 0; i < binding_.steps.size(); ++i) {
      const BoundStep& bound = binding_.steps[i];
      std::optional<Repair> repair;
      if (bound.step.action == world::Action::slide) {
        repair = other_switch(i);
      } else if (!bound.step.controls.empty()) {
        repair = other_control(i);
        if (!repair) repair = one_less(i);
      }
      if (repair) return repair;
    }
    using Kind = std::optional<Repair> (Search::*)(std::size_t);
    for (const Kind kind : {&Search::longer_hold, &Search::without_step, &Search::other_order}) {
      for (std::size_t i = 0; i < binding_.steps.size(); ++i) {
        if (auto repair = (this->*kind)(i)) return repair;
      }
    }
    // As late as it can be: behind what only prepares.
    for (std::size_t i = binding_.steps.size() + 1; i-- > 0 && !binding_.steps.empty();) {
      if (auto repair = one_more_step(i)) return repair;
    }
    return std::nullopt;
  }

 private:
  bool works(const Binding& changed) {
    if (++tries_ > tries_max || !effort_.for_all()) return false;
    const Trial trial = perform(changed, plan_of(changed, {}));
    effort_.spend(trial.events);
    return trial.finding.outcome == world::Outcome::works;
  }
  bool works_with(std::size_t step, const std::vector<world::ControlUse>& controls) {
    Binding changed = binding_;
    changed.steps[step].step.controls = controls;
    return works(changed);
  }
  // Neither done while another goes on, nor with another meanwhile.
  bool is_alone(std::size_t step) const {
    return binding_.steps[step].joined == 0 && (step == 0 || binding_.steps[step - 1].joined == 0);
  }

  std::optional<Repair> other_control(std::size_t step);
  std::optional<Repair> one_less(std::size_t step);
  std::optional<Repair> other_switch(std::size_t step);
  std::optional<Repair> other_order(std::size_t step);
  std::optional<Repair> more_patience(std::size_t step);
  std::optional<Repair> longer_hold(std::size_t step);
  std::optional<Repair> without_step(std::size_t step);
  bool is_pressed(const BoundStep& documented) const;
  std::optional<Repair> one_more_step(std::size_t step);

  Binding binding_;
  const SheetSteps& documented_;
  Effort& effort_;
  int tries_ = 0;
};

// In the place of one, or beside all.
std::optional<Repair> Search::other_control(std::size_t step) {
  const world::Faceplate& face = binding_.product->face;
  const BoundStep& bound = binding_.steps[step];
  const auto repair = [&](const std::vector<world::ControlUse>& controls, Repair::Change change,
                          const world::ControlUse& from, std::size_t to) {
    return Repair{RuleId::wrong_control,
                  step,
                  fmt::format("with {} it works", list_of(controls, face)),
                  change,
                  from.asked,
                  face.controls[to].name};
  };
  for (std::size_t other = 0; other < face.controls.size(); ++other) {
    if (face.controls[other].kind != world::ControlKind::button || is_used(bound, other)) continue;
    const world::ControlUse use{static_cast<std::uint8_t>(other), false, ""};
    std::vector<world::ControlUse> controls = bound.step.controls;
    for (world::ControlUse& one : controls) {
      const world::ControlUse before = std::exchange(one, use);
      if (works_with(step, controls))
        return repair(controls, Repair::Change::other_control, before, other);
      one = before;
    }
    controls.push_back(use);
    if (works_with(step, controls))
      return repair(controls, Repair::Change::more_control, bound.step.controls.back(), other);
  }
  return std::nullopt;
}

std::optional<Repair> Search::one_less(std::size_t step) {
  const std::vector<world::ControlUse>& all = binding_.steps[step].step.controls;
  for (std::size_t i = 0; i < all.size() && all.size() > 1; ++i) {
    std::vector<world::ControlUse> controls = all;
    controls.erase(controls.begin() + static_cast<std::ptrdiff_t>(i));
    if (!works_with(step, controls)) continue;
    return Repair{RuleId::wrong_control, step,
                  fmt::format("with {} it works", list_of(controls, binding_.product->face)),
                  Repair::Change::less_control, all[i].asked};
  }
  return std::nullopt;
}

std::optional<Repair> Search::other_switch(std::size_t step) {
  Binding changed = binding_;
  bool& on = changed.steps[step].step.on;
  on = !on;
  if (!works(changed)) return std::nullopt;
  return Repair{RuleId::wrong_order, step,
                fmt::format("with the switch slid {} here it works", on ? "on" : "off"),
                on ? Repair::Change::switched_on : Repair::Change::switched_off};
}

std::optional<Repair> Search::other_order(std::size_t step) {
  if (step + 1 == binding_.steps.size()) return std::nullopt;
  Binding changed = binding_;
  if (changed.steps[step].joined + changed.steps[step + 1].joined > 0) return std::nullopt;
  std::swap(changed.steps[step], changed.steps[step + 1]);
  if (!works(changed)) return std::nullopt;
  return Repair{RuleId::wrong_order, step, "with this step and the next one exchanged it works",
                Repair::Change::exchanged};
}

// With a wait before the step.
std::optional<Repair> Search::more_patience(std::size_t step) {
  if (step == 0 || binding_.steps[step - 1].joined > 0) return std::nullopt;
  Binding changed = binding_;
  BoundStep wait;
  wait.kind = BoundStep::Kind::wait;
  wait.step.action = world::Action::wait;
  wait.at = binding_.steps[step].at;
  wait.duration = guide::Duration{repair_wait_s * 1'000, repair_wait_s * 1'000, false};
  changed.steps.insert(changed.steps.begin() + static_cast<std::ptrdiff_t>(step), wait);
  if (!works(changed)) return std::nullopt;
  return Repair{RuleId::missing_wait, step,
                fmt::format("with a wait of {} seconds before it it works", repair_wait_s),
                Repair::Change::wait};
}

// Held for longer than the guide says.
std::optional<Repair> Search::longer_hold(std::size_t step) {
  constexpr std::int64_t long_ms = 25'000;
  if (binding_.steps[step].kind != BoundStep::Kind::hold) return std::nullopt;
  Binding changed = binding_;
  changed.steps[step].until.reset();
  changed.steps[step].duration = guide::Duration{long_ms, long_ms, false};
  if (!works(changed)) return std::nullopt;
  return Repair{RuleId::duration_outside_window, step, "held for longer it works: let go later"};
}

std::optional<Repair> Search::without_step(std::size_t step) {
  if (!is_alone(step) || binding_.steps.size() == 1) return std::nullopt;
  Binding changed = binding_;
  changed.steps.erase(changed.steps.begin() + static_cast<std::ptrdiff_t>(step));
  if (!works(changed)) return std::nullopt;
  return Repair{RuleId::outcome_differs, step, "without this step it works",
                Repair::Change::left_out};
}

// Whether some step presses the same keys: then that one is wrong, and none is missing.
bool Search::is_pressed(const BoundStep& documented) const {
  const auto& keys = documented.step.controls;
  const auto presses = [&](const BoundStep& bound) {
    return bound.step.action != world::Action::slide &&
           std::all_of(keys.begin(), keys.end(),
                       [&](const world::ControlUse& key) { return is_used(bound, key.index); });
  };
  return documented.step.action != world::Action::slide &&
         std::any_of(binding_.steps.begin(), binding_.steps.end(), presses);
}

// One of the documented steps, before the step or behind the last one.
std::optional<Repair> Search::one_more_step(std::size_t step) {
  if (step > 0 && binding_.steps[step - 1].joined > 0) return std::nullopt;
  for (std::size_t i = 0; i < documented_.steps.size(); ++i) {
    if (documented_.words[i].empty() || is_pressed(documented_.steps[i])) continue;
    Binding changed = binding_;
    changed.steps.insert(changed.steps.begin() + static_cast<std::ptrdiff_t>(step),
                         documented_.steps[i]);
    if (!works(changed)) continue;
    const std::string_view where = step < binding_.steps.size() ? "before this" : "behind this";
    return Repair{RuleId::missing_step,
                  step,
                  fmt::format("with '{}' {} it works", documented_.words[i], where),
                  Repair::Change::put_in,
                  {},
                  documented_.words[i]};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Repair> find_repair(Binding binding, const SheetSteps& documented, Effort& effort) {
  return Search(std::move(binding), documented, effort).find();
}

bool is_ever_shown(const Promise& promise, const models::Product& product) {
  switch (promise.sign.kind) {
    case Sign::Kind::beeps: {
      const int beeps = product.params.firmware.confirm_beeps;
      return beeps > 0 && (promise.sign.beeps == 0 || promise.sign.beeps == beeps);
    }
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
