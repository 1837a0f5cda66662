#include "tools/guide/reading/steps.hpp"

#include <algorithm>

#include "tools/guide/reading/builder.hpp"
#include "tools/guide/reading/classes.hpp"
#include "tools/guide/reading/fragments.hpp"
#include "tools/guide/reading/subordinates.hpp"

namespace headloop::guide {
namespace {

// "Allow access", "restore the settings", "confirm your model number": nothing is done to a device.
bool may_ask_nothing(Kin kin) {
  return kin == Kin::allow || kin == Kin::take || kin == Kin::supply || kin == Kin::confirm;
}

}  // namespace

bool Builder::says(const Clause& clause, std::initializer_list<std::string_view> words) const {
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    if (std::find(words.begin(), words.end(), tokens_[i].text) != words.end()) return true;
  }
  return false;
}

std::optional<Draft> Builder::draft(const Clause& clause, const VerbGroup& verb, std::size_t end) {
  auto made = drafter_.draft(verb, end);
  if (!made) return made;
  made->then = clause.then;
  made->clause = at_;
  if (made->step.action == Action::release) release_at_sign(*made, verb, end);
  if (made->step.action == Action::repeat) made->step.meanwhile = words(verb.end, made->object_end);
  return made;
}

// "Let go on the second green flash": a sign, and no control.
void Builder::release_at_sign(Draft& made, const VerbGroup& verb, std::size_t end) const {
  for (std::size_t i = verb.end; i + 1 < end; ++i) {
    const bool at = tokens_[i].is("on") || tokens_[i].is("at") || tokens_[i].is("upon");
    if (!at || !(tokens_[i + 1].is(Lex::determiner) || ordinal_word(tokens_[i + 1].text))) continue;
    const Cue cue = cue_of(sentence_, tokens_, i + 1, end);
    if (cue.channel == Channel::state) continue;
    made.step.until.push_back(cue);
    if (i > verb.end) return;
    made.step.controls = context_.held.empty() ? context_.controls : context_.held;
    if (made.step.controls.empty()) made.step.controls = {"button"};
    made.step.together = made.step.controls.size() > 1;
    return;
  }
}

bool Builder::held_with_last(const Step& step) const {
  if (drafts_.size() < 2 || &step != &drafts_.back().step || step.meanwhile.empty()) return false;
  const Step& first = drafts_.end()[-2].step;
  return step.action == Action::hold && first.action == Action::hold &&
         first.controls != step.controls;
}

void Builder::remember(const Step& step) {
  if (!step.controls.empty()) {
    context_.controls = step.controls;
    context_.together = step.together;
    context_.shown = false;
  }
  if (step.action == Action::hold && !step.duration && step.until.empty())
    context_.held = step.controls;
  if (step.action == Action::hold) context_.held = step.controls;
  if (held_with_last(step)) {  // "while holding A, hold B"
    const auto& first = drafts_.end()[-2].step.controls;
    context_.held.insert(context_.held.begin(), first.begin(), first.end());
    context_.controls = context_.held;
    context_.together = true;
  }
  if (step.action == Action::release) context_.held.clear();
  if (step.action == Action::slide) context_.slid = step.controls;
  context_.last = step.action;
  const bool in_app = context_.app && step.action == Action::forget;
  context_.app = step.action == Action::app || in_app;
}

// The next clause that says what for, not far behind.
const Clause* Builder::purpose_of(std::size_t at) const {
  for (std::size_t i = at + 1; i < std::min(clauses_.size(), at + 4); ++i) {
    const Role role = clauses_[i].role;
    if (role == Role::main || role == Role::when || role == Role::condition) break;
    if (clauses_[i].role == Role::purpose) return &clauses_[i];
  }
  return nullptr;
}

// "Use Custom instead", "use Custom instead of NC".
bool Builder::replaces(const Clause& clause) const {
  const bool of = at_ + 1 < clauses_.size() && clauses_[at_ + 1].role == Role::instead;
  return of || says(clause, {"instead"});
}

// "Locate the reset button": what "the button" is from now on. "..., and next to it the NC button":
// so are both.
void Builder::locate(const VerbGroup& verb, std::size_t end) {
  const ControlPhrase phrase =
      controls_at(tokens_, verb.end, end, drafter_.amounts(verb.end, end).used, names_);
  const bool hole = verb.kin == Kin::locate && (phrase.lex & bit(Lex::part)) != 0;
  if (!(phrase.head || hole) || phrase.names.empty()) return;
  context_.controls = phrase.names;
  std::size_t last = at_ + 1;
  while (last < clauses_.size() && clauses_[last].role != Role::main) ++last;
  for (std::string& key : named_keys(tokens_, phrase.end, clauses_[last - 1].end, names_)) {
    if (std::find(phrase.names.begin(), phrase.names.end(), key) == phrase.names.end())
      context_.controls.push_back(std::move(key));
  }
  context_.together = context_.controls.size() > 1;
  context_.shown = true;
}

