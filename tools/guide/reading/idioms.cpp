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

// "Do not touch anything until ..." is to wait till then; where that begins, or 0.
std::size_t keeps_off(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 3> openings = {"do not", "don't", "never"};
  constexpr std::array<std::string_view, 5> objects = {"anything", "any button", "any buttons",
                                                       "any key", "any keys"};
  std::size_t i = at + says_any(tokens, at, end, openings);
  if (i == at || i >= end || !(verb_of(tokens[i]) || tokens[i].is("do"))) return 0;
  const std::size_t words = says_any(tokens, i + 1, end, objects);
  i += 1 + words;
  const bool time = i < end && among(" until till before ", tokens[i].text);
  return words > 0 && time ? i : 0;
}

// "keep your finger on": where it goes on, or 0.
std::size_t finger_on(const Tokens& tokens, std::size_t at, std::size_t end) {
  const std::size_t i = behind_finger(tokens, at + 1, end);
  return i > 0 && i < end && tokens[i].is("on") ? i + 1 : 0;
}

// "Do the whole thing again", "do all of it once more": its words, or 0.
std::size_t does_object_again(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t object_words_max = 6;
  constexpr std::array<std::string_view, 4> agains = {"again", "once more", "over again", "over"};
  if (!tokens[at].is("do") || at + 1 >= end) return 0;
  if (!tokens[at + 1].is(Lex::determiner) && !tokens[at + 1].is(Lex::pronoun)) return 0;
  for (std::size_t i = at + 2; i < std::min(end, at + 2 + object_words_max); ++i) {
    if (const std::size_t words = says_any(tokens, i, end, agains)) return i + words - at;
    if (tokens[i].kind == Token::Kind::mark || tokens[i].is(Lex::joiner)) return 0;
  }
  return 0;
}

// "Do the same", "try again", "do this three times": its words, or 0.
std::size_t does_again(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 10> sames = {
      "do the same",      "do exactly the same", "try again",       "try it again",
      "try once more",    "start again",         "have another go", "give it another go",
      "have another try", "give it another try"};
  if (const std::size_t words = says_any(tokens, at, end, sames)) return words;
  const std::size_t words =
      says_any(tokens, at, end, std::array<std::string_view, 2>{"do this", "do that"});
  if (words > 0) return at + words < end && count_at(tokens, at + words, end) ? words : 0;
  return does_object_again(tokens, at, end);
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

// "take your finger off", "take both thumbs away", "lift it from": where it goes on, or 0.
std::size_t finger_off(const Tokens& tokens, std::size_t at, std::size_t end) {
  const std::size_t i = behind_finger(tokens, at + 1, end);
  return i > 0 && i < end && among(" off from away ", tokens[i].text) ? i + 1 : 0;
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

std::size_t behind_finger(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::string_view fingers = " finger fingers thumb thumbs hand hands ";
  constexpr std::string_view which = " index middle ring left right other ";
  while (at < end && (tokens[at].is(Lex::determiner) || among(which, tokens[at].text))) ++at;
  return at < end && among(fingers, tokens[at].text) ? at + 1 : 0;
}

std::optional<VerbGroup> idiom_at(const Tokens& tokens, std::size_t at, std::size_t end,
                                  Form form) {
  if (form == Form::base) {
    if (const std::size_t behind = not_released(tokens, at, end))
      return VerbGroup{Kin::hold, form, at, behind, true};
    if (const std::size_t behind = keeps_off(tokens, at, end))
      return VerbGroup{Kin::wait, form, at, behind};
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
