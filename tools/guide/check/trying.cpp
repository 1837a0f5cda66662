#include "tools/guide/check/trying.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/judge/outcome.hpp"

namespace headloop::checker {
namespace {

using world::Outcome;

// Works, whatever the reader takes for a control that is missing.
explore::Judgement judge_outcome(Goal goal, const judge::Case& on) {
  const judge::Finding finding = outcome_for(goal, on);
  explore::Judgement judgement;
  judgement.ending.outcome = finding.outcome;
  judgement.ending.performed = finding.performed;
  for (const Layer layer : finding.cleared)
    judgement.ending.cleared |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(layer));
  judgement.ending.promised = finding.outcome == Outcome::works;
  return judgement;
}

// A step whose length can decide something: fingers down, or a pause between two of those.
bool decides(const Binding& binding, const Timed& timed) {
  const BoundStep& bound = binding.steps[timed.bound_step];
  if (!timed.gap) return bound.kind == BoundStep::Kind::hold;
  return bound.kind == BoundStep::Kind::hold && timed.bound_step > 0 &&
         binding.steps[timed.bound_step - 1].kind == BoundStep::Kind::hold;
}

// The newest release, and the last one before the fix of each known bug.
std::vector<std::uint32_t> releases_of(const models::Product& product) {
  std::vector<std::uint32_t> releases;
  for (const models::KnownBug& bug : product.bugs) {
    for (auto release = product.releases.rbegin(); release != product.releases.rend(); ++release) {
      if (release->version >= bug.fixed_in) continue;
      releases.push_back(release->version);
      break;
    }
  }
  if (!product.releases.empty()) releases.push_back(product.releases.back().version);
  return releases;
}

std::string stand_ins_of(const Binding& binding) {
  std::string text;
  for (const UnknownControl& unknown : binding.unknown) {
    if (!unknown.stand_in) continue;
    const std::string& taken = binding.product->face.controls[*unknown.stand_in].name;
    const std::string one = written_name(taken) + " for " + written_name(unknown.name);
    if (text.find(one) == std::string::npos) text += (text.empty() ? "" : ", ") + one;
  }
  return text;
}

}  // namespace

Outcome Ending::performed() const {
  return outcome() == Outcome::not_performable ? finding.performed : outcome();
}

const Ending* Tried::by(std::string_view reader) const {
  for (const ByReader& other : attempts->readers) {
    if (other.reader.name == reader) return &other.ending;
  }
  return nullptr;
}

Ending ending_of(const Trial& trial) { return {trial.finding, trial.outcome}; }

namespace {

// Longer steps are not searched: nobody holds a key for so long, and no edge lies there.
constexpr Duration searched_max = minutes(10);
constexpr std::size_t searched_steps_max = 8;
constexpr std::uint64_t runs_max = 20'000;

// A judge that counts what it is shown.
explore::Judge counting(Goal goal, Effort& effort) {
  return [goal, &effort](const judge::Case& on) {
    effort.spend(on.result.events);
    return judge_outcome(goal, on);
  };
}

std::shared_ptr<const Attempts> attempts_at(const Lab& lab, const Binding& binding) {
  Effort& effort = lab.known.effort;
  auto attempts = std::make_shared<Attempts>();
  attempts->literal = perform(binding, plan_of(binding, {}));
  effort.spend(attempts->literal.events);
  if (binding.goal == Goal::none) return attempts;
  attempts->complete = effort.for_all();
  if (!attempts->complete) return attempts;
  // Who restarts it has it on, and need not care for the rest.
  if (binding.goal == Goal::reset) attempts->starts = from_other_starts(binding, effort);
  for (const Reader& reader :
       {watch_reader, sign_reader, least_reader, most_reader, hasty_reader, slow_reader})
    attempts->readers.push_back({reader, ending_in(binding, as_read(reader), effort)});
  if (lab.thorough) attempts->limits = limits_of(binding, effort);
  return attempts;
}

}  // namespace

Binding on_product(Binding binding, const models::Product& product) {
  binding.product = &product;
  return binding;
}

std::vector<Timed> deciding_steps(const Binding& binding) {
  std::vector<Timed> steps = plan_of(binding, as_read(watch_reader)).timed;
  std::erase_if(steps, [&](const Timed& timed) { return !decides(binding, timed); });
  if (steps.size() > searched_steps_max) steps.resize(searched_steps_max);
  return steps;
}

