// Where clauses begin, and of which role they are.
#include <algorithm>
#include <array>

#include "tools/guide/reading/fragments.hpp"
#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/segmenter.hpp"

namespace headloop::guide {
namespace {

bool is_finger(Kin kin) { return kin == Kin::press || kin == Kin::tap || kin == Kin::hold; }

// What may stand before a clause without being a part of it.
bool is_separator(const Token& token) {
  constexpr std::string_view openings = " ( > ≥ ~ [ ' \" < ";
  return token.kind == Token::Kind::mark && !among(openings, token.text);
}

bool has_gerund(Role role) {
  return role == Role::means || role == Role::during || role == Role::with ||
         role == Role::without || role == Role::after || role == Role::before;
}

}  // namespace

bool is_joiner(const Token& token) {
  constexpr std::string_view joiners = " , and then or but & next plus ";
  return !token.quoted && among(joiners, token.text);
}

bool starts_deed(Kin kin) {
  constexpr std::array deeds = {
      Kin::press,  Kin::tap,     Kin::hold,       Kin::release, Kin::slide,  Kin::insert, Kin::put,
      Kin::remove, Kin::connect, Kin::disconnect, Kin::wait,    Kin::repeat, Kin::select};
  return std::find(deeds.begin(), deeds.end(), kin) != deeds.end();
}

std::vector<Clause> Segmenter::segment() {
  while (at_ < end_) {
    Clause clause;
    const std::size_t before = at_;
    skip_joiners(clause);
    if (at_ >= end_) break;
    const bool how = clause.role == Role::means;
    open(clause);
    if (how) clause.role = Role::means;
    if (clause.role == Role::main) remember(*clause.verb);
    if (clause.end == 0) clause.end = end_of(clause);
    told_ = told_ || clause.role == Role::main;
    at_ = std::max(clause.end, before + 1);
    if (clause.begin < clause.end) clauses_.push_back(clause);
  }
  if (implied_ && !told_) tell_implied();
  return std::move(clauses_);
}

// "After the second flash", and what is to be done then is said elsewhere.
void Segmenter::tell_implied() {
  if (clauses_.empty() || clauses_[0].role == Role::statement) return;
  Clause deed;
  deed.role = Role::main;
  deed.begin = deed.end = deed.whole = first_;
  deed.verb = given_;
  deed.verb->begin = deed.verb->end = first_;
  clauses_.insert(clauses_.begin(), deed);
}

// "Hold Call (while sliding Power on)", "for 10 s (or until the LED flashes)": how many words stand
// before what the bracket adds; 0 if it says something by the way.
std::size_t Segmenter::opens_bracket(std::size_t i) const {
  if (!is(i, "(")) return 0;
  const std::size_t begin = is(i + 1, "or") ? i + 2 : i + 1;
  const auto sub = begin < end_ ? subordinate(begin, false) : std::nullopt;
  const bool adds = sub && (sub->role == Role::during || sub->role == Role::until);
  return adds ? begin - i : 0;
}

// "Turn it off (press Power for 2 s)", "enter pairing mode (hold Call)": by what.
bool Segmenter::tells_how(const Clause& clause, std::size_t i) const {
  constexpr std::size_t state_words_max = 4;  // "headphones off (slide Power to OFF)"
  const bool state = clause.role == Role::statement && i <= clause.begin + state_words_max &&
                     tokens_[i - 1].is(Lex::state);
  if (!is(i, "(") || !(state || (clause.role == Role::main && clause.verb))) return false;
  const Kin aim = clause.verb ? clause.verb->kin : Kin::power;
  const bool led_to = aim == Kin::power || aim == Kin::turn || aim == Kin::app ||
                      aim == Kin::pair || aim == Kin::connect || aim == Kin::close;
  const auto verb = led_to && i + 1 < end_ ? deed_at(i + 1) : std::nullopt;
  return verb && (is_finger(verb->kin) || verb->kin == Kin::slide);
}

// "(within 3 s)", also behind "immediately": where it ends, or 0.
std::size_t Segmenter::limit_in(std::size_t i) const {
  while (i < end_ && tokens_[i].is(Lex::adverb)) ++i;
  const auto time = is(i, "(") ? duration_at(tokens_, i + 1, end_) : std::nullopt;
  return time && time->within && is(time->end, ")") ? time->end + 1 : 0;
}

// "Ten seconds later": its end, or 0.
std::size_t Segmenter::later_at(std::size_t i) const {
  const auto time = duration_at(tokens_, i, end_);
  return time && !time->within && is(time->end, "later") ? time->end + 1 : 0;
}

// "Call + SWITCH ON": what is added to a key is a thing, in the state it is brought to.
std::size_t Segmenter::state_of_switch(std::size_t i) const {
  const bool added = i > first_ && (is(i - 1, "+") || is(i - 1, "&"));
  const bool state = is(i + 1, "on") || is(i + 1, "off");
  return added && (is(i, "switch") || is(i, "slider")) && state ? i + 2 : 0;
}

// "CABLE OUT", "charger in": a cable and where it goes, and no verb.
std::optional<VerbGroup> Segmenter::moved_cable(std::size_t i) const {
  if (i < end_ && tokens_[i].is(Lex::cable) && i + 2 < end_ && tokens_[i + 1].is(Lex::cable)) ++i;
  const bool out = is(i + 1, "out") || is(i + 1, "off");
  const bool last =
      i + 2 >= end_ || tokens_[i + 2].kind == Token::Kind::mark || is_joiner(tokens_[i + 2]);
  if (!tokens_[i].is(Lex::cable) || !last || !(out || is(i + 1, "in"))) return std::nullopt;
  return VerbGroup{out ? Kin::disconnect : Kin::connect, Form::base, at_, at_};
}

// "Cable out, headphones off, Power + Custom for 7 s": one after the other, and no verb. The second
// and later ones.
std::optional<VerbGroup> Segmenter::unsaid_next(const Clause& clause, std::size_t i) const {
  const bool unsaid = clause.verb && clause.verb->begin == clause.verb->end;
  if (!unsaid || i >= end_) return std::nullopt;
  const bool last = i + 2 >= end_ || tokens_[i + 2].kind == Token::Kind::mark;
  if (tokens_[i].is(Lex::wearable) && last && (is(i + 1, "on") || is(i + 1, "off")))
    return VerbGroup{Kin::power, Form::base, i, i};
  auto chord = unsaid_deed(tokens_, i, false);
  if (!chord || chord->kin != Kin::hold) return std::nullopt;
  chord->begin = chord->end = i;
  return chord;
}

// "(2)" between what is to be done.
bool Segmenter::is_enumerator(std::size_t i) const {
  return i + 3 < end_ && tokens_[i].is("(") && tokens_[i + 1].kind == Token::Kind::number &&
         tokens_[i + 2].is(")") && (i == first_ || is_joiner(tokens_[i - 1]));
}

// "Hold A 7 s -> hold B": then. In "Settings > Connect" it parts the names of a menu.
bool Segmenter::is_arrow(std::size_t i) const {
  const auto verb = is(i, ">") && i + 1 < end_ ? deed_at(i + 1) : std::nullopt;
  if (!verb) return false;
  return (starts_deed(verb->kin) || verb->kin == Kin::power) &&
         (is_drawn_arrow(tokens_, i) || !tokens_[i + 1].capital);
}

void Segmenter::skip_joiners(Clause& clause) {
  while (at_ < end_) {
    const Token& token = tokens_[at_];
    if (is_arrow(at_)) {
      clause.joined = clause.then = true;
      ++at_;
      continue;
    }
    if (is_enumerator(at_)) {
      at_ += 3;
      continue;
    }
    if (const std::size_t words = opens_bracket(at_)) {
      at_ += words;
      break;
    }
    if (!clauses_.empty() && tells_how(clauses_.back(), at_)) {
      clause.role = Role::means;
      ++at_;
      break;
    }
    if (const std::size_t words = says(tokens_, at_, end_, "followed by")) {
      clause.joined = clause.then = true;
      at_ += words;
      continue;
    }
    if (!is_separator(token) && !is_joiner(token)) break;
    clause.joined = true;
    clause.then = clause.then || token.is("then") || token.is("next");
    clause.alternative = clause.alternative || token.is("or");
    ++at_;
  }
}

std::optional<VerbGroup> Segmenter::deed_at(std::size_t i) const {
  const auto verb = verb_group(tokens_, i, end_, Form::base);
  return verb || form_ == Form::base ? verb : verb_group(tokens_, i, end_, form_);
}

void Segmenter::remember(const VerbGroup& verb) {
  finger_ = is_finger(verb.kin) ? std::optional(verb) : std::nullopt;
}

void Segmenter::open(Clause& clause) {
  clause.whole = clause.begin = at_;
  clause.leading = !told_;
  if (const auto sub = subordinate(at_, true)) return open_subordinate(clause, *sub);
  if (const std::size_t to = limit_at(tokens_, at_, end_)) {
    clause.role = Role::limit;
    clause.end = to;
  } else if (const std::size_t later = later_at(at_)) {
    clause.role = Role::after;
    clause.end = later;
  } else if (const std::size_t limit = limit_in(at_)) {
    clause.role = Role::adjunct;
    clause.end = limit;
  } else if (denies_amount(tokens_, at_, end_) &&
             (at_ + 2 == end_ || is_separator(tokens_[at_ + 2]))) {
    clause.role = Role::adjunct;  // "not before,"
    clause.end = at_ + 2;
  } else {
    open_plain(clause);
  }
}

void Segmenter::open_subordinate(Clause& clause, const Subordinate& sub) {
  clause.role = sub.role;
  clause.begin = at_ + sub.words;
  if (sub.role == Role::adjunct && deed_at(clause.begin)) {  // "after that"
    clause.begin = at_;
    clause.end = at_ + sub.words;
  }
  if (has_gerund(sub.role)) clause.verb = verb_group(tokens_, clause.begin, end_, Form::gerund);
}

void Segmenter::open_plain(Clause& clause) {
  const auto verb = deed_at(at_);
  const bool name = implied_ && at_ == first_ && verb && !starts_deed(verb->kin);  // "Call"
  clause.role = Role::main;
  if (state_of_switch(at_) > 0) {
    clause.verb = VerbGroup{Kin::slide, Form::base, at_, at_};
  } else if (const auto moved = moved_cable(at_)) {
    clause.verb = moved;
  } else if (const auto next = clauses_.empty() ? moved : unsaid_next(clauses_.back(), at_)) {
    clause.verb = next;
  } else if (verb && !name) {
    clause.verb = verb;
  } else if (auto gerund = held_gerund(at_)) {
    clause.verb = gerund;
  } else if (auto following = following_deed(at_)) {
    clause.verb = following;
  } else if (given_ && given_->kin == Kin::power && at_ == first_) {  // "off"
    clause.verb = given_;
    clause.verb->begin = clause.verb->end = at_;
  } else if (repeats_verb(at_, clause.then)) {
    clause.verb = finger_;
    clause.verb->begin = clause.verb->end = at_;
    clause.verb->count = 0;
  } else {
    clause.role = forbids(at_)      ? Role::prohibition
                  : is_adjunct(at_) ? Role::adjunct
                                    : Role::statement;
  }
}

// "On the back", "within 3 seconds", "never earlier", "only then": says nothing by itself.
bool Segmenter::is_adjunct(std::size_t at) const {
  const auto time = duration_at(tokens_, at, end_);
  if (tokens_[at].is(Lex::preposition) || tokens_[at].is("simultaneously") ||
      (time && time->within))
    return true;
  std::size_t behind = at;
  while (behind < end_ && tokens_[behind].is(Lex::adverb)) ++behind;
  return behind > at && is(behind, ",");
}

// ", holding for 20 seconds", "keeping it held"; "Pressing it twice resets ..." as a beginning.
std::optional<VerbGroup> Segmenter::held_gerund(std::size_t at) const {
  const std::size_t again = says(tokens_, at, end_, "this time");
  const auto verb = verb_group(tokens_, at + again, end_, Form::gerund);
  if (!verb) return verb;
  const bool goes_on = told_ ? verb->kin == Kin::hold : is_finger(verb->kin) && at_ == first_;
  return goes_on ? verb : std::nullopt;
}

// "... followed by pressing it".
std::optional<VerbGroup> Segmenter::following_deed(std::size_t at) const {
  const bool follows = at >= first_ + 2 && is(at - 1, "by") && is(at - 2, "followed");
  return follows ? verb_group(tokens_, at, end_, Form::gerund) : std::nullopt;
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

std::optional<DurationAt> remarked_time(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 6> openings = {"that's", "that is",  "it's",
                                                        "it is",  "it takes", "takes"};
  if (at < end) at += says_any(tokens, at, end, openings);
  const auto time = at < end ? duration_at(tokens, at, end) : std::nullopt;
  const bool only = time && !time->within &&
                    std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(time->end),
                                tokens.begin() + static_cast<std::ptrdiff_t>(end),
                                [](const Token& token) { return token.is(".") || token.is("!"); });
  return only ? time : std::nullopt;
}

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
    if (token.is("and") || token.is(Lex::preposition) || token.is("be")) return false;
    if (token.is(Lex::modal) || token.is(Lex::to_be)) return true;
    const bool in_name = token.capital && i + 1 < end &&  // "the NC/AMBIENT SOUND CONTROL button"
                         (tokens[i + 1].capital || tokens[i + 1].is(Lex::head));
    const bool noun = (first.is(Lex::determiner) && i == at + 1) || in_name;
    if (token.is(Lex::shows) && !noun && !token.text.ends_with("ing")) return true;
  }
  return false;
}

std::vector<Clause> clauses_of(const Tokens& tokens, std::size_t begin, std::size_t end,
                               const std::optional<VerbGroup>& implied) {
  return Segmenter(tokens, begin, end, implied).segment();
}

}  // namespace headloop::guide
