// Why a procedure that should work does not: what single change would mend it.
#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/finder.hpp"
#include "tools/guide/check/procedure_findings.hpp"
#include "tools/guide/check/sheet_reset.hpp"

namespace headloop::checker {
namespace {

const std::optional<Repair>& repair_of(const Finder& finder) {
  Known& known = finder.lab().known;
  const auto [place, fresh] = known.repairs.try_emplace(key_of(finder.binding()));
  if (!fresh) return place->second;
  const bool resets = finder.tried().goal() == Goal::reset;
  place->second = find_repair(finder.binding(),
                              resets ? sheet_steps(finder.lab(), finder.product()) : SheetSteps(),
                              known.effort);
  return place->second;
}

// The step, or the first one told of those that are done together.
guide::StepRef place_of(const Finder& finder, const Repair& repair) {
  const auto& steps = finder.binding().steps;
  const BoundStep& bound = steps[std::min(repair.step, steps.size() - 1)];
  guide::StepRef first = bound.at;
  if (repair.change != Repair::Change::put_in || repair.step == steps.size()) return first;
  for (std::size_t i = 1; i <= bound.joined; ++i) {
    const guide::StepRef other = steps[repair.step + i].at;
    if (other.sentence == first.sentence) first.step = std::min(first.step, other.step);
  }
  return first;
}

// What to do where no repair is found.
std::string sheet_text(const Finder& finder) {
  std::string text = "no change of a single control, time or order mends it";
  if (finder.tried().goal() == Goal::reset)
    text += fmt::format("; the data sheet has it so: {}", finder.product().rule);
  return text;
}

// Where the change has to be made: for how long somebody holds is where it says when to let go.
guide::Span span_of(const Finder& finder, const Repair& repair) {
  guide::Span span = finder.words(place_of(finder, repair)).span;
  if (repair.rule != RuleId::duration_outside_window) return span;
  for (const Promise& promise : finder.binding().promises) {
    if (promise.step == repair.step && promise.ends_step) span = promise.span;
  }
  return span;
}

std::optional<Edit> edit_for(const Finder& finder, const Repair& repair) {
  const Lab& lab = finder.lab();
  const guide::StepRef at = place_of(finder, repair);
  const bool behind_all = repair.step == finder.binding().steps.size();
  switch (repair.change) {
    case Repair::Change::none: return std::nullopt;
    case Repair::Change::other_control:
      return rename_control(lab, finder.words(at), repair.from, repair.to);
    case Repair::Change::more_control:
      return add_control(lab, finder.words(at), repair.from, repair.to);
    case Repair::Change::less_control: return drop_control(lab, finder.words(at), repair.from);
    case Repair::Change::switched_on: return switched(lab, finder.words(at), true);
    case Repair::Change::switched_off: return switched(lab, finder.words(at), false);
    case Repair::Change::exchanged:
      return exchange(lab, at, finder.binding().steps[repair.step + 1].at);
    case Repair::Change::left_out: return leave_out(lab, at);
    case Repair::Change::wait: return wait_before(lab, at, repair_wait_s);
    case Repair::Change::put_in:
      return behind_all ? step_behind(lab, at, repair.to) : step_before(lab, at, repair.to);
  }
  return std::nullopt;
}

}  // namespace

void find_failure(Finder& finder) {
  if (finder.found(RuleId::missing_release) || finder.found(RuleId::duration_outside_window))
    return;
  const std::optional<Repair>& repair = repair_of(finder);
  const std::string observed =
      fmt::format("to the letter it comes to: {}", finder.tried().literal().outcome);
  const std::string promise(promise_of(finder.binding().goal));
  Finding& finding =
      repair ? finder.add(repair->rule, span_of(finder, *repair), promise, observed, repair->text)
             : finder.add(RuleId::outcome_differs, finder.words(finder.main_step()).span, promise,
                          observed, sheet_text(finder));
  if (repair) finding.fix = edit_for(finder, *repair);
  rest_on(finding, finder.product(), {"product.rule", "holds.reset"});
  finding.story = story_of(finder.tried().literal(), finder.product());
  finder.doubt(course_paths, [&](const Binding& binding) {
    return !ending_in(binding, {}, finder.lab().known.effort).works();
  });
}

}  // namespace headloop::checker
