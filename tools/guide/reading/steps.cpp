#include "tools/guide/reading/steps.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/drafts.hpp"

namespace headloop::guide {
namespace {

bool is_finger(Kin kin) {
  return kin == Kin::press || kin == Kin::tap || kin == Kin::hold || kin == Kin::release;
}

// What was said before the first thing to do, and goes with it.
struct Lead {
  std::vector<Cue> cues;
  std::string meanwhile;
  std::string condition;
  std::optional<std::int64_t> within_ms;
  std::optional<Duration> duration;
  std::optional<Clause> during;  // a deed that goes on meanwhile
  int ordinal = 0;
  bool together = false;
};

class Builder {
 public:
  Builder(const std::string& sentence, const Tokens& tokens, std::size_t begin, std::size_t end,
          Context& context, const ControlNames& names)
      : sentence_(sentence),
        tokens_(tokens),
        context_(context),
        names_(names),
        clauses_(clauses_of(tokens, begin, end)),
        drafter_(tokens, context, names) {}

  Reading build() {
    for (at_ = 0; at_ < clauses_.size(); ++at_) clause(clauses_[at_]);
    join_presses();
    Reading reading;
    reading.told = told_;
    reading.missed = missed_;
    reading.gerund = !clauses_.empty() && clauses_[0].verb && clauses_[0].role == Role::main &&
                     clauses_[0].verb->form == Form::gerund;
    for (Draft& draft : drafts_) reading.steps.push_back(std::move(draft.step));
    return reading;
  }

 private:
  void clause(const Clause& clause);
  void leading(const Clause& clause);
  void trailing(const Clause& clause);
  void main(const Clause& clause);
  void statement(const Clause& clause);
  void means(const Clause& clause);
  void during(const Clause& clause, Draft& with);
  void apply_lead(Draft& draft);
  void until(const Clause& clause);
  void locate(const VerbGroup& verb, std::size_t end);
  void enter_hole(const Clause& clause);
  void wait_for(Step& step, const VerbGroup& verb, std::size_t end) const;
  const Clause* purpose_of(std::size_t at) const;
  void join_presses();
  void remember(const Step& step);

  std::optional<Draft> draft(const Clause& clause, const VerbGroup& verb, std::size_t end);
  std::optional<VerbGroup> deed_in(const Clause& clause) const;
  bool is_held(const Clause& clause, const VerbGroup& verb) const;
  bool says(const Clause& clause, std::initializer_list<std::string_view> words) const;

  std::string words(std::size_t begin, std::size_t end) const {
    return cue_of(sentence_, tokens_, begin, end).what;
  }

