#include "tools/guide/reading/clauses.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/controls.hpp"
#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/subordinates.hpp"

namespace headloop::guide {
namespace {

bool is_joiner(const Token& token) {
  return !token.quoted &&
         (token.is(",") || token.is("and") || token.is("then") || token.is("or") ||
          token.is("but") || token.is("&") || token.is("next") || token.is("plus"));
}

bool is_break(const Token& token) {
  return !token.quoted && (token.is(";") || token.is("—") || token.is(">>"));
}

// Verbs that are hardly ever anything but something to do.
bool starts_deed(Kin kin) {
  constexpr std::array deeds = {
      Kin::press,  Kin::tap,     Kin::hold,       Kin::release, Kin::slide,  Kin::insert, Kin::put,
      Kin::remove, Kin::connect, Kin::disconnect, Kin::wait,    Kin::repeat, Kin::select};
  return std::find(deeds.begin(), deeds.end(), kin) != deeds.end();
}

class Segmenter {
 public:
  Segmenter(const Tokens& tokens, std::size_t begin, std::size_t end,
            const std::optional<VerbGroup>& implied)
      : tokens_(tokens),
        first_(begin),
        at_(begin),
        end_(end),
        form_(telling_form(tokens, begin, end)),
        implied_(implied.has_value()),
        finger_(implied) {}

  std::vector<Clause> segment() {
    while (at_ < end_) {
      Clause clause;
      const std::size_t before = at_;
      skip_joiners(clause);
      if (at_ >= end_) break;
      open(clause);
      if (clause.role == Role::main) remember(*clause.verb);
      if (clause.role != Role::limit) clause.end = end_of(clause);
      told_ = told_ || clause.role == Role::main;
      at_ = std::max(clause.end, before + 1);
      if (clause.begin < clause.end) clauses_.push_back(clause);
    }
    return std::move(clauses_);
  }

 private:
  // "Hold Call (while sliding Power on)".
  bool meanwhile_in(std::size_t i) const {
    if (i + 1 >= end_ || !tokens_[i].is("(")) return false;
    const auto sub = subordinate(i + 1, false);
    return sub && sub->role == Role::during;
  }

  bool is(std::size_t i, std::string_view word) const {
    return i < end_ && tokens_[i].is(word) && !tokens_[i].quoted;
  }

  // "(2)" between what is to be done.
  bool is_enumerator(std::size_t i) const {
    return i + 3 < end_ && tokens_[i].is("(") && tokens_[i + 1].kind == Token::Kind::number &&
           tokens_[i + 2].is(")") && (i == first_ || is_joiner(tokens_[i - 1]));
  }

  void skip_joiners(Clause& clause) {
    while (at_ < end_) {
      const Token& token = tokens_[at_];
      if (is_enumerator(at_)) {
        at_ += 3;
        continue;
      }
      const bool mark = token.kind == Token::Kind::mark && !token.is("(") && !token.is(">") &&
                        !token.is("≥") && !token.is("~") && !token.is("[") && !token.is("'") &&
                        !token.is("\"") && !token.is("<");
      if (meanwhile_in(at_)) {
        ++at_;
        break;
      }
      if (!mark && !is_joiner(token)) break;
      clause.then = clause.then || token.is("then") || token.is("next");
      clause.alternative = clause.alternative || token.is("or");
      ++at_;
    }
  }

  std::optional<VerbGroup> deed_at(std::size_t i) const {
    const auto verb = verb_group(tokens_, i, end_, Form::base);
    return verb || form_ == Form::base ? verb : verb_group(tokens_, i, end_, form_);
  }

  // "..., do not touch anything else", but "do not release it until ..." is to hold it.
  bool forbids(std::size_t i) const { return prohibition_at(tokens_, i, end_) > 0 && !deed_at(i); }

  void remember(const VerbGroup& verb) {
    const bool finger = verb.kin == Kin::press || verb.kin == Kin::tap || verb.kin == Kin::hold;
    finger_ = finger ? std::optional(verb) : std::nullopt;
  }

