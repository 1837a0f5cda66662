// Where clauses end.
#include <array>

#include "tools/guide/reading/controls.hpp"
#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/segmenter.hpp"

namespace headloop::guide {
namespace {

bool is_break(const Token& token) {
  return !token.quoted && (token.is(";") || token.is("—") || token.is(">>"));
}

}  // namespace

bool Segmenter::ends_before(const Clause& clause, std::size_t i) const {
  if (ends_at_break(i)) return true;
  if (clause.role == Role::main && says(tokens_, i, end_, "followed by") > 0 && i + 2 < end_)
    return deed_at(i + 2) || following_deed(i + 2) || repeats_verb(i + 2, true);
  if (ends_at_subordinate(clause, i)) return true;
  if (i > clause.begin && tokens_[i - 1].is(Lex::modal)) return false;  // "will then turn off"
  return is_joiner(tokens_[i]) ? ends_at_joiner(clause, i) : ends_at_word(clause, i);
}

// "Hold it for 15 s - the LED blinks - and let go": a dash between blanks, before a new clause. The
// "+" before a switch and its state parts two things to be done.
bool Segmenter::ends_at_break(std::size_t i) const {
  if (is_break(tokens_[i]) || is_arrow(i)) return true;
  if (i + 1 >= end_ || tokens_[i + 1].quoted) return false;
  if (state_of_switch(i + 1) > 0) return true;
  const bool apart = tokens_[i].is("-") && i > first_ && tokens_[i - 1].end < tokens_[i].begin &&
                     tokens_[i].end < tokens_[i + 1].begin;
  const bool sign = apart && among(" volume vol v ", tokens_[i - 1].text);
  return apart && !sign &&
         (is(i + 1, "then") || (is(i + 1, "and") && deed_at(i + 2)) || deed_at(i + 1) ||
          statement_at(tokens_, i + 1, end_) || remarked_time(tokens_, i + 1, end_));
}

bool Segmenter::ends_at_subordinate(const Clause& clause, std::size_t i) const {
  const auto sub = subordinate(i, false);
  const bool roughly = tokens_[i].is("so") && i > first_ && tokens_[i - 1].is("or");
  if (!sub || roughly) return false;  // "ten seconds or so"
  // "wait for the LED to turn on": what is waited for. "back to the ...": a place.
  const bool waits = clause.verb &&
                     (clause.verb->kin == Kin::wait || clause.verb->kin == Kin::allow) &&
                     sub->role == Role::purpose;
  const bool in_cue =
      clause.role == Role::until &&
      (sub->role == Role::with || sub->role == Role::purpose || sub->role == Role::after);
  return !waits && !in_cue;
}

// What is said before the deed that it goes with.
bool Segmenter::is_lead(const Clause& clause, std::size_t i) const {
  if (clause.role == Role::adjunct) return true;
  // "while holding it slide the switch": what it is done with is named before.
  if (clause.role == Role::during && clause.verb && i > clause.verb->end) return true;
  const auto time = clause.role == Role::after && clause.joined
                        ? duration_at(tokens_, clause.begin, end_)
                        : std::nullopt;
  if (time && time->end == i) return true;  // "and after 3 s press it"
  return clause.leading && clause.role != Role::main && clause.role != Role::statement &&
         clause.role != Role::prohibition;
}

// "the", "to", "you can": what stands before the word belongs to it.
bool Segmenter::belongs_to_next(std::size_t i) const {
  const Token& before = tokens_[i - 1];
  return before.is(Lex::determiner) || before.is("to") || before.is(Lex::modal) ||
         before.is("you") || (before.is(Lex::adverb) && !unit_ms(before.text));
}

// "Hold it, after the second flash let go", "..., after the second flash I let go".
bool Segmenter::releases_then(const Clause& clause, std::size_t i) const {
  const bool later = clause.role == Role::after || clause.role == Role::when;
  if (!later || !clause.joined || i == clause.begin || belongs_to_next(i)) return false;
  const std::size_t at = is(i, "i") || is(i, "we") ? i + 1 : i;
  const auto verb = at < end_ ? deed_at(at) : std::nullopt;
  return verb && verb->kin == Kin::release && verb->begin == at;
}

// "After ten seconds press Power": without a comma, what is to be done begins at its verb.
bool Segmenter::ends_at_word(const Clause& clause, std::size_t i) const {
  if (releases_then(clause, i)) return true;
  if (i == clause.begin || !is_lead(clause, i)) return false;
  if (forbids(i)) return true;
  const Token& before = tokens_[i - 1];
  const bool complete =  // "later", "within 3 s of that"
      before.is("later") || (i >= 2 && (tokens_[i - 2].is("after") || tokens_[i - 2].is("of")));
  if (!complete && belongs_to_next(i)) return false;
  const auto verb = verb_group(tokens_, i, end_, Form::base);
  if (!verb || i + 1 >= end_) return false;
  const bool adverb = tokens_[i].is(Lex::adverb) && !tokens_[i].is(Lex::preposition);
  const bool person = tokens_[i].is("you");
  const bool may = person && tokens_[i + 1].is(Lex::modal);
  const bool begins = verb->begin == i && (verb->held || starts_deed(verb->kin));
  if (!adverb && !begins && !may && !(person && starts_deed(verb->kin))) return false;
  const bool simply = among(" just simply please ", tokens_[i].text) && starts_deed(verb->kin);
  return before.is(")") || simply || !comma_ahead(i);
}

bool Segmenter::ends_at_joiner(const Clause& clause, std::size_t i) const {
  const Token& token = tokens_[i];
  if (token.is(",") && clause.leading && clause.role != Role::main &&
      clause.role != Role::statement) {
    const bool goes_on = is(i + 1, "and") || is(i + 1, "or");
    if (!goes_on || denies_amount(tokens_, i + 2, end_)) return true;
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
  if (const auto sub = subordinate(next, false); sub && (comma || delays(next, *sub))) return true;
  if (const auto time = duration_at(tokens_, next, end_); time && time->within) return true;
  if (clause.role == Role::purpose && !told_ && !comma) return false;  // "to exclude and include"
  if (names_control(clause, next)) return false;
  if (token.is(",") && unsaid_next(clause, next)) return true;
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

// "... and after 3 s press it": a time, and what is done then.
bool Segmenter::delays(std::size_t i, const Subordinate& sub) const {
  const std::size_t begin = i + sub.words;
  const auto time =
      sub.role == Role::after && begin < end_ ? duration_at(tokens_, begin, end_) : std::nullopt;
  return time && time->end < end_ && deed_at(time->end);
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

// "Power and Call", "Power and Play for 5 s": a verb that a key is named by, in a chord. It stands
// where its object would, or has a capital that the words around it have not.
bool Segmenter::names_control(const Clause& clause, std::size_t i) const {
  constexpr std::array<std::string_view, 8> behind = {
      "together", "simultaneously", "at the same", "at once", "for", "until", "then", "key"};
  const auto verb = verb_of(tokens_[i]);
  const bool finger =
      clause.verb && (clause.verb->kin == Kin::press || clause.verb->kin == Kin::tap ||
                      clause.verb->kin == Kin::hold);
  if (!finger || !verb || verb->form != Form::base || starts_deed(verb->kin)) return false;
  const bool chord =
      tokens_[i - 1].is("and") || tokens_[i - 1].is("&") || tokens_[i - 1].is("plus");
  if (clause.verb->end >= i - 1 || !chord) return false;
  const bool alone = i + 1 >= end_ || (tokens_[i + 1].kind == Token::Kind::mark) ||
                     is_joiner(tokens_[i + 1]) || says_any(tokens_, i + 1, end_, behind) > 0 ||
                     duration_at(tokens_, i + 1, end_);
  const bool name = tokens_[i].capital && !tokens_[i - 1].capital;
  return alone && (name || verb->kin == Kin::refer || is(i + 1, "together"));
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
  const bool listed = modal && verb->end < end_ && is_joiner(tokens_[verb->end]);
  if (listed) return true;  // "both can add, remove or reset it"
  const bool finger = starts_deed(verb->kin) || is(next - 1, "but");
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
    if (opens_bracket(i) > 0 || tells_how(clause, i)) break;
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

}  // namespace headloop::guide
