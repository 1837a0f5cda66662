#include "tools/guide/reading/classes.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/clauses.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {
namespace {

using Words = std::vector<std::string_view>;

bool says(const Tokens& tokens, std::size_t at, const Words& words) {
  if (at + words.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!tokens[at + i].is(words[i])) return false;
  }
  return true;
}

bool says_anywhere(const Tokens& tokens, std::size_t begin, const Words& words) {
  for (std::size_t i = begin; i < tokens.size(); ++i) {
    if (says(tokens, i, words)) return true;
  }
  return false;
}

bool any_of(const Tokens& tokens, std::size_t begin, std::size_t end, const Words& words) {
  for (std::size_t i = begin; i < std::min(end, tokens.size()); ++i) {
    if (std::find(words.begin(), words.end(), tokens[i].text) != words.end()) return true;
  }
  return false;
}

bool any_lex(const Tokens& tokens, std::size_t begin, std::size_t end, LexSet lex) {
  for (std::size_t i = begin; i < std::min(end, tokens.size()); ++i) {
    if ((tokens[i].lex & lex) != 0 && !tokens[i].quoted) return true;
  }
  return false;
}

// "Please", "always", "first" say nothing about the class.
std::size_t first_word(const Tokens& tokens, std::size_t at) {
  while (at < tokens.size() &&
         (tokens[at].is("please") || tokens[at].is("always") || tokens[at].is("also") ||
          tokens[at].is("first") || tokens[at].is("then") || tokens[at].is("and") ||
          tokens[at].is(",") || tokens[at].is("but")))
    ++at;
  return at;
}

bool is_precondition(const Tokens& tokens, std::size_t begin) {
  const Words procedure = {"procedure", "reset", "method", "button", "function", "process",
                           "action",    "this",  "option", "steps",  "resets"};
  const Words limits = {"only", "case"};
  const Words use = {"use", "used", "using", "perform", "performed", "recommended", "reset"};
  const std::size_t at = first_word(tokens, begin);
  const bool assures = says(tokens, at, {"make", "sure"}) || says(tokens, at, {"be", "sure"}) ||
                       says(tokens, at, {"ensure"}) || says(tokens, at, {"verify", "that"}) ||
                       says(tokens, at, {"confirm", "that"}) ||
                       says(tokens, at, {"check", "that"}) ||
                       says(tokens, at, {"confirm", "the"}) ||
                       says(tokens, at, {"verify", "the"}) || says(tokens, at, {"making", "sure"});
  if (assures) return true;
  const std::size_t limit = begin + 30;
  const bool restricted =
      any_of(tokens, begin, limit, limits) && any_of(tokens, begin, limit, use) &&
      any_of(tokens, begin, limit, procedure) &&
      any_of(tokens, begin, tokens.size(), {"when", "if", "event", "in", "once"});
  const bool using_it = any_of(tokens, at, at + 3, use) ||
                        any_of(tokens, at, at + 1, {"only", "this", "the"}) ||
                        says(tokens, at, {"it", "is", "recommended"});
  if (restricted && using_it &&
      any_of(tokens, begin, tokens.size(),
             {"missing", "inoperable", "lost", "unavailable", "only", "fails"}))
    return true;
  if (says(tokens, at, {"before"}) && any_of(tokens, at, at + 30, {"sure", "ensure"})) return true;
  const bool state = says_anywhere(tokens, begin, {"must", "be"}) ||
                     says_anywhere(tokens, begin, {"should", "be"}) ||
                     says_anywhere(tokens, begin, {"needs", "to", "be"}) ||
                     says_anywhere(tokens, begin, {"need", "to", "be"});
  const bool of_state =
      any_of(tokens, begin, tokens.size(),
             {"on", "off", "charged", "closed", "open", "connected", "disconnected", "powered",
              "within", "paired", "unplugged", "plugged", "charging", "registered", "enabled"});
  if (state && of_state &&
      !any_of(tokens, begin, tokens.size(), {"pressed", "held", "reset", "when", "if"}))
    return true;
  return says_anywhere(tokens, begin, {"cannot", "be", "longer"}) ||
         says_anywhere(tokens, begin, {"available", "only"});
}

// "Do not release until ..." tells to go on holding.
bool is_warning(const Tokens& tokens, std::size_t begin) {
  const std::size_t at = first_word(tokens, begin);
  const bool forbids =
      says(tokens, at, {"do", "not"}) || says(tokens, at, {"don't"}) ||
      says(tokens, at, {"never"}) || says(tokens, at, {"avoid"}) ||
      says(tokens, at, {"not", "recommended"}) || says(tokens, at, {"be", "careful"}) ||
      says_anywhere(tokens, at, {"you", "should", "not"}) ||
      says_anywhere(tokens, at, {"must", "not"}) || says_anywhere(tokens, at, {"should", "never"});
  if (!forbids) return false;
  const bool holds = any_of(tokens, at, at + 5, {"release", "let"}) &&
                     any_of(tokens, at, tokens.size(), {"until", "till", "keep", "continue"});
  return !holds;
}

constexpr LexSet signals =
    bit(Lex::led) | bit(Lex::voice) | bit(Lex::beep) | bit(Lex::vibration) | bit(Lex::screen);