  void open(Clause& clause) {
    clause.whole = at_;
    clause.leading = !told_;
    if (const auto sub = subordinate(at_, true)) {
      clause.role = sub->role;
      clause.begin = at_ + sub->words;
      if (sub->role == Role::means || sub->role == Role::during || sub->role == Role::with ||
          sub->role == Role::without || sub->role == Role::after || sub->role == Role::before) {
        clause.verb = verb_group(tokens_, clause.begin, end_, Form::gerund);
      }
      return;
    }
    clause.begin = at_;
    if (const std::size_t to = limit_at(tokens_, at_, end_)) {
      clause.role = Role::limit;
      clause.end = to;
      return;
    }
    const auto verb = deed_at(at_);
    const bool name = implied_ && at_ == first_ && verb && !starts_deed(verb->kin);  // "Call"
    if (verb && !name) {
      clause.verb = verb;
      clause.role = Role::main;
    } else if (auto gerund = held_gerund(at_)) {
      clause.verb = gerund;
      clause.role = Role::main;
    } else if (repeats_verb(at_, clause.then)) {
      clause.verb = finger_;
      clause.verb->begin = clause.verb->end = at_;
      clause.verb->count = 0;
      clause.role = Role::main;
    } else {
      const auto time = duration_at(tokens_, at_, end_);
      const bool adjunct = tokens_[at_].is(Lex::preposition) || tokens_[at_].is("simultaneously") ||
                           (time && time->within);
      clause.role = forbids(at_) ? Role::prohibition : adjunct ? Role::adjunct : Role::statement;
    }
  }

  // ", holding for 20 seconds", "keeping it held"; "Pressing it twice resets ..." as a beginning.
  std::optional<VerbGroup> held_gerund(std::size_t at) const {
    const auto verb = verb_group(tokens_, at, end_, Form::gerund);
    if (!verb) return verb;
    const bool finger = verb->kin == Kin::press || verb->kin == Kin::tap || verb->kin == Kin::hold;
    return (told_ ? verb->kin == Kin::hold : finger && at_ == first_) ? verb : std::nullopt;
  }

  std::optional<Subordinate> subordinate(std::size_t i, bool at_start) const {
    return subordinate_at(tokens_, i, end_,
                          at_start ? told_ ? Before::deed : Before::nothing : Before::words);
  }
  std::size_t end_of(const Clause& clause) const;
  bool ends_before(const Clause& clause, std::size_t i) const;
  bool ends_at_subordinate(const Clause& clause, std::size_t i) const;
  bool ends_at_word(const Clause& clause, std::size_t i) const;
  bool ends_at_joiner(const Clause& clause, std::size_t i) const;
  bool repeats_verb(std::size_t i, bool then) const;
  bool times_before(std::size_t i) const;
  bool is_finite(std::size_t begin, std::size_t end) const;
  bool comma_ahead(std::size_t i) const;
  bool goes_on(const Clause& clause, std::size_t next, bool comma) const;
  bool is_turned(const Clause& clause, std::size_t next) const;

