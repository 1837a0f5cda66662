#include "tools/guide/check/procedure_findings.hpp"

#include <fmt/format.h>

#include "tools/guide/check/doubt.hpp"
#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/finder.hpp"
#include "tools/guide/check/preconditions.hpp"
#include "tools/guide/check/repair.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/report/clock_text.hpp"
#include "tools/report/entry.hpp"
#include "tools/runner/devices.hpp"

namespace headloop::checker {
namespace {

using world::Outcome;

void find_controls(Finder& finder) {
  for (const UnknownControl& unknown : finder.binding().unknown) {
    std::string why;
    if (!unknown.nearest.empty()) why = fmt::format("did you mean '{}'?", unknown.nearest);
    if (unknown.stand_in) {
      why += fmt::format("{}a reader would take {} for it", why.empty() ? "" : " ",
                         finder.product().face.controls[*unknown.stand_in].name);
    }
    const guide::Step& step = finder.words(unknown.at);
    Finding& finding =
        finder.add(RuleId::wrong_control, step.span, "there is a control " + unknown.name,
                   fmt::format("the {} has none of that name", finder.product().title), why);
    rest_on(finding, finder.product(), {"product.title"});
    if (!finder.lab().thorough) continue;
    const std::string meant = unknown.nearest.empty() && unknown.stand_in
                                  ? finder.product().face.controls[*unknown.stand_in].name
                                  : unknown.nearest;
    if (!meant.empty()) finding.fix = rename_control(finder.lab(), step, unknown.name, meant);
  }
}

void find_state(Finder& finder, const FromStart& from, const Preconditions& preconditions) {
  const Told told = preconditions.told(finder.procedure(), from.start);
  if (told.before) return;
  const Precondition& missing = precondition_against(from.start);
  const guide::StepRef first = finder.procedure().steps.front();
  std::string why = fmt::format("say before the first step {}", missing.told);
  const auto& sentences = finder.lab().guide.sentences;
  if (told.later)
    why +=
        fmt::format(" (line {} says something of it, too late)", sentences[*told.later].begin.line);
  Finding& finding = finder.add(RuleId::missing_precondition, finder.words(first).span,
                                std::string(promise_of(finder.binding().goal)),
                                fmt::format("on the {}, if it is {}: {}", finder.product().title,
                                            name_of(from.start), from.ending.text),
                                why);
  if (told.later)
    finding.related.push_back(
        {sentences[*told.later].span, shortened(sentences[*told.later].text)});
  const Outcome outcome = from.ending.outcome();
  const bool bad =
      outcome == Outcome::partial || outcome == Outcome::harm || outcome == Outcome::loses_data;
  if (bad && !told.later) finding.severity = Severity::error;
  rest_on(finding, finder.product(), {missing.path});
  if (!missing.step.empty()) finding.fix = sentence_before(finder.lab(), first, missing.step);
  finder.doubt(course_paths, [&](const Binding& binding) {
    return !ending_in(binding, from_start(from.start), finder.lab().known.effort).works();
  });
}

// It changes nothing, but whoever reads it looks for what was missed.
void find_too_early(Finder& finder, const NotTried& step) {
  Finding& finding =
      finder.add(RuleId::wrong_order, finder.words(step.at).span, finder.sentence(step.at).text,
                 step.why, "a reader looks for a step that was missed: say it where it ends one");
  finding.severity = Severity::warning;
  if (finder.lab().thorough) finding.fix = leave_out(finder.lab(), step.at);
}

void find_not_tried(Finder& finder) {
  for (const NotTried& step : finder.binding().not_tried) {
    if (step.too_early) {
      find_too_early(finder, step);
      continue;
    }
    finder.add(RuleId::not_tried, finder.words(step.at).span, finder.sentence(step.at).text,
               step.why, "");
  }
  if (finder.tried().attempts->complete) return;
  finder.add(RuleId::not_tried, finder.words(finder.procedure().steps.front()).span,
             "this is a procedure of a very long guide",
             "it was performed to the letter, and in no other way",
             "check the guide in parts to see all of it");
}

}  // namespace

std::string seconds_text(Duration duration) {
  const std::int64_t hundredths = duration.ns / 10'000'000;
  std::string text = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text + " s";
}

guide::StepRef Finder::main_step() const {
  for (const BoundStep& bound : binding().steps) {
    const bool tapped = bound.step.action == world::Action::tap;
    if (bound.kind == BoundStep::Kind::hold || tapped) return bound.at;
  }
  return procedure().steps.front();
}

Finding& Finder::add(RuleId rule, guide::Span span, std::string_view promise, std::string observed,
                     std::string why) {
  Finding finding = finding_of(rule, span, promise, std::move(observed), std::move(why));
  finding.procedure = tried_.procedure;
  finding.product = product().title;
  if (tried_.goal() == Goal::reboot) finding.claims.emplace_back("R1");
  return findings_.emplace_back(std::move(finding));
}

void Finder::doubt(Paths paths, const std::function<bool(const Binding&)>& again) {
  checker::doubt(findings_.back(), lab_, binding(), paths,
                 [&](const models::Product& other) { return again(on_product(binding(), other)); });
}

std::vector<Finding> find_in(const Lab& lab, const Tried& tried,
                             const Preconditions& preconditions) {
  Finder finder(lab, tried);
  find_controls(finder);
  const bool judged = tried.goal() != Goal::none && tried.binding.unknown.empty();
  if (judged) find_times(finder);
  const bool works = find_signs(finder);
  if (judged) {
    find_ends(finder);
    if (!works) {
      find_failure(finder);
    } else if (tried.works()) {
      for (const FromStart& from : tried.attempts->starts) {
        if (!from.ending.works()) find_state(finder, from, preconditions);
      }
      find_pace(finder);
    }
  }
  find_not_tried(finder);
  return finder.take();
}

std::vector<Event> story_of(const Trial& trial, const models::Product& product) {
  constexpr std::size_t most = 24;
  const report::Names names = runner::Devices::names(product, trial.plan.script);
  const Instant origin = trial.origin();
  std::vector<Event> story;
  for (const Observation& o : trial.record.observations()) {
    const bool told = o.channel == Channel::act || o.channel == Channel::led ||
                      o.channel == Channel::voice || o.channel == Channel::beep ||
                      o.channel == Channel::log || o.channel == Channel::bug;
    if (!told || o.at < origin) continue;
    if (story.size() == most) break;
    story.push_back(
        {report::clock_text(Instant{} + (o.at - origin)),
         fmt::format("{}: {}", name_of(o.channel), report::sentence(report::entry_of(o, names)))});
  }
  return story;
}

}  // namespace headloop::checker
