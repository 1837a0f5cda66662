#include "tools/guide/reading/idioms.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/quantities.hpp"

namespace headloop::guide {
namespace {

constexpr std::array<std::string_view, 3> releases = {"release", "let go of", "let go"};
constexpr std::array<std::string_view, 3> stops = {"stop pressing", "stop holding", "stop"};
// The same without a key.
constexpr std::array<std::string_view, 5> eases = {"ease up", "let up", "relax your grip",
                                                   "loosen your grip", "release your grip"};

// "Do not release X until ..." is to hold it till then, unless that is said as well; where it goes
// on.
std::size_t not_released(const Tokens& tokens, std::size_t at, std::size_t end) {
  std::size_t i = at;
  if (tokens[i].is("do") && i + 1 < end && tokens[i + 1].is("not")) {
    i += 2;
  } else if (tokens[i].is("don't")) {
    i += 1;
  } else {
    return 0;
  }
  std::size_t lets = i < end ? says_any(tokens, i, end, eases) : 0;
  if (lets == 0 && i < end) lets = says_any(tokens, i, end, releases);
  if (lets == 0 && i < end) lets = says_any(tokens, i, end, stops);
  if (lets == 0) return 0;
  bool until = false;
  for (std::size_t j = i; j < end; ++j) {
    if (tokens[j].is("keep") || tokens[j].is("continue")) return 0;
    until = until || tokens[j].is("until") || tokens[j].is("till") || tokens[j].is("before");
  }
  return until ? i + lets : 0;
}

// "Let go of", "let it go", "let both buttons go": where what is let go stands, or 0.
std::size_t lets_go(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t object_words_max = 5;
  if (!tokens[at].is("let")) return 0;
  if (at + 1 < end && tokens[at + 1].is("go"))
    return at + 2 + (at + 2 < end && tokens[at + 2].is("of") ? 1U : 0U);
  const bool object =
      at + 1 < end && (tokens[at + 1].is(Lex::pronoun) || tokens[at + 1].is(Lex::determiner));
  for (std::size_t i = at + 2; object && i < std::min(end, at + 2 + object_words_max); ++i) {
    const bool last = i + 1 >= end || tokens[i + 1].kind == Token::Kind::mark;
    if (tokens[i].is("go")) return last ? at + 1 : 0;
    if (verb_of(tokens[i]) && !tokens[i].is(Lex::head)) return 0;
  }
  return 0;
}

// "keep your finger on": where it goes on, or 0.
std::size_t finger_on(const Tokens& tokens, std::size_t at, std::size_t end) {
  std::size_t i = at + 1;
  while (i < end && (tokens[i].is(Lex::determiner) || tokens[i].is("index"))) ++i;
  const bool finger =
      i + 1 < end && (tokens[i].is("finger") || tokens[i].is("fingers") || tokens[i].is("thumb"));
  return finger && tokens[i + 1].is("on") ? i + 2 : 0;
}

// "Do the same", "try again", "do this three times": its words, or 0.
std::size_t does_again(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 13> sames = {
      "do the same",     "do exactly the same", "do this again",      "do that again",
      "do it again",     "try again",           "try it again",       "try once more",
      "start again",     "have another go",     "give it another go", "give it another try",
      "have another try"};
  if (const std::size_t words = says_any(tokens, at, end, sames)) return words;
  const std::size_t words =
      says_any(tokens, at, end, std::array<std::string_view, 2>{"do this", "do that"});
  return words > 0 && at + words < end && count_at(tokens, at + words, end) ? words : 0;
}

// "Give the power button a long press": the noun is what is done.
std::optional<VerbGroup> given_press(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t object_words_max = 8;
  if (!tokens[at].is("give")) return std::nullopt;
  bool control = false;
  bool held = false;
  for (std::size_t i = at + 1; i < std::min(end, at + object_words_max); ++i) {
    control = control || tokens[i].is(Lex::head) || tokens[i].is("it");
    held = held || (control && tokens[i].is("long"));
    const bool press = tokens[i].is("press") || tokens[i].is("push") || tokens[i].is("tap");
    if (control && press) return VerbGroup{Kin::press, Form::base, at, at + 1, held};
  }
  return std::nullopt;
}

// "Carry out pairing", "carry out a reset".
std::optional<VerbGroup> carried_out(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t object_words_max = 3;
  const std::size_t words = says(tokens, at, end, "carry out");
  if (words == 0) return std::nullopt;
  VerbGroup group{Kin::app, Form::base, at, at + words};
  for (std::size_t i = group.end; i < std::min(end, group.end + object_words_max); ++i) {
    if (tokens[i].is("pairing")) group.kin = Kin::pair;
  }
  return group;
}

// "Give it a full charge".
std::size_t given_charge(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t object_words_max = 6;
  if (!tokens[at].is("give")) return 0;
  for (std::size_t i = at + 2; i < std::min(end, at + object_words_max); ++i) {
    if (tokens[i].is("charge")) return at + 1;
  }
  return 0;
}

// "take your finger off", "lift both thumbs from": where it goes on, or 0.
std::size_t finger_off(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::string_view fingers = " finger fingers thumb thumbs hand hands ";
  std::size_t i = at + 1;
  while (i < end && (tokens[i].is(Lex::determiner) || tokens[i].is("index"))) ++i;
  const bool off = i + 1 < end && (tokens[i + 1].is("off") || tokens[i + 1].is("from"));
  return off && among(fingers, tokens[i].text) ? i + 2 : 0;
}

// "Place the case on charge".
bool is_put_on_charge(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t object_words_max = 6;
  for (std::size_t i = at + 1; i + 1 < std::min(end, at + object_words_max); ++i) {
    if (tokens[i].is("on") && tokens[i + 1].is("charge")) return true;
  }
  return false;
}

// "Loosen the button": what is held there, not a screw.
std::size_t loosens(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t object_words_max = 5;
  if (!tokens[at].is("loosen") && !tokens[at].is("relax")) return 0;
  for (std::size_t i = at + 1; i < std::min(end, at + object_words_max); ++i) {
    if (tokens[i].is(Lex::head)) return at + 1;
  }
  return 0;
}

// Fingers on a key hold it, and off it release it.
std::optional<VerbGroup> moved_finger(const Tokens& tokens, std::size_t at, std::size_t end,
                                      const Verb& verb) {
  const bool off = verb.kin == Kin::take || verb.kin == Kin::open || verb.kin == Kin::remove ||
                   verb.kin == Kin::release;
  const bool on = verb.kin == Kin::keep || verb.kin == Kin::put || verb.kin == Kin::hold;
  if (const std::size_t behind = off ? finger_off(tokens, at, end) : 0)
    return VerbGroup{Kin::release, verb.form, at, behind};
  if (const std::size_t behind = on ? finger_on(tokens, at, end) : 0)
    return VerbGroup{Kin::hold, verb.form, at, behind, true};
  return std::nullopt;
}

}  // namespace

std::optional<VerbGroup> idiom_at(const Tokens& tokens, std::size_t at, std::size_t end,
                                  Form form) {
  if (form == Form::base) {
    if (const std::size_t behind = not_released(tokens, at, end))
      return VerbGroup{Kin::hold, form, at, behind, true};
    if (const std::size_t words = does_again(tokens, at, end))
      return VerbGroup{Kin::repeat, form, at, at + words};
    if (const auto given = given_press(tokens, at, end)) return given;
    if (const auto carried = carried_out(tokens, at, end)) return carried;
    if (const std::size_t behind = given_charge(tokens, at, end))
      return VerbGroup{Kin::charge, form, at, behind};
    if (const std::size_t words = says_any(tokens, at, end, eases))
      return VerbGroup{Kin::release, form, at, at + words};
    const std::size_t loose = loosens(tokens, at, end);
    if (const std::size_t behind = loose > 0 ? loose : lets_go(tokens, at, end))
      return VerbGroup{Kin::release, form, at, behind};
  }
  if (const std::size_t behind = form == Form::past ? lets_go(tokens, at, end) : 0)
    return VerbGroup{Kin::release, form, at, behind};  // "I let go"
  const auto verb = verb_of(tokens[at]);
  const bool puts = verb && (verb->kin == Kin::put || verb->kin == Kin::leave);
  if (puts && verb->form == form && is_put_on_charge(tokens, at, end))
    return VerbGroup{Kin::charge, form, at, at + 1};
  return verb && verb->form == form ? moved_finger(tokens, at, end, *verb) : std::nullopt;
}

}  // namespace headloop::guide