  const Tokens& tokens_;
  const std::size_t first_;
  std::size_t at_;
  const std::size_t end_;
  const Form form_;
  const bool implied_;
  std::optional<VerbGroup> finger_;  // the last thing told, if it is done with a finger
  bool told_ = false;
  std::vector<Clause> clauses_;
};

bool Segmenter::ends_before(const Clause& clause, std::size_t i) const {
  if (is_break(tokens_[i]) || ends_at_subordinate(clause, i)) return true;
  if (i > clause.begin && tokens_[i - 1].is(Lex::modal)) return false;  // "will then turn off"
  return is_joiner(tokens_[i]) ? ends_at_joiner(clause, i) : ends_at_word(clause, i);
}

bool Segmenter::ends_at_subordinate(const Clause& clause, std::size_t i) const {
  const auto sub = subordinate(i, false);
  if (!sub) return false;
  // "wait for the LED to turn on": what is waited for. "back to the ...": a place.
  const bool waits = clause.verb &&
                     (clause.verb->kin == Kin::wait || clause.verb->kin == Kin::allow) &&
                     sub->role == Role::purpose;
  const bool in_cue =
      clause.role == Role::until &&
      (sub->role == Role::with || sub->role == Role::purpose || sub->role == Role::after);
  return !waits && !in_cue;
}

// "After ten seconds press Power": without a comma, what is to be done begins at its verb.
bool Segmenter::ends_at_word(const Clause& clause, std::size_t i) const {
  // "while holding it slide the switch": what it is done with is named before.
  const bool meanwhile = clause.role == Role::during && clause.verb && i > clause.verb->end;
  const bool leads = clause.leading && clause.role != Role::main &&
                     clause.role != Role::statement && clause.role != Role::prohibition;
  if (i == clause.begin || !(clause.role == Role::adjunct || meanwhile || leads)) return false;
  if (forbids(i)) return true;
  const Token& before = tokens_[i - 1];
  const bool since = before.is("later") ||  // "after that"
                     (i >= 2 && (tokens_[i - 2].is("after") || tokens_[i - 2].is("of")));
  const bool goes_with_the_next = (before.is(Lex::determiner) && !since) || before.is("to") ||
                                  before.is(Lex::modal) || before.is("you") ||
                                  (before.is(Lex::adverb) && !since && !unit_ms(before.text));
  if (goes_with_the_next) return false;
  const auto verb = verb_group(tokens_, i, end_, Form::base);
  const bool adverb = tokens_[i].is(Lex::adverb) && !tokens_[i].is(Lex::preposition);
  const bool plain =
      verb && (adverb || (verb->begin == i && (verb->held || starts_deed(verb->kin))));
  return plain && i + 1 < end_ && (before.is(")") || !comma_ahead(i));
}

bool Segmenter::ends_at_joiner(const Clause& clause, std::size_t i) const {
  const Token& token = tokens_[i];
  if (token.is(",") && clause.leading && clause.role != Role::main &&
      clause.role != Role::statement) {
    const bool goes_on = is(i + 1, "and") || is(i + 1, "or");
    if (!goes_on) return true;
  }
  std::size_t next = i;
  bool comma = false;
  while (next < end_ && (is_joiner(tokens_[next]) || is_enumerator(next))) {
    const bool enumerator = is_enumerator(next);
    comma = comma || (!enumerator && (tokens_[next].is(",") || tokens_[next].is("then")));
    next += enumerator ? 3 : 1;
  }
  if (next >= end_ || tokens_[next].quoted) return false;
  if (forbids(next)) return true;
  // "Do not press or hold it": both are forbidden.
  const bool forbidden = clause.role == Role::prohibition;
  if (forbidden && (token.is("or") || verb_of(tokens_[i - 1]))) return false;
  if (const auto sub = subordinate(next, false); sub && comma) return true;
  if (const auto time = duration_at(tokens_, next, end_); time && time->within) return true;
  if (clause.role == Role::purpose && !told_ && !comma) return false;  // "to exclude and include"
  if (clause.role != Role::purpose || comma || token.is("and")) {
    if (goes_on(clause, next, comma)) return false;
    if (is_turned(clause, next)) return false;
    if (deed_at(next)) return true;
    const bool then = next > i && tokens_[next - 1].is("then");
    const bool after_time = clause.role == Role::adjunct && clause.then;
    if (repeats_verb(next, then || after_time)) return true;
  }
  if (clause.role == Role::main && comma && held_gerund(next)) return true;
  if (clause.role == Role::statement && !is_finite(clause.begin, i)) return false;
  const bool cue = clause.role == Role::until || clause.role == Role::when ||
                   clause.role == Role::during || clause.role == Role::condition ||
                   clause.role == Role::after;
  if (cue && !comma) return false;
  if (token.is("then") && clause.role == Role::adjunct) return true;
  return statement_at(tokens_, next, end_);
}

// "Wait for the LED to light up, then turn off": the LED's doing, since nothing is named to be
// turned.
bool Segmenter::is_turned(const Clause& clause, std::size_t next) const {
  if (!clause.verb || clause.verb->kin != Kin::wait ||
      next + 2 != end_ - (tokens_[end_ - 1].is(".") ? 1U : 0U))
    return false;
  for (std::size_t i = clause.begin; i < next; ++i) {
    if (tokens_[i].is("to"))
      return tokens_[next].is("turn") || tokens_[next].is("go") || tokens_[next].is("switch");
  }
  return false;
}

// "The power button and the custom button are pressed": the "and" joins what it is about.
bool Segmenter::is_finite(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (tokens_[i].is(",") || tokens_[i].is(Lex::to_be) || tokens_[i].is(Lex::modal)) return true;
    const bool names = i + 1 < end && tokens_[i + 1].is(Lex::head);  // "the power button"
    if (tokens_[i].is(Lex::shows) && !names) return true;
  }
  return false;
}

// "Power + Custom = 7 s, Power + Volume Up = 5 s".
bool Segmenter::times_before(std::size_t i) const {
  constexpr std::size_t time_words_max = 3;
  for (std::size_t j = i - std::min(i - first_, time_words_max); j < i; ++j) {
    if (duration_at(tokens_, j, i)) return true;
  }
  return false;
}

// "Hold A + B, then A + C": the verb is not said again.
bool Segmenter::repeats_verb(std::size_t i, bool then) const {
  constexpr std::size_t name_words_max = 6;
  const bool after_time = i == at_ && !clauses_.empty() && clauses_.back().role == Role::adjunct;
  const bool listed = implied_ && i > first_ && tokens_[i - 1].is(",") && times_before(i) &&
                      !duration_at(tokens_, i, end_);
  if (!finger_ || !(then || i == first_ || listed || (after_time && clauses_.back().then)))
    return false;
  if (tokens_[i].is(Lex::preposition)) return false;
  if (implied_) return true;
  if (verb_group(tokens_, i, end_, Form::base) || statement_at(tokens_, i, end_)) return false;
  if (tokens_[i].is(Lex::adverb) || tokens_[i].is(Lex::pronoun)) return false;
  bool control = false;
  for (std::size_t j = i; j < std::min(end_, i + name_words_max) && !tokens_[j].is(","); ++j) {
    const bool finite =
        tokens_[j].is(Lex::modal) || tokens_[j].is(Lex::to_be) || tokens_[j].is(Lex::shows);
    if (finite && !tokens_[j].capital) return false;
    control = control || tokens_[j].is(Lex::head) || tokens_[j].is("+");
    const bool timed = j > i && tokens_[j].is("for") && duration_at(tokens_, j, end_);
    const bool named = tokens_[i].capital && !tokens_[i].is(Lex::colour);
    control = control || (named && (timed || tokens_[j].is("volume")));
  }
  return control;
}

bool Segmenter::comma_ahead(std::size_t i) const {
  for (; i < end_; ++i) {
    if (tokens_[i].is(",") && !tokens_[i].quoted) return true;
  }
  return false;
}

// What a statement may go on to say: "the LED will blink and then turn off".
bool Segmenter::goes_on(const Clause& clause, std::size_t next, bool comma) const {
  if (clause.role != Role::statement || told_) return false;
  bool modal = false;
  bool lamp = false;
  for (std::size_t i = clause.begin; i < next; ++i) {
    modal = modal || tokens_[i].is(Lex::modal) || tokens_[i].is(Lex::to_be) ||
            tokens_[i].is(Lex::shows);
    lamp = lamp || tokens_[i].is(Lex::led);
  }
  const auto verb = verb_group(tokens_, next, end_, Form::base);
  if (!verb) return false;
  const bool finger = starts_deed(verb->kin);
  return !finger || (modal && !comma && !lamp);
}

std::size_t Segmenter::end_of(const Clause& clause) const {
  std::size_t i = std::max(clause.verb ? clause.verb->end : 0, clause.begin + 1);
  if (const auto time = duration_at(tokens_, clause.begin, end_); time && !clause.verb)
    i = time->end;  // "no later than 3 seconds after that"
  if (clause.role == Role::prohibition && is(clause.begin + 2, ",") &&
      is(clause.begin + 3, "however"))
    i = std::min(end_, clause.begin + 5);
  for (; i < end_; ++i) {
    if (tokens_[i].is("(") && meanwhile_in(i)) break;
    if (tokens_[i].is("(")) {
      while (i < end_ && !tokens_[i].is(")")) ++i;
      continue;
    }
    if (tokens_[i].quoted) continue;
    if (const std::size_t joiner = clause.verb ? adds_control(tokens_, i, end_) : 0) {
      i += joiner - 1;
      continue;
    }
    if (ends_before(clause, i)) break;
  }
  return std::min(i, end_);
}

}  // namespace

bool statement_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t subject_words_max = 7;
  if (at >= end) return false;
  const Token& first = tokens[at];
  if (!(first.is(Lex::subject) || first.is(Lex::led) || first.is(Lex::voice) ||
        first.is(Lex::device) || first.is(Lex::colour) || first.kind == Token::Kind::number))
    return false;
  for (std::size_t i = at + 1; i < std::min(end, at + subject_words_max); ++i) {
    const Token& token = tokens[i];
    if (token.kind == Token::Kind::mark && !token.is("'") && !token.is("\"") && !token.is("/"))
      return false;
    if (token.is("and") || token.is(Lex::preposition)) return false;
    if (token.is(Lex::modal) || token.is(Lex::to_be)) return true;
    const bool noun = first.is(Lex::determiner) && i == at + 1;
    if (token.is(Lex::shows) && !noun && !token.text.ends_with("ing")) return true;
  }
  return false;
}

std::vector<Clause> clauses_of(const Tokens& tokens, std::size_t begin, std::size_t end,
                               const std::optional<VerbGroup>& implied) {
  return Segmenter(tokens, begin, end, implied).segment();
}

}  // namespace headloop::guide