bool does_harm(const Tokens& tokens, std::size_t begin) {
  return any_of(tokens, begin, tokens.size(),
                {"damage", "brick", "soft-brick", "bricks", "harm", "injury", "fire", "permanently",
                 "irreversible", "void", "risk", "risks", "dangerous", "unsafe", "careful",
                 "damages", "bricked"});
}

}  // namespace

std::optional<SentenceClass> class_before_steps(const Tokens& tokens, std::size_t begin,
                                                bool warns) {
  if (is_warning(tokens, begin)) return SentenceClass::warning;
  if (is_precondition(tokens, begin)) return SentenceClass::precondition;
  const auto verb = verb_group(tokens, begin, tokens.size(), Form::base);
  if (warns && !verb) return SentenceClass::warning;
  return std::nullopt;
}

SentenceClass class_without_steps(const Tokens& tokens, std::size_t begin, bool among_steps) {
  const std::size_t size = tokens.size();
  if (begin >= size) return SentenceClass::other;
  std::size_t at = first_word(tokens, begin);
  // What comes first may only say when.
  if (tokens[std::min(at, size - 1)].is("if") || tokens[std::min(at, size - 1)].is("when") ||
      tokens[std::min(at, size - 1)].is("after") || tokens[std::min(at, size - 1)].is("once") ||
      tokens[std::min(at, size - 1)].is("at")) {
    for (std::size_t i = at; i + 1 < size; ++i) {
      if (tokens[i].is(",")) {
        at = i + 1;
        break;
      }
    }
  }
  if (tokens.back().is("?")) return SentenceClass::other;
  const bool finite =
      any_lex(tokens, at, size, bit(Lex::modal) | bit(Lex::to_be) | bit(Lex::shows));
  if (!finite) {
    for (std::size_t i = at + 1; i < size; ++i) {
      const auto verb = verb_of(tokens[i]);
      if (verb && verb->form == Form::third) return SentenceClass::claim;
    }
    return SentenceClass::other;
  }
  const bool perceived =
      says(tokens, at, {"you"}) && any_of(tokens, at, at + 5, {"hear", "see", "feel", "notice"});
  const bool shown =
      any_lex(tokens, at, at + 9, signals) && any_lex(tokens, at, size, bit(Lex::shows));
  const bool device = any_lex(tokens, at, at + 6, bit(Lex::device)) ||
                      any_of(tokens, at, at + 5, {"ids", "id", "procedure", "process"});
  if (does_harm(tokens, begin)) return SentenceClass::warning;
  if (perceived || shown) return SentenceClass::feedback;
  if (device && among_steps) return SentenceClass::feedback;
  const bool about_device = device ||
                            any_of(tokens, begin, size,
                                   {"reset", "resets", "resetting", "settings", "memory", "pairing",
                                    "bluetooth", "battery", "anc", "firmware", "factory"}) ||
                            any_of(tokens, at, at + 1, {"this", "these", "all", "it"});
  return about_device ? SentenceClass::claim : SentenceClass::other;
}

bool looks_like_instruction(const Tokens& tokens, std::size_t begin) {
  const std::size_t at = first_word(tokens, begin);
  if (at + 1 >= tokens.size() || tokens[at].kind != Token::Kind::word || tokens[at].quoted)
    return false;
  if (tokens[at].lex != 0 && !tokens[at].is(Lex::purpose)) return false;
  const Token& word = tokens[at];
  const auto known = verb_of(word);
  if (known)
    return known->form == Form::base && known->kin != Kin::refer && known->kin != Kin::locate &&
           known->kin != Kin::make;
  const bool verbal = !word.text.ends_with("ly") && !word.text.ends_with("ing") &&
                      !word.text.ends_with("s") && !word.text.ends_with("ed");
  const Token& next = tokens[at + 1];
  const bool object = next.is("the") || next.is("your") || next.is("both") || next.is("a") ||
                      next.is("an") || next.is("each") || next.is("all") || next.is("it");
  const bool acts = any_lex(tokens, at, tokens.size(),
                            bit(Lex::head) | bit(Lex::part) | bit(Lex::wearable) | bit(Lex::cable) |
                                bit(Lex::battery) | bit(Lex::cover));
  return verbal && object && acts;
}

std::size_t behind_label(const Tokens& tokens) {
  constexpr std::size_t label_max = 14;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < std::min(tokens.size(), label_max); ++i) {
    const Token& token = tokens[i];
    if (token.quoted) continue;
    const bool colon = token.is(":") || token.is("!");
    const bool dash = token.is("-") && (tokens[i + 1].is(":") == false) && i > 0 &&
                      tokens[i - 1].end < token.begin && token.end < tokens[i + 1].begin && i < 4;
    if (!colon && !dash && !(token.is("—") && i < 3)) continue;
    std::size_t next = i + 1;
    while (next + 1 < tokens.size() && tokens[next].kind == Token::Kind::mark &&
           !tokens[next].is("\"") && !tokens[next].is("'") && !tokens[next].is("[") &&
           !tokens[next].is("("))
      ++next;
    const bool told_before = verb_group(tokens, begin, i, Form::base).has_value() &&
                             !tokens[0].is("reset") && tokens[begin].text != "step";
    if (told_before && colon) continue;
    if (told_before) break;
    begin = next;
  }
  return begin;
}

}  // namespace headloop::guide
