#include "tools/guide/check/procedure_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/check/basis.hpp"
#include "tools/guide/check/preconditions.hpp"
#include "tools/guide/check/repair.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/report/clock_text.hpp"
#include "tools/report/entry.hpp"
#include "tools/runner/devices.hpp"

namespace headloop::checker {
namespace {

using world::Outcome;

std::string seconds_text(Duration duration) {
  // To the hundredth: nobody's finger is more exact.
  const std::int64_t hundredths = duration.ns / 10'000'000;
  std::string text = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text + " s";
}

class Finder {
 public:
  Finder(const Lab& lab, const Tried& tried)
      : lab_(lab), tried_(tried), binding_(tried.binding), product_(*tried.binding.product) {}

  std::vector<Finding> find() {
    controls();
    promises();
    if (tried_.goal == Goal::reset && binding_.unknown.empty()) {
      times();
      ends();
      if (!tried_.works()) failure();
      if (tried_.works()) {
        states();
        pace();
      }
    }
    not_tried();
    return std::move(findings_);
  }

 private:
  const guide::Step& words(const guide::StepRef& ref) const {
    return lab_.guide.sentences[ref.sentence].steps[ref.step];
  }
  const guide::Sentence& sentence(const guide::StepRef& ref) const {
    return lab_.guide.sentences[ref.sentence];
  }
  Finding& add(RuleId rule, guide::Span span, std::string promise, std::string observed,
               std::string why) {
    Finding finding;
    finding.rule = rule;
    finding.severity = rule_of(rule).usual;
    finding.span = span;
    finding.promise = std::move(promise);
    finding.observed = std::move(observed);
    finding.why = std::move(why);
    finding.procedure = tried_.procedure;
    return findings_.emplace_back(std::move(finding));
  }
  bool found(RuleId rule) const {
    return std::any_of(findings_.begin(), findings_.end(),
                       [&](const Finding& finding) { return finding.rule == rule; });
  }
  std::string promised_reset() const { return "this is a full reset, of all three layers"; }

  void controls();
  void promises();
  void promise(std::size_t index);
  void times();
  void time(const Limit& limit);
  void pause(const Limit& limit);
  void ends();
  void failure();
  guide::StepRef main_step() const;
  guide::Span span_of(const Repair& repair) const;
  void states();
  void state(const FromStart& from);
  void pace();
  void not_tried();

