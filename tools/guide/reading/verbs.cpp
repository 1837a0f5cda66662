#include "tools/guide/reading/verbs.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "tools/guide/reading/idioms.hpp"
#include "tools/guide/reading/quantities.hpp"

namespace headloop::guide {
namespace {

// Before "button" and its like these are no nouns.
constexpr std::string_view plain_verbs =
    " keep continue press hold push click tap release hit depress ";

// "Two green flashes".
bool counts_signs(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t adjectives_max = 2;
  constexpr LexSet signs = bit(Lex::led) | bit(Lex::beep) | bit(Lex::vibration);
  if (!number_at(tokens, at, end)) return false;
  for (std::size_t i = at; i < std::min(end, at + 1 + adjectives_max); ++i) {
    if ((tokens[i].lex & signs) != 0) return true;
  }
  return false;
}

// Words that are as often nouns: verbs only before what a verb of their kind has behind it.
bool is_noun_here(const Tokens& tokens, std::size_t at, std::size_t end) {
  const Token& token = tokens[at];
  const bool last = at + 1 >= end || (at + 2 == end && tokens[at + 1].is("."));
  const Token* const next = last ? nullptr : &tokens[at + 1];
  const auto next_is = [&](auto what) { return next && next->is(what); };
  const bool object = next_is(Lex::determiner) || next_is(Lex::pronoun);
  const bool on_off = next_is("on") || next_is("off") || next_is("down") || next_is("up");
  if (token.is("power")) {
    bool later = false;
    for (std::size_t i = at + 1; object && i < end && i < at + 6; ++i) {
      later = later || tokens[i].is("on") || tokens[i].is("off") || tokens[i].is("up") ||
              tokens[i].is("down");
    }
    return !on_off && !next_is("cycle") && !later;
  }
  if (token.is("switch") || token.is("cycle")) return !on_off && !object && !next_is(Lex::wearable);
  if (token.is("turn")) return next == nullptr;
  if (next && (next->is(Lex::head) || next->is("of")) && !next->capital) {
    return !among(plain_verbs, token.text);
  }
  if (next && (next->is(Lex::to_be) || next->is(Lex::modal))) return true;
  if (token.is("plug"))
    return !object && !next_is("in") && !next_is("back") && !next_is(Lex::device) &&
           !next_is(Lex::cable) && !next_is(Lex::supply);
  if (token.is("set") || token.is("charge") || token.is("cut") || token.is("place") ||
      token.is("start") || token.is("run") || token.is("play") || token.is("rest") ||
      token.is("trip") || token.is("note") || token.is("press")) {
    return next == nullptr || next_is("of");
  }
  if (token.is("touch") || token.is("toggle") || token.is("trigger")) {
    const bool part = next_is(Lex::head) || next_is(Lex::part);
    bool finite = false;
    for (std::size_t i = at + 1; i < end; ++i) {
      finite = finite || tokens[i].is(Lex::modal) || tokens[i].is(Lex::to_be);
    }
    return next == nullptr || (part && (at > 0 || finite));
  }
  if (token.is("count"))
    return !next_is("to") && !next_is("slowly") && !next_is("up") &&
           !counts_signs(tokens, at + 1, end);
  const bool alone = at + 2 == end || (at + 2 < end && tokens[at + 2].kind == Token::Kind::mark);
  if (next_is("only") && alone) return true;  // "Reboot only"
  // "The second hold takes ..."
  const bool numbered = at > 0 && !tokens[at - 1].is("first") && ordinal_word(tokens[at - 1].text);
  if (numbered && (next == nullptr || next->is(Lex::preposition))) return true;
  if (token.is("load") || token.is("fit") || token.is("complete")) return !object;
  return false;
}

bool is_and(const Token& token) {
  return token.is("and") || token.is("&") || token.is("+") || token.is("then") ||
         token.is("'n'hold");
}

struct Times {
  std::string_view prefix;
  int count;
};
constexpr std::array times = {Times{"double", 2}, Times{"triple", 3}, Times{"single", 1},
                              Times{"quadruple", 4}, Times{"twice", 2}};

bool verb_of_word(std::string_view word) {
  return word == "click" || word == "tap" || word == "press" || word == "push";
}

int prefix_count(std::string_view prefix) {
  for (const Times& one : times) {
    if (one.prefix == prefix) return one.count;
  }
  return 0;
}

// Hyphenated: "double-press", "long-press", "press-and-hold".
std::optional<VerbGroup> hyphenated(const Token& token) {
  const std::size_t hyphen = token.text.find('-');
  if (hyphen == std::string::npos || hyphen + 1 == token.text.size()) return std::nullopt;
  const std::string_view prefix = std::string_view(token.text).substr(0, hyphen);
  Token rest = token;
  rest.text = token.text.substr(hyphen + 1);
  VerbGroup group;
  group.count = prefix_count(prefix);
  group.held = prefix == "long" || token.text.find("and-hold") != std::string::npos;
  if (verb_of_word(prefix)) {
    // "click-click-click", "tap-tap-tap'n'hold": as often as it is said.
    group.count = 1;
    for (std::size_t at = token.text.find(prefix, 1); at != std::string::npos;
         at = token.text.find(prefix, at + 1))
      ++group.count;
    group.then_held = token.text.ends_with("hold") && group.count > 1;
    if (group.count > 1) rest.text = std::string(prefix);
  }
  const bool short_one = prefix == "short" || prefix == "quick";
  if (rest.text.starts_with("and-hold")) rest.text = std::string(prefix);
  if (group.count == 0 && !group.held && !short_one) return std::nullopt;
  const auto verb = verb_of(rest);
  if (!verb || (verb->kin != Kin::press && verb->kin != Kin::tap && verb->kin != Kin::hold))
    return std::nullopt;
  group.kin = verb->kin;
  group.form = verb->form;
  return group;
}

// Who does it, where the verb has this form.
std::string_view persons_of(Form form) {
  switch (form) {
    case Form::past: return " i we ";
    case Form::third: return " user customer wearer owner he she technician engineer operator ";
    default: return " you you'll user users customer wearer owner technician engineer operator ";
  }
}

bool has_person(const Tokens& tokens, std::size_t begin, std::size_t end, Form form) {
  for (std::size_t i = begin; i < end; ++i) {
    if (among(persons_of(form), tokens[i].text)) return true;
  }
  return false;
}

// "What you want to do is", "all you have to do is": what is to be done stands behind; its words.
std::size_t cleft_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t words_max = 8;
  constexpr std::string_view persons = " you you're you'll we we're ";
  if (at + 1 >= end || !(tokens[at].is("what") || tokens[at].is("all")) ||
      !among(persons, tokens[at + 1].text))
    return 0;
  for (std::size_t i = at + 2; i + 1 < std::min(end, at + words_max); ++i) {
    if (tokens[i].is("do") && tokens[i + 1].is("is")) return i + 2 - at;
  }
  return 0;
}

// "Try holding it for 10 s"; to try it "with firm pressure" is how, not what.
bool tries(const Tokens& tokens, std::size_t at, std::size_t end) {
  if (!tokens[at].is("try") || at + 1 >= end) return false;
  const auto verb = verb_of(tokens[at + 1]);
  if (!verb || verb->form != Form::gerund || verb->kin == Kin::refer || verb->kin == Kin::locate)
    return false;
  return std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                      tokens.begin() + static_cast<std::ptrdiff_t>(end),
                      [](const Token& token) { return token.is("pressure"); });
}

