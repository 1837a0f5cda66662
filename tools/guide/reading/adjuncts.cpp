// What is said around the things to do: when, how long, meanwhile, if.
#include <algorithm>

#include "tools/guide/reading/builder.hpp"

namespace headloop::guide {
namespace {

bool ends_at_sign(Action action) {
  return action == Action::release || action == Action::wait || action == Action::leave;
}

}  // namespace

// The deed of a subordinate clause: "while plugging in the cable", "while you plug it in".
std::optional<VerbGroup> Builder::deed_in(const Clause& clause) const {
  if (clause.verb) return clause.verb;
  const auto gerund = verb_group(tokens_, clause.begin, clause.end, Form::gerund);
  return gerund ? gerund : verb_group(tokens_, clause.begin, clause.end, Form::base);
}

bool Builder::is_held(const Clause& clause, const VerbGroup& verb) const {
  if (context_.held.empty()) return false;
  const Amounts found = drafter_.amounts(verb.end, clause.end);
  const ControlPhrase phrase = controls_at(tokens_, verb.end, clause.end, found.used, names_);
  return phrase.names.empty() || phrase.names == context_.held;
}

// "While the switch is slid back to ON", "while the cable is being plugged in": the verb.
std::optional<std::size_t> Builder::slid_in(const Clause& clause) const {
  for (std::size_t i = clause.begin + 1; i < clause.end; ++i) {
    const auto verb = verb_of(tokens_[i]);
    if (!verb || verb->form != Form::past) continue;
    const bool slid = verb->kin == Kin::slide && tokens_[i - 1].is(Lex::to_be);
    if (slid || tokens_[i - 1].is("being")) return i;
  }
  return std::nullopt;
}

// Two deeds that overlap. The one that was told by itself is `with`.
void Builder::during(const Clause& clause, Draft& with) {
  if (const auto slid = slid_in(clause)) {
    if (auto other = passive(clause, *slid)) drafts_.push_back(std::move(*other));
    with.step.meanwhile = words(clause.begin, clause.end);
    drafts_.push_back(std::move(with));
    return;
  }
  const auto verb = deed_in(clause);
  const bool state = !verb || verb->kin == Kin::wear || verb->kin == Kin::charge;
  const bool holds =
      verb && (verb->kin == Kin::hold || verb->kin == Kin::press || verb->kin == Kin::tap);
  if (state || (holds && is_held(clause, *verb))) {
    with.step.meanwhile = words(clause.begin, clause.end);
    drafts_.push_back(std::move(with));
    return;
  }
  auto other = draft(clause, *verb, clause.end);
  const bool at_once = other && says(clause, {"also", "simultaneously", "additionally"});
  if (!other || (at_once && join_chord(with, *other))) {
    drafts_.push_back(std::move(with));
    return;
  }
  if (holds) {
    hold_meanwhile(with, *other);
  } else {
    with.step.meanwhile = words(clause.begin, clause.end);
    drafts_.push_back(std::move(*other));
    drafts_.push_back(std::move(with));
  }
}

// To wait while something is held is to hold it; another deed overlaps.
void Builder::hold_meanwhile(Draft& with, Draft& held) {
  if (presses(held.step.action) && !held.step.count) held.step.action = Action::hold;
  if (with.step.action == Action::wait && held.step.action == Action::hold) {
    with.step.action = Action::hold;
    with.step.controls = held.step.controls;
    with.step.together = held.step.together;
    with.step.span.begin = std::min(with.step.span.begin, held.step.span.begin);
    drafts_.push_back(std::move(with));
    return;
  }
  held.step.meanwhile = words(with.begin, with.end);
  drafts_.push_back(std::move(with));
  drafts_.push_back(std::move(held));
}

// "With Power and Custom held", "while Call is held": what was not held before.
std::optional<Draft> Builder::kept_down(const Clause& clause) const {
  for (std::size_t i = clause.begin + 1; i < clause.end; ++i) {
    const auto verb = verb_of(tokens_[i]);
    if (!verb || verb->form != Form::past || !moves_finger(verb->kin) || verb->kin == Kin::release)
      continue;
    std::size_t end = i;
    const auto of_verb = [&](const Token& token) {
      return token.is(Lex::to_be) || token.is(Lex::adverb) || token.is("both");
    };
    while (end > clause.begin + 1 && of_verb(tokens_[end - 1])) --end;
    const VerbGroup held{Kin::hold, Form::past, i, i + 1};
    auto made = drafter_.passive({clause.begin, end}, held, clause.end);
    const bool fresh = made && (made->own_object || context_.held.empty());
    if (!fresh || made->step.controls == context_.held) return std::nullopt;
    return made;
  }
  return std::nullopt;
}

Span Builder::span_of(const DurationAt& time) const {
  return {tokens_[time.begin].begin, tokens_[time.end - 1].end};
}

// "After 10 seconds, press it": what is done until then.
Draft Builder::wait_of(const DurationAt& time) const {
  Draft wait;
  wait.step.action = Action::wait;
  wait.step.duration = time.duration;
  wait.step.duration_span = wait.step.span = span_of(time);
  wait.begin = time.begin;
  wait.end = time.end;
  wait.clause = at_;
  return wait;
}

// "After 3 s, release it": for how long the hold before lasts, if it does not say. It is the last
// of `before` drafts, or stands in the sentence before.
bool Builder::ends_hold(const DurationAt& time, std::size_t before) {
  if (before == 0) {
    held_for_ = HeldFor{time.duration, span_of(time)};
    return true;
  }
  Step& held = drafts_[before - 1].step;
  if (held.action != Action::hold || held.duration || !held.until.empty()) return false;
  held.duration = time.duration;
  held.duration_span = span_of(time);
  return true;
}

void Builder::apply_lead(Draft& draft) {
  Step& step = draft.step;
  const bool release = step.action == Action::release;
  if (release) {
    step.until.insert(step.until.begin(), lead_.cues.begin(), lead_.cues.end());
  } else if (!lead_.cues.empty()) {
    lead_.meanwhile = lead_.cues.front().what;
  }
  if (lead_.after && lead_.after->within) {
    lead_.within_ms = lead_.after->duration.max_ms;
  } else if (lead_.after && release) {
    ends_hold(*lead_.after, drafts_.size());
  } else if (lead_.after) {
    drafts_.push_back(wait_of(*lead_.after));
    drafts_.back().step.condition = step.condition;
  }
  if (step.meanwhile.empty()) step.meanwhile = lead_.meanwhile;
  if (lead_.within_ms) step.within_ms = lead_.within_ms;
  if (lead_.ordinal != 0) draft.ordinal = lead_.ordinal;
  if (lead_.together && step.controls.size() > 1) step.together = true;
  if (lead_.duration && !step.duration && step.action == Action::hold)
    step.duration = lead_.duration;
  const auto condition = lead_.condition;
  lead_ = {};
  lead_.condition = condition;
}

// "Count two green flashes": until the second green flash.
Cue Builder::last_of_counted(std::size_t at, std::size_t end) const {
  Cue cue = cue_of(sentence_, tokens_, at, end);
  const auto number = number_at(tokens_, at, end);
  const std::string_view ordinal = number ? ordinal_of(*number / 1'000) : std::string_view();
  if (ordinal.empty() || at >= end || !cue.what.ends_with('s')) return cue;
  cue.what = std::string(ordinal) + " " + words(at, end);
  cue.what.erase(cue.what.size() - (cue.what.ends_with("shes") ? 2 : 1));
  return cue;
}

// "Wait for the LED to light up": for what, if it is not a time.
void Builder::wait_for(Step& step, const VerbGroup& verb, std::size_t end) const {
  std::size_t at = verb.end;
  while (at < end && tokens_[at].is(Lex::adverb)) ++at;
  const bool sign = at < end && !tokens_[at].is(Lex::preposition) && !tokens_[at].is("for") &&
                    !duration_at(tokens_, at, end);
  for (std::size_t i = at; sign && i < end; ++i) {  // "wait two short tones"
    if (!tokens_[i].is(Lex::beep) && !tokens_[i].is(Lex::led) && !tokens_[i].is(Lex::voice))
      continue;
    step.until.push_back(cue_of(sentence_, tokens_, at, end));
    if (tokens_[verb.begin].is("count")) step.until.back() = last_of_counted(at, i + 1);
    return;
  }
  if (at + 1 >= end || !tokens_[at].is("for") || duration_at(tokens_, at, end)) return;
  step.until.push_back(cue_of(sentence_, tokens_, at + 1, end));
  step.duration.reset();
  step.duration_span.reset();
}

void Builder::until(const Clause& clause) {
  Step& step = drafts_.back().step;
  const Amounts found = drafter_.amounts(clause.begin, clause.end);
  const bool bracketed = found.duration && found.duration->begin > clause.begin &&
                         tokens_[found.duration->begin - 1].is("(");
  const bool only = found.duration && found.duration->begin == clause.begin;
  if ((bracketed || only) && !step.duration) {
    step.duration = found.duration->duration;
    step.duration_span = span_of(*found.duration);
  }
  if (only) return;
  std::size_t end = clause.end;
  for (std::size_t i = clause.begin; bracketed && i < end; ++i) {
    if (tokens_[i].is("(")) end = i;
  }
  if (end > clause.begin) step.until.push_back(cue_of(sentence_, tokens_, clause.begin, end));
}

// "After unplugging the cable, ...": to be done, and once only if that was told before.
bool Builder::prepares(const Clause& clause) {
  auto made = draft(clause, *clause.verb, clause.end);
  if (!made || made->step.action == context_.last) return false;
  const Action action = made->step.action;
  const bool state = action == Action::unplug || action == Action::take_off ||
                     action == Action::power_off || action == Action::power_on;
  if (!state) return false;
  drafts_.push_back(std::move(*made));
  return true;
}

// Subordinate, before anything was told.
void Builder::leading(const Clause& clause) {
  const Amounts found = drafter_.amounts(clause.begin, clause.end);
  switch (clause.role) {
    case Role::condition: lead_.condition = words(clause.begin, clause.end); break;
    case Role::until:
      lead_.cues.push_back(cue_of(sentence_, tokens_, clause.begin, clause.end));
      break;
    case Role::when:
    case Role::after: {
      if (clause.role == Role::after && clause.verb && prepares(clause)) break;
      if (const auto time = only_time(clause)) {
        lead_.after = time;
      } else {
        lead_.cues.push_back(cue_of(sentence_, tokens_, clause.begin, clause.end));
      }
      break;
    }
    case Role::during:
      if (deed_in(clause)) {
        lead_.during = clause;
      } else if (!(lead_.held = kept_down(clause))) {
        lead_.meanwhile = words(clause.begin, clause.end);
      }
      break;
    case Role::with:
      lead_.held = kept_down(clause);
      for (std::size_t i = clause.begin; !lead_.held && i < clause.end; ++i) {
        if (tokens_[i].is(Lex::state)) lead_.meanwhile = words(clause.begin, clause.end);
      }
      break;
    case Role::limit:
      if (found.duration)
        lead_.within_ms = found.duration->duration.max_ms ? found.duration->duration.max_ms
                                                          : found.duration->duration.min_ms;
      break;
    case Role::adjunct: {
      // "within 3 seconds": the first word is a part of the duration.
      if (found.within) lead_.within_ms = found.within->duration.max_ms;
      if (found.duration) lead_.duration = found.duration->duration;
      lead_.ordinal = found.ordinal;
      lead_.together = says(clause, {"time", "simultaneously"});
      if (Cue sign = cue_of(sentence_, tokens_, clause.begin + 1, clause.end);
          next_releases() && sign.channel != Channel::state)
        lead_.cues.push_back(std::move(sign));  // "on the 4th flash, release"
      for (std::size_t i = clause.begin; i < clause.end; ++i) {
        if (tokens_[i].is(Lex::app) && !tokens_[i].is("web")) context_.app = true;
      }
      break;
    }
    default: break;
  }
}

// A clause that says how long, and nothing else; "later", "have passed" and marks may stand behind.
std::optional<DurationAt> Builder::only_time(const Clause& clause) const {
  constexpr std::string_view passing = " later have has passed elapsed are is up over gone by ";
  auto time = duration_at(tokens_, clause.begin, clause.end);
  for (std::size_t i = time ? time->end : clause.end; i < clause.end; ++i) {
    const bool nothing = tokens_[i].kind == Token::Kind::mark || among(passing, tokens_[i].text);
    if (!nothing) return std::nullopt;
  }
  return time;
}

// "Release it after 5 s": for how long it was held. "Plug it in after 5 s": a wait before.
bool Builder::delays(const Clause& clause) {
  const auto time = clause.role == Role::after ? only_time(clause) : std::nullopt;
  if (!time || time->within) return false;
  const Draft& last = drafts_.back();
  const auto verb = verb_of(tokens_[last.begin]);
  const bool kept = verb && verb->kin == Kin::keep;
  if (last.step.action == Action::release) return ends_hold(*time, drafts_.size() - 1);
  if (kept || ends_at_sign(last.step.action)) return false;
  drafts_.insert(drafts_.end() - 1, wait_of(*time));
  return true;
}

// "Release it when ...", "plug it in after ...": what is done before, or the sign that ends it.
void Builder::trailing_time(const Clause& clause) {
  const auto finite = clause.role == Role::before ? deed_in(clause) : std::nullopt;
  if (finite && drafts_.back().step.action == Action::wait && moves_finger(finite->kin)) {
    if (auto other = draft(clause, *finite, clause.end)) drafts_.push_back(std::move(*other));
    return;  // "wait until it is out before you let go"
  }
  if (clause.role != Role::when && clause.verb) {
    auto other = draft(clause, *clause.verb, clause.end);
    const auto behind = clause.role == Role::before ? drafts_.end() : drafts_.end() - 1;
    if (other) drafts_.insert(behind, std::move(*other));  // "wait 10 s before plugging it in"
    return;
  }
  const auto verb = at_ > 0 ? clauses_[at_ - 1].verb : std::nullopt;
  const bool denied = verb && (tokens_[verb->begin].is("do") || tokens_[verb->begin].is("don't"));
  if (clause.role == Role::before && denied) return until(clause);  // "do not let go before ..."
  if (delays(clause)) return;
  Step& step = drafts_.back().step;
  const bool gerund = clause.role != Role::when && clause.begin < clause.end &&
                      tokens_[clause.begin].text.ends_with("ing");
  if (ends_at_sign(step.action) && !gerund) {
    step.until.push_back(cue_of(sentence_, tokens_, clause.begin, clause.end));
  } else if (clause.role != Role::before && step.meanwhile.empty()) {
    step.meanwhile = words(clause.begin, clause.end);
  }
}

// "... with the lid open", "... upon the second flash", "... within 3 seconds".
void Builder::trailing_adjunct(const Clause& clause) {
  if (auto held = clause.role == Role::with ? kept_down(clause) : std::nullopt) {
    Draft with = std::move(drafts_.back());
    drafts_.pop_back();
    return hold_meanwhile(with, *held);
  }
  Step& step = drafts_.back().step;
  const bool state = says(clause, {"pressed", "held", "depressed", "open", "closed", "off"});
  if (clause.role == Role::with && state) step.meanwhile = words(clause.begin, clause.end);
  const Cue cue = cue_of(sentence_, tokens_, clause.begin + 1, clause.end);
  const bool waits = ends_at_sign(step.action) && step.until.empty() && !step.duration;
  if (clause.role == Role::adjunct && waits && cue.channel != Channel::state)
    step.until.push_back(cue);
  const Amounts found = drafter_.amounts(clause.begin, clause.end);
  const bool lasts =
      presses(step.action) || step.action == Action::hold || step.action == Action::wait;
  if (lasts && found.duration && !step.duration) {
    step.duration = found.duration->duration;
    step.duration_span = span_of(*found.duration);
    if (presses(step.action) && !step.count) step.action = Action::hold;
  }
  if (presses(step.action) && found.count && *found.count > 1 && !step.count)
    step.count = found.count;
}

// Subordinate, behind what it belongs to.
void Builder::trailing(const Clause& clause) {
  switch (clause.role) {
    case Role::until: until(clause); break;
    case Role::when:
    case Role::before:
    case Role::after: trailing_time(clause); break;
    case Role::condition: drafts_.back().step.condition = words(clause.begin, clause.end); break;
    case Role::during: {
      Draft with = std::move(drafts_.back());
      drafts_.pop_back();
      during(clause, with);
      break;
    }
    case Role::with:
    case Role::adjunct:
    case Role::purpose: trailing_adjunct(clause); break;
    default: break;
  }
  remember(drafts_.back().step);
}

}  // namespace headloop::guide