// "Insert a pin into the reset hole": "it" is the reset from now on.
void Builder::enter_hole(const Clause& clause) {
  for (std::size_t i = clause.begin + 2; i < clause.end; ++i) {
    const bool hole = tokens_[i].is("hole") || tokens_[i].is("pinhole");
    const Token& name = tokens_[i - 1];
    if (hole && name.kind == Token::Kind::word && !name.is(Lex::determiner) && !name.is("small") &&
        !name.is("tiny") && !name.is("pin"))
      context_.controls = {name.text};
    context_.shown = context_.shown || hole;
  }
}

// "Use a pin to press the button": what it is used for is what to do. The clause that tells it, and
// its verb; nothing if there is nothing to do.
const Clause* Builder::used_for(const Clause& clause, VerbGroup& verb) {
  if (verb.kin != Kin::use && verb.kin != Kin::take) return &clause;
  const Clause* const use = purpose_of(at_);
  const auto inner = use ? verb_group(tokens_, use->begin, use->end, Form::base) : std::nullopt;
  if (inner && inner->kin != Kin::refer) {
    verb = *inner;
    return use;
  }
  if (verb.kin == Kin::take) return &clause;
  // A key, and not how; something else in what was told before.
  const auto used = drafter_.amounts(verb.end, clause.end).used;
  const bool key = controls_at(tokens_, verb.end, clause.end, used, names_).head;
  missed_ = missed_ || key || replaces(clause);
  return nullptr;
}

void Builder::main(const Clause& clause) {
  VerbGroup verb = *clause.verb;
  told_ = told_ || verb.kin != Kin::refer;
  if (verb.kin == Kin::allow && says(clause, {"be"})) {  // "let both keys be pressed for 12 s"
    Clause subject = clause;
    subject.begin = verb.end;
    return statement(subject);
  }
  const bool looks = verb.kin == Kin::locate ||
                     verb.kin == Kin::refer ||  // "grab the power button"
                     (verb.kin == Kin::confirm && assures(tokens_, verb.end, clause.end));
  if (looks) return locate(verb, clause.end);
  const Clause* const told = used_for(clause, verb);
  const bool lead_in = verb.kin == Kin::app && at_ + 1 == clauses_.size() && tokens_.back().is(":");
  if (told == nullptr || lead_in) return;  // "perform a reset:"
  auto made = draft(*told, verb, told->end);
  if (!made) {
    missed_ = missed_ || !(may_ask_nothing(verb.kin) || says(clause, {"step", "steps", "section"}));
    return;
  }
  if (made->step.action == Action::wait) wait_for(made->step, verb, told->end);
  if (counts_on(verb, *made) || goes_on(verb, *made) || waits_on(clause, *made)) return;
  made->step.condition = lead_.condition;
  if (presses_rested(*made)) drafts_.pop_back();
  const auto with = lead_.during;
  auto held = lead_.held;
  const bool at_once = lead_.together || is_at_once(clause, verb) || keeps_on(clause);
  apply_lead(*made);
  const bool chord = at_once && !drafts_.empty() && join_chord(drafts_.back(), *made);
  if (chord || (at_once && overlaps(*made))) return remember(drafts_.back().step);
  if (with) {
    during(*with, *made);
  } else if (held) {
    hold_meanwhile(*made, *held);
  } else {
    drafts_.push_back(std::move(*made));
  }
  if (switches_back(drafts_.back(), told->end)) {
    Draft back = drafts_.back();
    back.step.action = Action::power_on;
    drafts_.push_back(std::move(back));
  }
  if (verb.then_held && drafts_.back().step.count) hold_last();
  remember(drafts_.back().step);
  if (drafts_.back().step.action == Action::insert) enter_hole(clause);
}

// "Turn it on by holding Power": the holding alone. In an app the aim is the step.
void Builder::means(const Clause& clause) {
  const auto verb = deed_in(clause);
  if (!verb) return;
  auto made = draft(clause, *verb, clause.end);
  if (!made) return;
  told_ = true;
  if (!drafts_.empty()) {
    if (drafts_.back().step.action == Action::app && made->step.action != Action::hold) return;
    made->step.condition = drafts_.back().step.condition;
    drafts_.pop_back();
  }
  apply_lead(*made);
  drafts_.push_back(std::move(*made));
  remember(drafts_.back().step);
}

// "Hold Power — 12 s — until ...", "wait for it - that's about 7 s": for how long.
bool Builder::lengthens(const Clause& clause) {
  Step& step = drafts_.back().step;
  const auto time = remarked_time(tokens_, clause.begin, clause.end);
  if (!time || step.duration) return false;
  if (presses(step.action) && !step.count) step.action = Action::hold;
  step.duration = time->duration;
  step.duration_span = span_of(*time);
  return true;
}

// "Hold again, this time Power and Volume Up".
bool Builder::names_others(const Clause& clause) {
  const std::size_t words = guide::says(tokens_, clause.begin, clause.end, "this time");
  if (words == 0 || drafts_.empty() || drafts_.back().step.controls.empty()) return false;
  const std::size_t begin = clause.begin + words;
  const auto used = drafter_.amounts(begin, clause.end).used;
  const ControlPhrase phrase = controls_at(tokens_, begin, clause.end, used, names_);
  if (phrase.names.empty()) return false;
  Step& step = drafts_.back().step;
  step.controls = phrase.names;
  step.together = phrase.together;
  Clause rest = clause;
  rest.role = Role::adjunct;  // "..., this time A for 5 s"
  trailing(rest);
  return true;
}

