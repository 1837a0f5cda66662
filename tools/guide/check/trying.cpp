#include "tools/guide/check/trying.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/check/words.hpp"
#include "tools/judge/outcome.hpp"

namespace headloop::checker {
namespace {

using world::Outcome;

constexpr std::array other_starts = {Start::off, Start::charging, Start::worn, Start::connected};

bool is_finger(guide::Action action) {
  return action == guide::Action::press || action == guide::Action::hold ||
         action == guide::Action::tap || action == guide::Action::slide;
}

// Works, whatever the reader takes for a control that is missing.
explore::Judgement judge_outcome(const judge::Case& on) {
  const judge::Finding finding = judge::find_outcome(on);
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
    const std::string one = taken + " for " + unknown.name;
    if (text.find(one) == std::string::npos) text += (text.empty() ? "" : ", ") + one;
  }
  return text;
}

}  // namespace

Outcome Elsewhere::performed() const {
  return ending.outcome() == Outcome::not_performable ? ending.finding.performed : ending.outcome();
}

const Ending* Tried::by(std::string_view reader) const {
  for (const ByReader& other : readers) {
    if (other.reader.name == reader) return &other.ending;
  }
  return nullptr;
}

Ending ending_of(const Trial& trial) { return {trial.finding, trial.outcome}; }

std::string title_over(const guide::Guide& guide, std::size_t sentence) {
  for (std::size_t block = guide.sentences[sentence].block + 1; block-- > 0;) {
    const guide::BlockKind kind = guide.blocks[block].kind;
    if (kind == guide::BlockKind::heading || kind == guide::BlockKind::question)
      return guide.blocks[block].text.text();
  }
  return {};
}

Goal goal_of(const guide::Guide& guide, const guide::Procedure& procedure) {
  const bool fingers =
      std::any_of(procedure.steps.begin(), procedure.steps.end(), [&](const guide::StepRef& ref) {
        return is_finger(guide.sentences[ref.sentence].steps[ref.step].action);
      });
  if (!fingers) return Goal::none;
  const auto resets = [](std::string_view text) { return mentions(text, {"reset"}); };
  if (resets(procedure.heading)) return Goal::reset;
  if (mentions(procedure.heading,
               {"pair", "reboot", "restart", "charg", "clean", "turn", "switch"}))
    return Goal::none;
  std::size_t last = guide.sentences.size();
  for (const guide::StepRef& ref : procedure.steps) {
    if (ref.sentence != last && resets(guide.sentences[ref.sentence].text)) return Goal::reset;
    last = ref.sentence;
  }
  const std::size_t first = procedure.steps.front().sentence;
  const bool over = resets(title_over(guide, first)) || resets(title_over(guide, 0)) ||
                    resets(guide.sentences.front().text);
  return over ? Goal::reset : Goal::none;
}

std::optional<explore::Window> window_of(const Binding& binding, const Plan& plan,
                                         const Timed& timed) {
  const explore::TimedStep step{timed.script_step, explore::TimedStep::Time::duration};
  try {
    return explore::find_window(*binding.product, plan.script, step, judge_outcome);
  } catch (const explore::NoWindow&) {
    return std::nullopt;  // never reached, or too many changes: nothing is said about it
  }
}

Tried try_at_home(const Lab& lab, std::size_t procedure, std::size_t product,
                  const std::vector<std::size_t>& signs) {
  const guide::Procedure& words = lab.guide.procedures[procedure];
  Tried tried;
  tried.procedure = procedure;
  tried.product = product;
  tried.goal = goal_of(lab.guide, words);
  tried.binding = bind(lab.guide, words, lab.products[product], signs);
  const Binding& binding = tried.binding;
  tried.literal = perform(binding, plan_of(binding, {}));
  if (tried.goal == Goal::none) return tried;
  for (const Start start : other_starts) {
    Setting setting;
    setting.start = start;
    tried.starts.push_back({start, ending_of(perform(binding, plan_of(binding, setting)))});
  }
  for (const Reader& reader : {watch_reader, sign_reader, hasty_reader, slow_reader}) {
    Setting setting;
    setting.reader = reader;
    tried.readers.push_back({reader, ending_of(perform(binding, plan_of(binding, setting)))});
  }
  Setting by_watch;
  by_watch.reader = watch_reader;
  const Plan plan = plan_of(binding, by_watch);
  for (const Timed& timed : plan.timed) {
    if (!decides(binding, timed)) continue;
    if (auto window = window_of(binding, plan, timed))
      tried.limits.push_back({timed, std::move(*window)});
  }
  return tried;
}

std::vector<Elsewhere> try_elsewhere(const Lab& lab, std::size_t procedure, ProductSet home) {
  std::vector<Elsewhere> all;
  for (std::size_t i = 0; i < lab.products.size(); ++i) {
    if ((home & bit(i)) != 0) continue;
    const models::Product& product = lab.products[i];
    const Binding binding = bind(lab.guide, lab.guide.procedures[procedure], product, {});
    for (const std::uint32_t firmware : releases_of(product)) {
      Setting setting;
      setting.firmware = firmware;
      setting.looked_at = hours(8);  // for harm that passes
      all.push_back({&product, i, firmware, stand_ins_of(binding),
                     ending_of(perform(binding, plan_of(binding, setting)))});
    }
  }
  return all;
}

}  // namespace headloop::checker