  const std::string& sentence_;
  const Tokens& tokens_;
  Context& context_;
  const ControlNames& names_;
  const std::vector<Clause> clauses_;
  const Drafter drafter_;
  std::size_t at_ = 0;
  Lead lead_;
  std::vector<Draft> drafts_;
  bool told_ = false;
  bool missed_ = false;
};

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
  if (made->step.action == Action::repeat) made->step.meanwhile = words(verb.end, made->object_end);
  return made;
}

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

// Two deeds that overlap. The one that was told by itself is `with`.
void Builder::during(const Clause& clause, Draft& with) {
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
  if (!other) {
    drafts_.push_back(std::move(with));
    return;
  }
  if (holds) {
    if (presses(other->step.action) && !other->step.count) other->step.action = Action::hold;
    other->step.meanwhile = words(with.begin, with.end);
    drafts_.push_back(std::move(with));
    drafts_.push_back(std::move(*other));
  } else {
    with.step.meanwhile = words(clause.begin, clause.end);
    drafts_.push_back(std::move(*other));
    drafts_.push_back(std::move(with));
  }
}

void Builder::remember(const Step& step) {
  if (!step.controls.empty()) {
    context_.controls = step.controls;
    context_.together = step.together;
  }
  if (step.action == Action::hold && !step.duration && step.until.empty())
    context_.held = step.controls;
  if (step.action == Action::hold) context_.held = step.controls;
  if (step.action == Action::release) context_.held.clear();
  context_.app = step.action == Action::app;
}

void Builder::apply_lead(Draft& draft) {
  Step& step = draft.step;
  if (step.action == Action::release) {
    step.until.insert(step.until.begin(), lead_.cues.begin(), lead_.cues.end());
  } else if (!lead_.cues.empty()) {
    lead_.meanwhile = lead_.cues.front().what;
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

// The next clause that says what for, not far behind.
const Clause* Builder::purpose_of(std::size_t at) const {
  for (std::size_t i = at + 1; i < std::min(clauses_.size(), at + 4); ++i) {
    if (clauses_[i].role == Role::main) break;
    if (clauses_[i].role == Role::purpose) return &clauses_[i];
  }
  return nullptr;
}

// "Locate the reset button": what "the button" is from now on.
void Builder::locate(const VerbGroup& verb, std::size_t end) {
  const ControlPhrase phrase =
      controls_at(tokens_, verb.end, end, drafter_.amounts(verb.end, end).used, names_);
  const bool hole = (phrase.lex & bit(Lex::part)) != 0;
  if ((phrase.head || hole) && phrase.names.size() == 1) context_.controls = phrase.names;
}

// "Insert a pin into the reset hole": "it" is the reset from now on.
void Builder::enter_hole(const Clause& clause) {
  for (std::size_t i = clause.begin + 2; i < clause.end; ++i) {
    const bool hole = tokens_[i].is("hole") || tokens_[i].is("pinhole");
    const Token& name = tokens_[i - 1];
    if (hole && name.kind == Token::Kind::word && !name.is(Lex::determiner) && !name.is("small") &&
        !name.is("tiny") && !name.is("pin"))
      context_.controls = {name.text};
  }
}

// "Wait for the LED to light up": for what, if it is not a time.
void Builder::wait_for(Step& step, const VerbGroup& verb, std::size_t end) const {
  std::size_t at = verb.end;
  while (at < end && tokens_[at].is(Lex::adverb)) ++at;
  if (at + 1 >= end || !tokens_[at].is("for") || duration_at(tokens_, at, end)) return;
  step.until.push_back(cue_of(sentence_, tokens_, at + 1, end));
  step.duration.reset();
  step.duration_span.reset();
}

void Builder::main(const Clause& clause) {
  VerbGroup verb = *clause.verb;
  std::size_t end = clause.end;
  const Clause* told = &clause;
  if (verb.kin == Kin::refer) return;
  told_ = true;
  if (verb.kin == Kin::locate) return locate(verb, end);
  if (verb.kin == Kin::use || verb.kin == Kin::take) {
    // "Use a pin to press the button": what it is used for is what to do.
    const Clause* const use = purpose_of(at_);
    const auto inner = use ? verb_group(tokens_, use->begin, use->end, Form::base) : std::nullopt;
    if (inner && inner->kin != Kin::refer) {
      verb = *inner;
      told = use;
      end = use->end;
    } else if (verb.kin == Kin::use) {
      return;
    }
  }
  auto made = draft(*told, verb, end);
  if (!made) {
    missed_ =
        missed_ || (verb.kin != Kin::allow && verb.kin != Kin::take && verb.kin != Kin::supply);
    return;
  }
  if (made->step.action == Action::wait) wait_for(made->step, verb, end);
  made->step.condition = lead_.condition;
  const auto with = lead_.during;
  apply_lead(*made);
  if (with) {
    Draft moved = std::move(*made);
    during(*with, moved);
  } else {
    drafts_.push_back(std::move(*made));
  }
  if (verb.then_held && drafts_.back().step.count) {
    Draft last = drafts_.back();
    last.step.action = Action::hold;
    last.step.count.reset();
    last.clause = no_block;  // joined already
    Step& first = drafts_.back().step;
    first.count = *first.count == 2 ? std::nullopt : std::optional(*first.count - 1);
    first.duration.reset();
    first.duration_span.reset();
    drafts_.push_back(std::move(last));
  }
  remember(drafts_.back().step);
  if (drafts_.back().step.action == Action::insert) enter_hole(clause);
}

void Builder::until(const Clause& clause) {
  Step& step = drafts_.back().step;
  const Amounts found = drafter_.amounts(clause.begin, clause.end);
  const bool bracketed = found.duration && found.duration->begin > clause.begin &&
                         tokens_[found.duration->begin - 1].is("(");
  const bool only = found.duration && found.duration->begin == clause.begin;
  if ((bracketed || only) && !step.duration) {
    step.duration = found.duration->duration;
    step.duration_span =
        Span{tokens_[found.duration->begin].begin, tokens_[found.duration->end - 1].end};
  }
  if (only) return;
  std::size_t end = clause.end;
  for (std::size_t i = clause.begin; bracketed && i < end; ++i) {
    if (tokens_[i].is("(")) end = i;
  }
  if (end > clause.begin) step.until.push_back(cue_of(sentence_, tokens_, clause.begin, end));
}

// Subordinate, before anything was told.
void Builder::leading(const Clause& clause) {
  const Amounts found = drafter_.amounts(clause.begin, clause.end);
  switch (clause.role) {
    case Role::condition: lead_.condition = words(clause.begin, clause.end); break;
    case Role::when:
    case Role::until:
      lead_.cues.push_back(cue_of(sentence_, tokens_, clause.begin, clause.end));
      break;
    case Role::after: {
      const bool only = found.duration && found.duration->begin <= clause.begin + 1;
      if (!only) lead_.cues.push_back(cue_of(sentence_, tokens_, clause.begin, clause.end));
      break;
    }
    case Role::during:
      if (deed_in(clause)) {
        lead_.during = clause;
      } else {
        lead_.meanwhile = words(clause.begin, clause.end);
      }
      break;
    case Role::with:
      for (std::size_t i = clause.begin; i < clause.end; ++i) {
        if (tokens_[i].is(Lex::state)) lead_.meanwhile = words(clause.begin, clause.end);
      }
      break;
    case Role::adjunct: {
      // "within 3 seconds": the first word is a part of the duration.
      if (found.within) lead_.within_ms = found.within->duration.max_ms;
      if (found.duration) lead_.duration = found.duration->duration;
      lead_.ordinal = found.ordinal;
      lead_.together = says(clause, {"time", "simultaneously"});
      for (std::size_t i = clause.begin; i < clause.end; ++i) {
        if (tokens_[i].is(Lex::app) && !tokens_[i].is("web")) context_.app = true;
      }
      break;
    }
    default: break;
  }
}

// Subordinate, behind what it belongs to.
void Builder::trailing(const Clause& clause) {
  Draft& last = drafts_.back();
  Step& step = last.step;
  const bool ends =
      step.action == Action::release || step.action == Action::wait || step.action == Action::leave;
  switch (clause.role) {
    case Role::until: until(clause); break;
    case Role::when:
    case Role::before:
    case Role::after: {
      if (clause.role == Role::after && clause.verb) {
        auto earlier = draft(clause, *clause.verb, clause.end);
        if (earlier) drafts_.insert(drafts_.end() - 1, std::move(*earlier));
        break;
      }
      const auto gerund = clause.role != Role::when && clause.begin < clause.end &&
                          tokens_[clause.begin].text.ends_with("ing");
      if (ends && !gerund) {
        step.until.push_back(cue_of(sentence_, tokens_, clause.begin, clause.end));
      } else if (clause.role != Role::before && step.meanwhile.empty()) {
        step.meanwhile = words(clause.begin, clause.end);
      }
      break;
    }
    case Role::condition: step.condition = words(clause.begin, clause.end); break;
    case Role::during: {
      Draft with = std::move(drafts_.back());
      drafts_.pop_back();
      during(clause, with);
      break;
    }
    case Role::with:
    case Role::adjunct:
    case Role::purpose: {
      if (clause.role == Role::with &&
          says(clause, {"pressed", "held", "depressed", "open", "closed"})) {
        step.meanwhile = words(clause.begin, clause.end);
      }
      const Amounts found = drafter_.amounts(clause.begin, clause.end);
      const bool holds =
          presses(step.action) || step.action == Action::hold || step.action == Action::wait;
      if (holds && found.duration && !step.duration) {
        step.duration = found.duration->duration;
        step.duration_span =
            Span{tokens_[found.duration->begin].begin, tokens_[found.duration->end - 1].end};
        if (presses(step.action) && !step.count) step.action = Action::hold;
      }
      if (presses(step.action) && found.count && *found.count > 1 && !step.count)
        step.count = found.count;
      break;
    }
    default: break;
  }
  remember(drafts_.back().step);
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

// "The button must be held for 5 seconds" tells as well; what else is stated is to be expected.
void Builder::statement(const Clause& clause) {
  for (std::size_t i = clause.begin + 1; i + 1 < clause.end; ++i) {
    const auto verb = verb_of(tokens_[i]);
    const bool passive =
        verb && verb->form == Form::past && is_finger(verb->kin) && tokens_[i - 1].is("be");
    if (!passive) continue;
    const VerbGroup group{verb->kin, Form::past, i, i + 1, false, 0, false};
    Draft made = drafter_.passive({clause.begin, i - 1}, group, clause.end);
    made.clause = at_;
    told_ = true;
    apply_lead(made);
    drafts_.push_back(std::move(made));
    remember(drafts_.back().step);
    return;
  }
  if (!drafts_.empty())
    drafts_.back().step.expect.push_back(cue_of(sentence_, tokens_, clause.begin, clause.end));
}

void Builder::clause(const Clause& clause) {
  if (clause.role == Role::main) return main(clause);
  if (clause.role == Role::means) return means(clause);
  if (clause.role == Role::statement) return statement(clause);
  if (drafts_.empty() || (clause.then && clause.role == Role::adjunct)) return leading(clause);
  const bool next_main = at_ + 1 < clauses_.size() && clauses_[at_ + 1].role == Role::main;
  const bool lead_in = clause.role == Role::adjunct && next_main;
  const bool own = clause.then &&
                   (clause.role == Role::when || clause.role == Role::after ||
                    clause.role == Role::during || clause.role == Role::condition) &&
                   next_main;
  if (lead_in || own) return leading(clause);
  trailing(clause);
}

// What several presses in a row mean to a finger: of "press three times and hold the third time"
// the third press is the hold; "press again and hold" is one.
void Builder::join_presses() {
  for (std::size_t i = 0; i + 1 < drafts_.size(); ++i) {
    Step& first = drafts_[i].step;
    Draft& second = drafts_[i + 1];
    if (!presses(first.action) || second.step.action != Action::hold) continue;
    const bool same = !second.own_object || second.step.controls == first.controls;
    if (!same || second.clause == drafts_[i].clause || second.clause == no_block) continue;
    if (first.count) {
      const bool counted = second.ordinal == -1 || second.ordinal == *first.count;
      const bool joined = second.ordinal == 0 && !second.then && !second.own_object;
      if (!counted && !joined) continue;
      first.count = *first.count == 2 ? std::nullopt : std::optional(*first.count - 1);
    } else if (!second.then && !second.own_object && second.step.meanwhile.empty()) {
      second.step.controls = first.controls;
      second.step.together = first.together;
      if (!second.step.within_ms) second.step.within_ms = first.within_ms;
      if (second.step.meanwhile.empty()) second.step.meanwhile = first.meanwhile;
      second.step.span.begin = first.span.begin;
      drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

}  // namespace

Reading read_steps(const std::string& sentence, const Tokens& tokens, std::size_t begin,
                   std::size_t end, Context& context, const ControlNames& names) {
  return Builder(sentence, tokens, begin, end, context, names).build();
}

}  // namespace headloop::guide