// "Ask the customer to unplug it", "have your phone forget it": who does it; the words before what.
std::size_t delegated(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::string_view verbs = " ask tell instruct get have advise remind make ";
  constexpr std::string_view bare = " have make ";  // without "to"
  constexpr std::string_view persons = " customer customers user users caller client owner wearer ";
  constexpr std::string_view pronouns = " them him her ";
  if (at + 2 >= end || !among(verbs, tokens[at].text)) return 0;
  std::size_t i = at + 1;
  const bool who = tokens[i].is(Lex::determiner) &&
                   (tokens[i + 1].is(Lex::host) || among(persons, tokens[i + 1].text));
  if (!who && !among(pronouns, tokens[i].text)) return 0;
  i += who ? 2 : 1;
  if (!among(bare, tokens[at].text)) {
    if (i >= end || !tokens[i].is("to")) return 0;
    ++i;
  }
  const auto verb = i < end ? verb_of(tokens[i]) : std::nullopt;
  return verb && verb->form == Form::base ? i - at : 0;
}

// "One must ...", and "can you ..." where nothing is asked: somebody is to do it.
bool is_anyone(const Tokens& tokens, std::size_t i, std::size_t end) {
  constexpr std::string_view duties = " must should has needs can may ";
  const bool one = i + 1 < end && tokens[i].is("one") && among(duties, tokens[i + 1].text);
  const bool inverted = i + 1 < end && among(" can must may ", tokens[i].text) &&
                        tokens[i + 1].is("you") && !tokens.back().is("?");
  return one || inverted;
}

