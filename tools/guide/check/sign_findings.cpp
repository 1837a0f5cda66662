// Signs that a procedure promises, and what comes instead.
#include <fmt/format.h>

#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/finder.hpp"
#include "tools/guide/check/procedure_findings.hpp"
#include "tools/guide/check/repair.hpp"
#include "tools/report/entry.hpp"
#include "tools/runner/devices.hpp"

namespace headloop::checker {
namespace {

constexpr Duration watched = seconds(60);

std::string_view path_of(Sign::Kind kind) {
  switch (kind) {
    case Sign::Kind::light: return "lights";
    case Sign::Kind::speech: return "sound.prompts";
    case Sign::Kind::beeps: return "holds.reset.threshold";
  }
  return {};
}

std::string shown_by(const Observation& o, const models::Product& product,
                     const report::Names& names) {
  if (o.channel == Channel::led) {
    const auto& pattern = product.face.leds[o.what];
    return pattern ? report::look_of(*pattern) : "dark";
  }
  if (o.channel != Channel::voice) return report::sentence(report::entry_of(o, names));
  if (o.a != static_cast<std::int32_t>(PromptEdge::begin)) return {};
  const auto& speech = product.face.prompts[o.what];
  return speech ? "'" + speech->words + "'" : "nothing";
}

// What was there on that channel instead, for as long as it is watched.
std::string seen_instead(const Trial& trial, const models::Product& product, const world::Cue& cue,
                         Instant from) {
  const report::Names names = runner::Devices::names(product, trial.plan.script);
  std::string text;
  std::string last;
  for (const Observation& o : trial.record.observations()) {
    if (o.channel != cue.channel || o.at < from || o.at > from + watched) continue;
    const std::string one = shown_by(o, product, names);
    if (one.empty() || one == last) continue;
    last = one;
    text += fmt::format("{}{} at {}", text.empty() ? "" : "; ", one, seconds_text(o.at - from));
  }
  return text;
}

void find_sign(Finder& finder, std::size_t index) {
  const Promise& promised = finder.binding().promises[index];
  const Trial& trial = finder.tried().literal();
  if (trial.seen[index]) return;
  const auto from = trial.begun(trial.plan.begins[promised.step]);
  if (!from) return;
  const std::string instead = seen_instead(trial, finder.product(), promised.cue, *from);
  std::string observed =
      fmt::format("on the {} there is no such sign within a minute", finder.product().title);
  if (!instead.empty())
    observed += fmt::format("; counted from the begin of the step there is {}", instead);
  Finding& finding =
      finder.add(instead.empty() ? RuleId::feedback_never : RuleId::feedback_differs, promised.span,
                 promised.sign.text, observed, "a reader who waits for it waits in vain");
  finding.story = story_of(trial, finder.product());
  rest_on(finding, finder.product(), {path_of(promised.sign.kind)});
  finding.assumed.clear();  // that a sign is another one is no matter of its exact timing
  if (finder.lab().thorough)
    finding.fix = sign_as_seen(finder.lab(), promised, finder.binding(), trial);
}

}  // namespace

// Signs of a procedure that does not work are missing because it does not: said once, there. But
// one that nothing on this product ever shows is wrong anyway.
void find_signs(Finder& finder) {
  const bool should_work = finder.tried().goal == Goal::reset;
  const std::vector<Promise>& promises = finder.binding().promises;
  for (std::size_t i = 0; i < promises.size(); ++i) {
    if (!should_work || finder.tried().works() || !is_ever_shown(promises[i], finder.product()))
      find_sign(finder, i);
  }
}

}  // namespace headloop::checker