// "The button must be held for 5 seconds" tells as well; what else is stated is to be expected.
void Builder::statement(const Clause& clause) {
  if (names_others(clause)) return;
  lead_.after.reset();  // "after 7 s the LED turns amber, ...": when that is so
  for (std::size_t i = clause.begin + 1; i < clause.end; ++i) {
    const auto verb = verb_of(tokens_[i]);
    if (!verb || verb->form != Form::past) continue;
    const bool told = moves_finger(verb->kin) ? is_passive(clause, i) : must_be(clause, i);
    const Span other = done_as_well(clause, i);
    Clause first = clause;
    first.end = other.begin;
    auto made = told ? passive(first, i) : std::nullopt;
    if (!made) continue;
    told_ = true;
    apply_lead(*made);
    drafts_.push_back(std::move(*made));
    remember(drafts_.back().step);
    if (other.begin == clause.end) return;
    const VerbGroup same{verb->kin, Form::past, other.end, other.end};
    if (auto second = drafter_.passive(other, same, clause.end)) {
      drafts_.push_back(std::move(*second));
      remember(drafts_.back().step);
    }
    return;
  }
  if (!drafts_.empty() && lengthens(clause)) return;
  if (!drafts_.empty())
    drafts_.back().step.expect.push_back(cue_of(sentence_, tokens_, clause.begin, clause.end));
}

// "Do not touch it until ...", "do not press it while ...": nothing of the step before.
bool Builder::of_prohibition(const Clause& clause) const {
  std::size_t before = at_;
  while (before > 0 && clauses_[before - 1].role != Role::main &&
         clauses_[before - 1].role != Role::statement &&
         clauses_[before - 1].role != Role::prohibition && !clauses_[before].then)
    --before;
  const bool own = clause.role == Role::main || clause.role == Role::statement ||
                   clause.role == Role::prohibition || clause.then;
  const bool next_main = at_ + 1 < clauses_.size() && clauses_[at_ + 1].role == Role::main;
  return !own && !next_main && before > 0 && clauses_[before - 1].role == Role::prohibition;
}

// "Press it and don't release": a hold, until something else is said.
bool Builder::keeps_down(const Clause& clause) const {
  if (drafts_.empty() || drafts_.back().step.action != Action::press || drafts_.back().step.count)
    return false;
  std::size_t at = clause.begin + prohibition_at(tokens_, clause.begin, clause.end);
  const auto verb = verb_group(tokens_, at, clause.end, Form::base);
  if (at == clause.begin || !verb || verb->kin != Kin::release) return false;
  for (at = verb->end; at < clause.end && !duration_at(tokens_, at, clause.end); ++at) {
    const bool object = tokens_[at].is(Lex::pronoun) || tokens_[at].is(Lex::determiner) ||
                        tokens_[at].is(Lex::head) || tokens_[at].kind == Token::Kind::mark;
    if (!object) return false;
  }
  return true;
}

void Builder::clause(const Clause& clause) {
  if (of_prohibition(clause)) return;
  if (clause.role == Role::prohibition || clause.role == Role::instead) {
    // "Press Power but not Custom for 5 s": the time is that of the press.
    Clause rest = clause;
    rest.role = Role::adjunct;
    if (is_exclusion(clause) && !drafts_.empty()) trailing(rest);
    if (!keeps_down(clause)) return;
    drafts_.back().step.action = Action::hold;
    trailing(rest);  // "... and don't let go for 12 s"
    return;
  }
  if (clause.role == Role::main) return main(clause);
  if (clause.role == Role::means) return means(clause);
  if (clause.role == Role::statement) return statement(clause);
  if (drafts_.empty() || (clause.then && clause.role == Role::adjunct) ||
      clause.role == Role::limit)
    return leading(clause);
  const bool next_main = at_ + 1 < clauses_.size() && clauses_[at_ + 1].role == Role::main;
  const bool lead_in = clause.role == Role::adjunct && next_main;
  // "and while holding it slide the switch", "and after 3 s press it"
  const bool deed = clause.role == Role::during && clause.verb;
  const bool time = clause.role == Role::after && clause.joined && only_time(clause);
  const bool joined =
      (deed || time) && next_main &&
      (clauses_[at_ + 1].whole == clause.end || tokens_[clause.whole - 1].is("and"));
  const bool released = clause.joined && next_releases();  // "..., when it beeps, let go"
  const bool own = (clause.then || joined || released) &&
                   (clause.role == Role::when || clause.role == Role::after ||
                    clause.role == Role::during || clause.role == Role::condition) &&
                   next_main;
  if (lead_in || own) return leading(clause);
  trailing(clause);
}

Reading read_steps(const std::string& sentence, const Tokens& tokens, std::size_t begin,
                   std::size_t end, Context& context, const ControlNames& names,
                   const std::optional<VerbGroup>& implied) {
  return Builder(sentence, tokens, begin, end, context, names, implied).build();
}

}  // namespace headloop::guide