// Adverbs and courtesies before the verb; "then" and "and" have been passed already.
std::size_t skip_adverbs(const Tokens& tokens, std::size_t at, std::size_t end, Form form) {
  constexpr std::string_view courtesies =
      " please should shall must can will need needs have has to may want also could simply then ";
  const std::string_view persons = persons_of(form);
  constexpr std::array<std::string_view, 12> reminders = {
      "remember to",        "make sure to",   "be sure to",   "don't forget to", "do not forget to",
      "you need to",        "try to",         "go ahead and", "it is to",        "you are to",
      "it is necessary to", "it is needed to"};
  std::size_t i = at;
  if (form == Form::base) i += cleft_at(tokens, i, end);
  if (form == Form::base) i += says_any(tokens, i, end, reminders);
  if (form == Form::base) i += delegated(tokens, i, end);
  bool someone = false;
  for (; i < end; ++i) {
    const Token& token = tokens[i];
    const bool courtesy = among(courtesies, token.text);
    const bool person =
        among(persons, token.text) || (form == Form::base && is_anyone(tokens, i, end));
    someone = someone || person;
    if (person) continue;
    if (token.is("the") && i + 1 < end && among(persons, tokens[i + 1].text)) continue;
    const bool pleases = i > at && tokens[i - 1].is("please");  // "please to remove"
    if (tries(tokens, i, end)) continue;
    if (courtesy &&
        (someone || pleases || token.is("please") || token.is("also") || token.is("simply")))
      continue;
    if (token.is(Lex::adverb) && !verb_of(token)) continue;
    if (token.is(",") && i > at && tokens[i - 1].is(Lex::adverb)) continue;
    break;
  }
  return i;
}

constexpr std::array<std::string_view, 7> pressed = {"pressed", "held", "depressed", "down",
                                                     "pushed",  "hold", "pressure"};

// What follows "press": "and hold", "& hold", "+ hold", ", hold", "and keep holding", "and
// release".
void join_hold(const Tokens& tokens, VerbGroup& group, std::size_t end) {
  std::size_t i = group.end;
  if (i < end && tokens[i].is("down")) ++i;
  if (i >= end ||
      !(is_and(tokens[i]) || tokens[i].is(",") || tokens[i].is("-") || tokens[i].is("/")))
    return;
  ++i;
  while (i < end && (tokens[i].is("then") || tokens[i].is("and"))) ++i;
  const auto next = i < end ? verb_of(tokens[i]) : std::nullopt;
  if (!next || next->form != group.form) return;
  const bool same_form_object = i + 1 < end;
  if (next->kin == Kin::hold && same_form_object) {
    group.held = true;
    group.end = i + 1;
  } else if (next->kin == Kin::keep && i + 1 < end) {
    const auto last = verb_of(tokens[i + 1]);
    if (last && (last->kin == Kin::hold || last->kin == Kin::press)) {
      group.held = true;
      group.end = i + 2;
    }
  } else if (next->kin == Kin::release && group.kin != Kin::hold) {
    group.end = i + 1;
  }
}

// "Press click the button": one of the two is too much.
bool says_press_twice(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::string_view verbs = " press push click tap ";
  return at + 2 < end && among(verbs, tokens[at].text) && among(verbs, tokens[at + 1].text) &&
         !tokens[at + 1].capital && !tokens[at + 2].is(Lex::head);
}

// What may be a key's name, rather than a thing that is kept somewhere.
bool names_key(const Token& token) {
  constexpr LexSet others = bit(Lex::wearable) | bit(Lex::device) | bit(Lex::determiner) |
                            bit(Lex::state) | bit(Lex::preposition) | bit(Lex::adverb);
  return token.kind == Token::Kind::word && (token.lex & others) == 0;
}

}  // namespace

