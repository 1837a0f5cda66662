#include "tools/guide/reading/subordinates.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/quantities.hpp"

namespace headloop::guide {
namespace {

struct Opening {
  std::string_view words;
  Role role;
};
// The longer before those that they begin with.
constexpr std::array openings = {Opening{"as soon as", Role::when},
                                 Opening{"even if", Role::aside},
                                 Opening{"even when", Role::aside},
                                 Opening{"even though", Role::aside},
                                 Opening{"as long as", Role::during},
                                 Opening{"in order to", Role::purpose},
                                 Opening{"prior to", Role::before},
                                 Opening{"in case", Role::condition},
                                 Opening{"only if", Role::condition},
                                 Opening{"instead of", Role::instead},
                                 Opening{"rather than", Role::instead},
                                 Opening{"in place of", Role::instead},
                                 Opening{"after that", Role::adjunct},
                                 Opening{"after this", Role::adjunct},
                                 Opening{"until", Role::until},
                                 Opening{"till", Role::until},
                                 Opening{"untill", Role::until},
                                 Opening{"til", Role::until},
                                 Opening{"while", Role::during},
                                 Opening{"whilst", Role::during},
                                 Opening{"when", Role::when},
                                 Opening{"whenever", Role::when},
                                 Opening{"after", Role::after},
                                 Opening{"before", Role::before},
                                 Opening{"if", Role::condition},
                                 Opening{"unless", Role::condition},
                                 Opening{"because", Role::aside},
                                 Opening{"cause", Role::aside},
                                 Opening{"cuz", Role::aside},
                                 Opening{"which", Role::aside},
                                 Opening{"where", Role::aside},
                                 Opening{"whereupon", Role::aside},
                                 Opening{"so", Role::aside},
                                 Opening{"since", Role::aside},
                                 Opening{"although", Role::aside},
                                 Opening{"otherwise", Role::aside},
                                 Opening{"without", Role::without},
                                 Opening{"with", Role::with},
                                 Opening{"using", Role::with},
                                 Opening{"via", Role::with}};

constexpr std::array<std::string_view, 16> prohibitions = {
    "do not",     "don't",          "never",         "must not",
    "mustn't",    "you must not",   "at no time",    "on no account",
    "in no case", "you should not", "you shouldn't", "should not",
    "shouldn't",  "you may not",    "avoid",         "under no circumstances"};

bool word_is(const Tokens& tokens, std::size_t i, std::size_t end, std::string_view word) {
  return i < end && tokens[i].is(word) && !tokens[i].quoted;
}

constexpr std::string_view amounts =
    " longer sooner only less more before until till after earlier later yet just even in at ";

// "Press Power, not Custom", but not "..., not longer": a thing, behind what is to be done.
std::size_t excluded_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  const bool behind = at > 0 && (tokens[at - 1].is(",") || tokens[at - 1].is("but"));
  const bool thing = behind && at + 1 < end && word_is(tokens, at, end, "not") &&
                     tokens[at + 1].kind == Token::Kind::word && !verb_of(tokens[at + 1]) &&
                     !among(amounts, tokens[at + 1].text);
  return thing ? 1 : 0;
}

}  // namespace

bool denies_amount(const Tokens& tokens, std::size_t at, std::size_t end) {
  const bool denied = word_is(tokens, at, end, "never") || word_is(tokens, at, end, "not");
  return denied && at + 1 < end && among(amounts, tokens[at + 1].text);
}

std::size_t prohibition_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  const std::size_t please = word_is(tokens, at, end, "please") ? 1 : 0;
  const std::size_t words = says_any(tokens, at + please, end, prohibitions);
  if (words == 1 && denies_amount(tokens, at + please, end)) return 0;
  return words > 0 ? please + words : excluded_at(tokens, at, end);
}