std::optional<Limit> limit_of(const Binding& binding, const Timed& timed, Effort& effort) {
  if (!effort.for_all()) return std::nullopt;
  const Plan plan = plan_of(binding, as_read(watch_reader));
  const explore::TimedStep step{timed.script_step, explore::TimedStep::Time::duration};
  const std::int64_t hertz = binding.product->params.clock.hertz;
  const Duration documented = explore::duration_of(explore::length_of(plan.script, step), hertz);
  if (documented > searched_max) return std::nullopt;
  explore::WindowOptions options;
  options.longest = std::clamp(documented * 4, seconds(60), searched_max);
  options.runs_max = runs_max;
  try {
    Limit limit{timed, explore::find_window(*binding.product, plan.script, step,
                                            counting(binding.goal, effort), options)};
    for (std::optional<explore::Range>* range : {&limit.window.sure, &limit.window.possible}) {
      if (!*range) continue;
      // Where there is no lower edge there is none later, either.
      if ((*range)->from > Duration{}) (*range)->from = (*range)->from + timed.gone;
      (*range)->to = (*range)->to + timed.gone;
    }
    return limit;
  } catch (const explore::NoWindow&) {
    return std::nullopt;  // never reached, or too many changes: nothing is said about it
  }
}

std::vector<Limit> limits_of(const Binding& binding, Effort& effort) {
  std::vector<Limit> limits;
  for (const Timed& timed : deciding_steps(binding)) {
    if (auto limit = limit_of(binding, timed, effort)) limits.push_back(std::move(*limit));
  }
  return limits;
}

bool is_sure(const Binding& binding, const Timed& timed, Duration length, Effort& effort) {
  const Plan plan = plan_of(binding, as_read(watch_reader));
  const explore::TimedStep step{timed.script_step, explore::TimedStep::Time::duration};
  return explore::is_sure(*binding.product, plan.script, step, counting(binding.goal, effort),
                          std::max(length - timed.gone, Duration{}));
}

Ending ending_in(const Binding& binding, const Setting& setting, Effort& effort) {
  const Trial trial = perform(binding, plan_of(binding, setting));
  effort.spend(trial.events);
  return ending_of(trial);
}

Setting from_start(Start start) {
  Setting setting;
  setting.start = start;
  return setting;
}

Setting as_read(const Reader& reader) {
  Setting setting;
  setting.reader = reader;
  return setting;
}

Setting with_firmware(std::uint32_t firmware) {
  Setting setting;
  setting.firmware = firmware;
  setting.looked_at = hours(8);
  return setting;
}

std::vector<FromStart> from_other_starts(const Binding& binding, Effort& effort) {
  std::vector<FromStart> from;
  for (const Start start : {Start::off, Start::charging, Start::worn, Start::connected})
    from.push_back({start, ending_in(binding, from_start(start), effort)});
  return from;
}

std::optional<Tried> try_at_home(const Lab& lab, std::size_t procedure, std::size_t product,
                                 const std::vector<std::size_t>& signs) {
  const guide::Procedure& words = lab.guide.procedures[procedure];
  Tried tried;
  tried.procedure = procedure;
  tried.product = product;
  tried.binding = bind(lab.guide, words, lab.products[product], signs);
  tried.binding.goal = goal_of(lab, words);
  tried.other_products = std::make_shared<const std::vector<Elsewhere>>();
  const std::string key = key_of(tried.binding);
  auto known = lab.known.attempts.find(key);
  if (known == lab.known.attempts.end()) {
    if (!lab.known.effort.for_literal()) return std::nullopt;
    known = lab.known.attempts.emplace(key, attempts_at(lab, tried.binding)).first;
  }
  tried.attempts = known->second;
  return tried;
}

namespace {

// What it comes to on that release; nothing when the effort is spent.
std::optional<Ending> known_ending(const Lab& lab, const Binding& binding, std::uint32_t firmware) {
  const std::string key = fmt::format("{} {}", firmware, key_of(binding));
  auto known = lab.known.elsewhere.find(key);
  if (known == lab.known.elsewhere.end()) {
    if (!lab.known.effort.for_all()) return std::nullopt;
    known = lab.known.elsewhere
                .emplace(key, ending_in(binding, with_firmware(firmware), lab.known.effort))
                .first;
  }
  return known->second;
}

}  // namespace

std::optional<Ending> ending_unnamed(const Lab& lab, std::size_t procedure, std::size_t product) {
  const models::Product& on = lab.products[product];
  return known_ending(lab, bind(lab.guide, lab.guide.procedures[procedure], on, {}),
                      on.releases.back().version);
}

std::shared_ptr<const std::vector<Elsewhere>> try_elsewhere(const Lab& lab, std::size_t procedure,
                                                            ProductSet home) {
  const std::string key =
      fmt::format("{} {}", home, key_of(lab.guide, lab.guide.procedures[procedure]));
  const auto [known, fresh] = lab.known.others.try_emplace(key);
  if (!fresh) return known->second;
  std::vector<Elsewhere> all;
  for (std::size_t i = 0; i < lab.products.size(); ++i) {
    if ((home & bit(i)) != 0) continue;
    const Binding binding = bind(lab.guide, lab.guide.procedures[procedure], lab.products[i], {});
    for (const std::uint32_t firmware : releases_of(lab.products[i])) {
      if (auto ending = known_ending(lab, binding, firmware))
        all.push_back({i, binding, firmware, stand_ins_of(binding), std::move(*ending)});
    }
  }
  known->second = std::make_shared<const std::vector<Elsewhere>>(std::move(all));
  return known->second;
}

}  // namespace headloop::checker
