// What is to be done, said of the thing that it is done to.
#include <algorithm>
#include <array>

#include "tools/guide/reading/builder.hpp"

namespace headloop::guide {

// "must be held"; "is held for 12 seconds", "is then pressed twice": with how long or how often.
bool Builder::is_passive(const Clause& clause, std::size_t verb) const {
  std::size_t before = verb - 1;
  while (before > clause.begin && tokens_[before].is(Lex::adverb)) --before;
  if (tokens_[before].is("be")) return true;
  const bool now = tokens_[before].is("is") || tokens_[before].is("are");
  const Amounts found = drafter_.amounts(verb + 1, clause.end);
  const auto deed = verb_of(tokens_[verb]);
  const bool released = deed && deed->kin == Kin::release;
  return now && (released || found.duration || found.count || before + 1 < verb);
}

// "The headset must then be switched off", "the switch should first be moved to OFF", "the cable is
// to be pulled out".
bool Builder::must_be(const Clause& clause, std::size_t verb) const {
  constexpr std::array moves = {Kin::slide,      Kin::remove, Kin::put,    Kin::insert,
                                Kin::connect,    Kin::charge, Kin::repeat, Kin::take,
                                Kin::disconnect, Kin::pull,   Kin::leave};
  std::size_t before = verb - 1;
  while (before > clause.begin && tokens_[before].is(Lex::adverb)) --before;
  const auto deed = verb_of(tokens_[verb]);
  if (!deed || !tokens_[before].is("be")) return false;
  const bool is_to = before > clause.begin + 1 && tokens_[before - 1].is("to") &&
                     tokens_[before - 2].is(Lex::to_be);
  const bool duty =
      is_to || says(clause, {"must", "should", "shall", "has", "have", "needs", "need"});
  const bool power = deed->kin == Kin::turn || deed->kin == Kin::power;
  return duty && (std::find(moves.begin(), moves.end(), deed->kin) != moves.end() ||
                  (power && says(clause, {"on", "off"})));
}

// What is done to what stands before the verb; nothing if no deed is told.
std::optional<Draft> Builder::passive(const Clause& clause, std::size_t verb) const {
  const VerbGroup group{verb_of(tokens_[verb])->kin, Form::past, verb, verb + 1};
  std::size_t end = verb - 1;
  while (end > clause.begin + 1 && !tokens_[end].is(Lex::to_be)) --end;
  const auto of_verb = [&](const Token& token) {
    return token.is(Lex::modal) || token.is("to") || (token.is(Lex::adverb) && !token.is("both"));
  };
  while (end > clause.begin + 1 && of_verb(tokens_[end - 1])) --end;
  auto made = drafter_.passive({clause.begin, end}, group, clause.end);
  if (made) made->clause = at_;
  return made;
}

// "..., the right one twice": the same is done to another control. Where that stands, or the end.
Span Builder::done_as_well(const Clause& clause, std::size_t verb) const {
  for (std::size_t i = verb + 1; i + 2 < clause.end; ++i) {
    if (!tokens_[i].is(",") || tokens_[i].quoted || !tokens_[i + 1].is(Lex::determiner)) continue;
    for (std::size_t amount = i + 2; amount < clause.end; ++amount) {
      if (tokens_[amount].kind == Token::Kind::mark || verb_of(tokens_[amount])) break;
      const bool often = count_at(tokens_, amount, clause.end).has_value();
      if (often || duration_at(tokens_, amount, clause.end)) return {i + 1, amount};
    }
  }
  return {clause.end, clause.end};
}

}  // namespace headloop::guide