std::optional<VerbGroup> verb_group(const Tokens& tokens, std::size_t at, std::size_t end,
                                    Form form) {
  std::size_t i = skip_adverbs(tokens, at, end, form);
  if (i >= end) return std::nullopt;
  if (const auto idiom = idiom_at(tokens, i, end, form)) return idiom;
  VerbGroup group;
  // "Long press", "short click", "double tap", "3x quick click".
  std::size_t before = i;
  while (before > at && tokens[before - 1].is(Lex::adverb)) {
    if (tokens[before - 1].is("long")) group.held = true;
    --before;
  }
  if (const int count = prefix_count(tokens[i].text); count > 0 && i + 1 < end) {
    group.count = count;
    ++i;
  }
  if (const auto compound = hyphenated(tokens[i])) {
    group.kin = compound->kin;
    group.count = compound->count;
    group.held = compound->held;
    group.then_held = compound->then_held;
    if (compound->form != form) return std::nullopt;
  } else {
    const auto verb = verb_of(tokens[i]);
    const bool pleases = verb && verb->form == Form::gerund && i > 0 &&
                         (tokens[i - 1].is("please") || tokens[i - 1].is("try"));
    if (!verb || (verb->form != form && !(pleases && form == Form::base))) return std::nullopt;
    if (form == Form::base && is_noun_here(tokens, i, end)) return std::nullopt;
    group.kin = verb->kin;
  }
  group.form = form;
  group.begin = i;
  group.end = i + 1;
  if (says_press_twice(tokens, i, end)) ++group.end;
  if (group.kin == Kin::keep) {
    group.kept = true;
    std::size_t next = group.end;
    if (next < end && tokens[next].is("to")) ++next;
    const auto kept = next < end ? verb_of(tokens[next]) : std::nullopt;
    if (kept && (kept->kin == Kin::hold || kept->kin == Kin::press) && kept->form != Form::past) {
      group.kin = Kin::hold;
      group.end = next + 1;
      return group;
    }
    for (std::size_t j = group.end; j < end && j < group.end + 12; ++j) {
      const bool down = std::find(pressed.begin(), pressed.end(), tokens[j].text) != pressed.end();
      if (down) group.kin = Kin::hold;
    }
    // "Keep 15 sec.", "keep it for 15 sec.", "keep Call 15 sec."
    std::size_t time = next;
    if (time < end && (tokens[time].is(Lex::pronoun) || names_key(tokens[time]))) ++time;
    if (duration_at(tokens, time, end)) group.kin = Kin::hold;
    return group.kin == Kin::hold ? std::optional(group) : std::nullopt;
  }
  if (group.kin == Kin::press || group.kin == Kin::tap) join_hold(tokens, group, end);
  if (group.count > 1 && group.held) {  // "triple-tap and hold": the third one
    group.then_held = true;
    group.held = false;
  }
  return group;
}

Form telling_form(const Tokens& tokens, std::size_t begin, std::size_t end) {
  constexpr std::size_t finite_max = 8;
  for (const Form form : {Form::past, Form::third}) {
    const auto verb = verb_group(tokens, begin, end, form);
    if (!verb || verb->end >= end) continue;
    const Token& next = tokens[verb->end];
    const bool someone = verb->begin > begin && has_person(tokens, begin, verb->begin, form);
    bool told = form == Form::past && !next.quoted &&
                (next.is(Lex::determiner) || next.is(Lex::pronoun) || next.is("for") ||
                 next.is(Lex::supply) || next.is(Lex::particle) ||
                 duration_at(tokens, verb->end, end).has_value());
    for (std::size_t i = verb->end; i < std::min(end, verb->end + finite_max); ++i) {
      told = told && !tokens[i].is(Lex::to_be) && !tokens[i].is(Lex::modal);
    }
    if (someone || told) return form;
  }
  return Form::base;
}

bool begins_like_instruction(std::string_view text) {
  constexpr std::size_t enough = 120;
  const Tokens tokens = tokens_of(text.substr(0, enough));
  if (verb_group(tokens, 0, tokens.size(), Form::base)) return true;
  if (tokens.empty() || !tokens[0].is("to")) return false;
  const auto comma =
      std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.is(","); });
  const auto behind =
      static_cast<std::size_t>(comma - tokens.begin()) + 1;  // "To reset it, select"
  return behind < tokens.size() && verb_group(tokens, behind, tokens.size(), Form::base);
}

bool begins_statement(std::string_view text) {
  constexpr std::size_t enough = 120;
  const Tokens tokens = tokens_of(text.substr(0, enough));
  return !tokens.empty() && tokens[0].is(Lex::subject);
}

}  // namespace headloop::guide