std::size_t limit_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t opening_max = 4;  // "you will then have"
  const auto is = [&](std::string_view word) { return word_is(tokens, at, end, word); };
  if (!is("you") && !is("now") && !is("then")) return 0;
  const std::size_t last = std::min(end, at + opening_max);
  while (at < last && !is("have") && !is("got")) ++at;
  if (at >= last) return 0;
  while (is("have") || is("got") || is("only") || is("just") || is("now")) ++at;
  const auto time = at < end ? duration_at(tokens, at, end) : std::nullopt;
  const bool acts = time && word_is(tokens, time->end, end, "to") &&
                    verb_group(tokens, time->end + 1, end, Form::base);
  return acts ? time->end + 1 : 0;
}

std::optional<Subordinate> subordinate_at(const Tokens& tokens, std::size_t i, std::size_t end,
                                          Before before) {
  const bool at_start = before != Before::words;
  const Token& token = tokens[i];
  if (token.quoted || token.kind != Token::Kind::word) return std::nullopt;
  for (const Opening& one : openings) {
    if (const std::size_t words = says(tokens, i, end, one.words))
      return Subordinate{one.role, words};
  }
  const bool behind_comma = i > 0 && (tokens[i - 1].is(",") || tokens[i - 1].is("."));
  if (token.is("once") && (at_start || behind_comma) && i + 2 < end && !verb_of(tokens[i + 1]) &&
      !word_is(tokens, i + 1, end, "and") && !word_is(tokens, i + 1, end, "more")) {
    return Subordinate{Role::when, 1};
  }
  if (token.is("once") && i + 2 < end &&
      (tokens[i + 1].is(Lex::determiner) || tokens[i + 1].is(Lex::led) ||
       tokens[i + 1].is(Lex::subject) || word_is(tokens, i + 1, end, "you've"))) {
    return Subordinate{Role::when, 1};
  }
  if (token.is("to") && i + 1 < end) {
    const bool adverb = tokens[i + 1].is(Lex::adverb) && i + 2 < end;
    const Token& next = tokens[adverb && !tokens[i + 1].is(Lex::purpose) ? i + 2 : i + 1];
    const bool noun = (next.is("power") || next.is("factory") || next.is("hard") ||
                       next.is("open") || next.is("set")) &&
                      !at_start && !(i + 3 < end && tokens[i + 2].is(Lex::determiner)) &&
                      !word_is(tokens, i + 2, end, "on") && !word_is(tokens, i + 2, end, "off");
    const bool lacks = i > 0 && (tokens[i - 1].is("continue") || tokens[i - 1].is("need") ||
                                 tokens[i - 1].is("have") || tokens[i - 1].is("back"));
    const auto deed = verb_of(next);
    const bool pressed = deed && deed->form == Form::base &&
                         (deed->kin == Kin::press || deed->kin == Kin::hold) && !next.is("touch");
    if ((next.is(Lex::purpose) || pressed) && !noun && !lacks && !next.quoted)
      return Subordinate{Role::purpose, 1};
    if (before == Before::nothing) return Subordinate{Role::purpose, 1};
  }
  const auto by = token.is("by") && i + 2 < end ? verb_of(tokens[i + 1]) : std::nullopt;
  const bool pushes =  // "by push the button"
      by && by->form == Form::base && moves_finger(by->kin) && tokens[i + 2].is(Lex::determiner);
  if (token.is("by") && i + 1 < end &&
      (tokens[i + 1].text.ends_with("ing") || pushes ||
       (tokens[i + 1].is(Lex::adverb) && i + 2 < end && tokens[i + 2].text.ends_with("ing")))) {
    return Subordinate{Role::means, 1};
  }
  if (token.is("for") && i + 1 < end && tokens[i + 1].text.ends_with("ing") &&
      !tokens[i + 1].is("something") && verb_of(tokens[i + 1]) == std::nullopt)
    return Subordinate{Role::aside, 1};
  if (token.is("that") && behind_comma) return Subordinate{Role::aside, 1};
  const bool shows = token.text.ends_with("ing") && !verb_of(token);
  if (behind_comma && shows && !token.is(Lex::determiner) && !at_start)
    return Subordinate{Role::aside, 1};
  return std::nullopt;
}

}  // namespace headloop::guide
