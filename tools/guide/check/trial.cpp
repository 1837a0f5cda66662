// A plan run on a unit, and what came of it.
#include <algorithm>

#include "models/unit/unit.hpp"
#include "sim/world/matcher.hpp"
#include "sim/world/run.hpp"
#include "tools/guide/check/outcome_words.hpp"
#include "tools/guide/check/performance.hpp"
#include "tools/judge/outcome.hpp"
#include "tools/report/entry.hpp"
#include "tools/runner/devices.hpp"

namespace headloop::checker {

std::optional<Instant> Trial::begun(std::size_t script_step) const {
  for (const Observation& o : record.observations()) {
    if (world::is(o, Channel::step, StepEdge::begin) &&
        o.a == static_cast<std::int32_t>(script_step))
      return o.at;
  }
  return std::nullopt;
}

Instant Trial::origin() const {
  if (plan.begins.empty()) return {};
  return begun(plan.begins.front()).value_or(Instant{});
}

// When the promised sign came, if it came in time: before the reader gave up waiting for it, or a
// while after the step that it is promised for.
std::optional<Instant> sighting(const Trial& trial, const Binding& binding,
                                const Promise& promise) {
  constexpr Duration looked_for = seconds(60);
  const std::vector<std::size_t>& begins = trial.plan.begins;
  const std::size_t behind = promise.step + 1 + binding.steps[promise.step].joined;
  const auto from = trial.begun(begins[promise.step]);
  const auto next =
      trial.begun(behind < begins.size() ? begins[behind] : trial.plan.script.steps.size() - 1);
  if (!from || !next) return std::nullopt;
  world::Matcher matcher;
  matcher.start(promise.cue, binding.product->face, trial.record, *from);
  const Instant last = promise.ends_step ? *next : *next + looked_for;
  if (matcher.due() > last) return std::nullopt;
  return matcher.due();
}

Trial perform(const Binding& binding, Plan plan) {
  const models::Product& product = *binding.product;
  Trial trial;
  trial.plan = std::move(plan);
  const world::Script& script = trial.plan.script;
  const world::Scene scene{script, product.face};
  models::Unit unit(product, script);
  world::Player player(script);
  unit.show_at_begin(trial.record);
  const world::RunResult result = world::run(scene, unit, player, trial.record);
  trial.end = result.end;
  trial.events = result.events;
  const report::Names names = runner::Devices::names(product, script);
  trial.finding =
      outcome_for(binding.goal, {script, product.face, trial.record, unit, player.surroundings(),
                                 result, [&](const Observation& o) {
                                   const report::Entry entry = report::entry_of(o, names);
                                   const std::string* bug = entry.word("bug");
                                   return bug != nullptr ? *bug : report::sentence(entry);
                                 }});
  for (std::size_t i = 0; i < trial.state.size(); ++i)
    trial.state[i] =
        world::inspect(static_cast<world::Property>(i), result.end, unit, player.surroundings());
  trial.outcome = words_for(trial.finding, binding.goal);
  for (const Promise& promise : binding.promises)
    trial.seen.push_back(sighting(trial, binding, promise));
  return trial;
}

}  // namespace headloop::checker