  const Lab& lab_;
  const Tried& tried_;
  const Binding& binding_;
  const models::Product& product_;
  std::vector<Finding> findings_;
};

void Finder::controls() {
  for (const UnknownControl& unknown : binding_.unknown) {
    std::string why;
    if (!unknown.nearest.empty()) why = fmt::format("did you mean '{}'?", unknown.nearest);
    if (unknown.stand_in) {
      why += fmt::format("{}a reader would take {} for it", why.empty() ? "" : " ",
                         product_.face.controls[*unknown.stand_in].name);
    }
    Finding& finding =
        add(RuleId::wrong_control, words(unknown.at).span, "there is a control " + unknown.name,
            fmt::format("the {} has none of that name", product_.title), why);
    rest_on(finding, product_, {"product.title"});
  }
}

// What was there on that channel instead, in [from, to].
std::string seen_instead(const Trial& trial, const models::Product& product, const world::Cue& cue,
                         Instant from, Instant to) {
  const report::Names names = runner::Devices::names(product, trial.plan.script);
  std::string text;
  std::string last;
  for (const Observation& o : trial.record.observations()) {
    if (o.channel != cue.channel || o.at < from || o.at > to) continue;
    std::string one;
    if (o.channel == Channel::led) {
      const auto& pattern = product.face.leds[o.what];
      one = pattern ? report::look_of(*pattern) : "dark";
    } else if (o.channel == Channel::voice) {
      if (o.a != static_cast<std::int32_t>(PromptEdge::begin)) continue;
      const auto& speech = product.face.prompts[o.what];
      one = speech ? "'" + speech->words + "'" : "nothing";
    } else {
      one = report::sentence(report::entry_of(o, names));
    }
    if (one == last) continue;
    last = one;
    text += fmt::format("{}{} at {}", text.empty() ? "" : "; ", one, seconds_text(o.at - from));
  }
  return text;
}

void Finder::promise(std::size_t index) {
  const Promise& promised = binding_.promises[index];
  if (tried_.literal.seen[index]) return;
  const Plan& plan = tried_.literal.plan;
  const auto from = tried_.literal.begun(plan.begins[promised.step]);
  if (!from) return;
  const std::string instead =
      seen_instead(tried_.literal, product_, promised.cue, *from, *from + seconds(60));
  const bool nothing = instead.empty();
  std::string observed =
      fmt::format("on the {} there is no such sign within a minute", product_.title);
  if (!nothing) {
    observed += fmt::format("; counted from the begin of the step there is {}", instead);
  }
  Finding& finding = add(nothing ? RuleId::feedback_never : RuleId::feedback_differs, promised.span,
                         promised.sign.text, observed, "a reader who waits for it waits in vain");
  finding.story = story_of(tried_.literal, product_);
  switch (promised.sign.kind) {
    case Sign::Kind::light: rest_on(finding, product_, {"lights"}); break;
    case Sign::Kind::speech: rest_on(finding, product_, {"sound.prompts"}); break;
    case Sign::Kind::beeps: rest_on(finding, product_, {"holds.reset.threshold"}); break;
  }
  finding.assumed.clear();  // that a sign is another one is no matter of its exact timing
}

// Signs of a procedure that does not work are missing because it does not: said once, there. But
// one that nothing on this product ever shows is wrong anyway.
void Finder::promises() {
  const bool should_work = tried_.goal == Goal::reset;
  for (std::size_t i = 0; i < binding_.promises.size(); ++i) {
    if (!should_work || tried_.works() || !is_ever_shown(binding_.promises[i], product_))
      promise(i);
  }
}

std::string time_text(const explore::Window& window) {
  if (!window.sure) return "no length of it is sure to work";
  const explore::Range& sure = *window.sure;
  const bool open = sure.to >= seconds(59);
  return open ? fmt::format("at least {} are needed", seconds_text(sure.from))
              : fmt::format("{} to {} are needed", seconds_text(sure.from), seconds_text(sure.to));
}

// "7 seconds" for an edge of 6.99 s, with some room.
std::string better_time(const explore::Range& sure) {
  const std::int64_t least = (sure.from.ns + 999'999'999) / 1'000'000'000;
  const std::int64_t roomy = least + std::max<std::int64_t>(1, least / 10);
  const bool fits = seconds(roomy) <= sure.to;
  return fmt::format("at least {} seconds", fits ? roomy : least);
}

void Finder::time(const Limit& limit) {
  const BoundStep& bound = binding_.steps[limit.timed.bound_step];
  const explore::Window& window = limit.window;
  if (!window.sure || !bound.duration || !bound.duration_span) return;
  const explore::Range& sure = *window.sure;
  const guide::Duration& said = *bound.duration;
  const Duration least = milliseconds(said.min_ms.value_or(said.max_ms.value_or(0)));
  const Duration most = milliseconds(said.max_ms.value_or(said.min_ms.value_or(0)));
  const bool upper = sure.to < seconds(59) && said.max_ms;
  const bool inside = sure.contains(least) && (!upper || most <= sure.to);
  const bool told =
      bound.until && tried_.by(sign_reader.name) != nullptr && tried_.by(sign_reader.name)->works();
  // "More than" and a sign both tell the reader how to be safe.
  const bool roomy = told || (said.min_ms && !said.max_ms);
  const Duration room = std::max(least / 20, milliseconds(200));
  const bool near =
      inside && !roomy && (least - sure.from < room || (upper && sure.to - most < room));
  if (inside && !near) return;
  const bool almost = told && !inside && least * 100 >= sure.from * 85 && least <= sure.to;
  const RuleId rule = near     ? RuleId::duration_near_edge
                      : almost ? RuleId::ambiguous
                               : RuleId::duration_outside_window;
  const std::string written = report::span_text(least);
  std::string observed =
      fmt::format("on the {}, {}; {} as written comes to: {}", product_.title, time_text(window),
                  written, explore::ending_text(window.at_documented));
  if (window.margin && near)
    observed += fmt::format("; it is {} from the edge", report::span_text(*window.margin));
  const std::string why =
      near ? "who counts a little fast fails: write a time with some room"
      : almost
          ? "who goes by the watch and not by the sign stops too early: give the sign alone, or "
            "the longer time"
          : "who goes by this time fails";
  Finding& finding = add(rule, *bound.duration_span, "this long is right", observed, why);
  rest_on(finding, product_,
          {"holds.reset", "holds.reset-second", "reset.commit", "clock.error", "keys.bounce",
           "keys.sampler"});
  finding.story = story_of(tried_.literal, product_);
  if (!almost) finding.fix = Edit{*bound.duration_span, better_time(sure)};
}

// The pause before a step: what the guide says of it, or that it says nothing.
void Finder::pause(const Limit& limit) {
  const BoundStep& bound = binding_.steps[limit.timed.bound_step];
  const explore::Window& window = limit.window;
  if (!window.possible) return;
  const explore::Range& range = window.sure ? *window.sure : *window.possible;
  const guide::Step& step = words(bound.at);
  if (bound.within_ms) {
    if (milliseconds(*bound.within_ms) * 95 / 100 <= range.to) return;
    Finding& finding =
        add(RuleId::duration_outside_window, step.span,
            fmt::format("it may begin {} later", report::span_text(milliseconds(*bound.within_ms))),
            fmt::format("the {} waits for it no longer than {}", product_.title,
                        seconds_text(range.to)),
            "who takes all the time that is given comes too late");
    rest_on(finding, product_, {"reset.second-window"});
    return;
  }
  if (range.to >= seconds(30)) return;
  Finding& finding = add(
      RuleId::ambiguous, step.span, "this comes next, at any time",
      fmt::format("the {} waits for it no longer than {}", product_.title, seconds_text(range.to)),
      "say how soon it has to follow");
  rest_on(finding, product_, {"reset.second-window"});
}

void Finder::times() {
  for (const Limit& limit : tried_.limits) {
    if (limit.timed.gap) {
      pause(limit);
    } else {
      time(limit);
    }
  }
}

void Finder::ends() {
  for (const BoundStep& bound : binding_.steps) {
    if (bound.kind != BoundStep::Kind::hold || bound.duration || bound.until) continue;
    Finding& finding =
        add(RuleId::missing_release, words(bound.at).span, "these are held",
            "nothing says until when: neither a time nor a sign",
            fmt::format("who lets go after two seconds gets: {}", tried_.literal.outcome));
    rest_on(finding, product_, {"holds.reset.threshold"});
  }
}

// The first hold, or else the first step.
guide::StepRef Finder::main_step() const {
  for (const BoundStep& bound : binding_.steps) {
    const bool tapped = bound.step.action == world::Action::tap;
    if (bound.kind == BoundStep::Kind::hold || tapped) return bound.at;
  }
  return lab_.guide.procedures[tried_.procedure].steps.front();
}

// Where the change has to be made: for how long somebody holds is where it says when to let go.
guide::Span Finder::span_of(const Repair& repair) const {
  guide::Span span = words(binding_.steps[repair.step].at).span;
  if (repair.rule != RuleId::duration_outside_window) return span;
  for (const Promise& promise : binding_.promises) {
    if (promise.step == repair.step && promise.ends_step) span = promise.span;
  }
  return span;
}

// Why a procedure that should work does not.
void Finder::failure() {
  if (found(RuleId::missing_release) || found(RuleId::duration_outside_window)) return;
  const std::optional<Repair> repair = find_repair(tried_, lab_);
  const std::string observed = fmt::format("to the letter it comes to: {}", tried_.literal.outcome);
  Finding& finding =
      repair ? add(repair->rule, span_of(*repair), promised_reset(), observed, repair->text)
             : add(RuleId::outcome_differs, words(main_step()).span, promised_reset(), observed,
                   "no change of a single control, time or order mends it");
  if (repair) finding.fix = repair->fix;
  rest_on(finding, product_, {"product.rule", "holds.reset"});
  finding.story = story_of(tried_.literal, product_);
}

void Finder::state(const FromStart& from) {
  const guide::Procedure& procedure = lab_.guide.procedures[tried_.procedure];
  const Told told = told_of(lab_.guide, procedure, from.start);
  if (told.before) return;
  const Precondition& missing = precondition_against(from.start);
  std::string why = fmt::format("say before the first step {}", missing.told);
  if (told.later) {
    why += fmt::format(" (line {} says something of it, too late)",
                       lab_.guide.sentences[*told.later].begin.line);
  }
  Finding& finding = add(
      RuleId::missing_precondition, words(procedure.steps.front()).span, promised_reset(),
      fmt::format("on a {}, state '{}': {}", product_.title, name_of(from.start), from.ending.text),
      why);
  if (told.later) {
    const guide::Sentence& later = lab_.guide.sentences[*told.later];
    finding.related.push_back({later.span, later.text});
  }
  const Outcome outcome = from.ending.outcome();
  const bool bad =
      outcome == Outcome::partial || outcome == Outcome::harm || outcome == Outcome::loses_data;
  if (bad && !told.later) finding.severity = Severity::error;
  rest_on(finding, product_, {missing.path});
  weigh(finding);
}

void Finder::states() {
  for (const FromStart& from : tried_.starts) {
    if (!from.ending.works()) state(from);
  }
}

// People who are a little fast or slow, where no time of the guide has been found fault with.
void Finder::pace() {
  if (!findings_.empty()) return;
  for (const Reader& reader : {hasty_reader, slow_reader}) {
    const Ending* ending = tried_.by(reader.name);
    if (ending == nullptr || ending->works()) continue;
    const guide::StepRef first = binding_.steps.front().at;
    Finding& finding = add(RuleId::ambiguous, words(first).span, promised_reset(),
                           fmt::format("for somebody who is {}: {}", reader.name, ending->text),
                           "the words leave a reader less room than people need");
    rest_on(finding, product_, {"product.rule"});
  }
}

void Finder::not_tried() {
  for (const NotTried& step : binding_.not_tried) {
    add(RuleId::not_tried, words(step.at).span, sentence(step.at).text, step.why, "");
  }
}

}  // namespace

std::vector<Finding> find_in(const Lab& lab, const Tried& tried) {
  return Finder(lab, tried).find();
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
