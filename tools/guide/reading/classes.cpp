#include "tools/guide/reading/classes.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/labels.hpp"
#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/subordinates.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {
namespace {

// Words in a row, and single words, as tables; what is found in them decides.
constexpr std::array assurances = {
    std::string_view("make sure"),     std::string_view("making sure"),
    std::string_view("be sure"),       std::string_view("ensure"),
    std::string_view("see to it"),     std::string_view("verify that"),
    std::string_view("confirm that"),  std::string_view("check that"),
    std::string_view("double check"),  std::string_view("check if"),
    std::string_view("check whether"), std::string_view("take care that")};
constexpr std::array cautions = {std::string_view("not recommended"),
                                 std::string_view("be careful"), std::string_view("be aware"),
                                 std::string_view("beware")};
constexpr std::array prohibitions_anywhere = {
    std::string_view("you should not"),  std::string_view("must not"),
    std::string_view("should never"),    std::string_view("must never"),
    std::string_view("is prohibited"),   std::string_view("is forbidden"),
    std::string_view("is not allowed"),  std::string_view("is not permitted"),
    std::string_view("shouldn't"),       std::string_view("mustn't"),
    std::string_view("he should not"),   std::string_view("user should not"),
    std::string_view("users should not")};
constexpr std::array obligations = {
    std::string_view("must be"),     std::string_view("should be"),
    std::string_view("needs to be"), std::string_view("need to be"),
    std::string_view("has to be"),   std::string_view("have to be"),
    std::string_view("shall be"),    std::string_view("shall not be")};
constexpr std::array states_to_be_in = {
    std::string_view("must be in"),     std::string_view("should be in"),
    std::string_view("has to be in"),   std::string_view("have to be in"),
    std::string_view("need to be in"),  std::string_view("needs to be in"),
    std::string_view("to have it off"), std::string_view("must have it off"),
    std::string_view("to have it on"),  std::string_view("must have it on")};
constexpr std::array limits_of_use = {
    std::string_view("use this"),          std::string_view("use the"),
    std::string_view("using this"),        std::string_view("only use"),
    std::string_view("be used"),           std::string_view("be performed"),
    std::string_view("it is recommended"), std::string_view("only reset"),
    std::string_view("use reset"),         std::string_view("only be used"),
    std::string_view("reset the device"),  std::string_view("only perform")};
constexpr std::array limits_of_procedures = {
    std::string_view("use this procedure"),    std::string_view("use this method"),
    std::string_view("use this guide"),        std::string_view("use these steps"),
    std::string_view("follow these steps if"), std::string_view("this guide is for"),
    std::string_view("this procedure is for"), std::string_view("only for")};
constexpr std::string_view limiting = " only case ";
constexpr std::string_view occasions = " when if event once in unless ";
constexpr std::string_view states =
    " on off charged closed open connected disconnected powered within paired unplugged "
    "plugged "
    "charging registered enabled ";
constexpr std::string_view not_states = " pressed held reset when if ";
constexpr std::string_view harms =
    " damage damages brick bricks bricked soft-brick harm injury fire permanently irreversible "
    "void "
    "risk risks dangerous unsafe careful overheat ";
constexpr std::string_view topics =
    " reset resets resetting settings memory pairing pairings paired bluetooth battery batteries "
    "anc "
    "firmware presets equalizer reboot reboots "
    "factory "
    "data configuration connections latency mac headphones ";
constexpr std::string_view not_imperatives =
    " unlike despite although throughout including according depending besides toward among beyond "
    "except within rather even what who why only most no both half such quite ";
constexpr std::string_view preludes = " if when after once at during ";

template <class Table>
bool says_anywhere(const Tokens& tokens, std::size_t begin, const Table& table) {
  for (std::size_t i = begin; i < tokens.size(); ++i) {
    if (tokens[i].is("(")) {  // what is in brackets is said by the way
      while (i < tokens.size() && !tokens[i].is(")")) ++i;
      continue;
    }
    if (says_any(tokens, i, tokens.size(), table) > 0) return true;
  }
  return false;
}

bool has(const Tokens& tokens, std::size_t begin, std::size_t end, std::string_view words) {
  for (std::size_t i = begin; i < std::min(end, tokens.size()); ++i) {
    if (among(words, tokens[i].text)) return true;
  }
  return false;
}

bool has(const Tokens& tokens, std::size_t begin, std::size_t end, LexSet lex) {
  for (std::size_t i = begin; i < std::min(end, tokens.size()); ++i) {
    if ((tokens[i].lex & lex) != 0 && !tokens[i].quoted) return true;
  }
  return false;
}

// "fixes the": whatever verb it is, something is what it is done to.
bool is_third(const Tokens& tokens, std::size_t i) {
  const bool object =
      i + 1 < tokens.size() && tokens[i + 1].is(Lex::determiner) && !tokens[i + 1].is("all");
  const bool ending = tokens[i].text.ends_with('s') && !tokens[i].text.ends_with("ss");
  return object && ending && tokens[i].lex == 0;
}

// "The headphones switch themselves off".
bool is_plural(const Tokens& tokens, std::size_t i) {
  const auto verb = verb_of(tokens[i]);
  return verb && verb->form == Form::base && i > 0 && tokens[i - 1].text.ends_with('s') &&
         tokens[i - 1].is(Lex::wearable);
}

// Something is said about something: there is a finite verb.
bool is_finite(const Tokens& tokens, std::size_t at) {
  for (std::size_t i = at + 1; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.quoted) continue;
    if (token.is(Lex::modal) || token.is(Lex::to_be) || token.text.ends_with("n't")) return true;
    const auto verb = verb_of(token);
    const bool third =
        (verb && verb->form == Form::third) || (token.is(Lex::shows) && token.text.ends_with('s'));
    if ((third || is_third(tokens, i) || is_plural(tokens, i)) && !token.capital) return true;
  }
  const bool pronoun = at + 1 < tokens.size() &&
                       (tokens[at].is("this") || tokens[at].is("it") || tokens[at].is("which"));
  for (std::size_t i = at + 1; pronoun && i < std::min(tokens.size(), at + 4); ++i) {
    if (tokens[i].text.ends_with('s')) return true;
  }
  return false;
}

// "Headphones on.", "No cable connected": a thing and what it is, without a verb.
bool names_a_state(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t words_max = 7;
  constexpr LexSet things = bit(Lex::wearable) | bit(Lex::device) | bit(Lex::cable) |
                            bit(Lex::battery) | bit(Lex::cover) | bit(Lex::host);
  const std::size_t size = tokens.size();
  if (at + 1 >= size || size - at > words_max || verb_group(tokens, at, size, Form::base))
    return false;
  if (is_finite(tokens, at) || !has(tokens, at, at + 3, things)) return false;
  for (std::size_t i = at; i < size; ++i) {  // "the headphones switch off"
    const auto verb = verb_of(tokens[i]);
    if (verb && verb->form == Form::base && !tokens[i].is(Lex::state) && !tokens[i].is(Lex::cable))
      return false;
  }
  return has(tokens, at + 1, size, states);
}

bool is_precondition(const Tokens& tokens, std::size_t begin) {
  const std::size_t size = tokens.size();
  const std::size_t at = behind_courtesies(tokens, begin);
  const std::size_t assured = says_any(tokens, at, size, assurances);
  if (assured > 0 && at + assured < size && !tokens[at + assured].is("to")) return true;
  const auto looks = verb_group(tokens, at, size, Form::base);  // "grab them and make sure ..."
  for (std::size_t i = at + 1; looks && looks->kin == Kin::refer && i + 1 < size; ++i) {
    const std::size_t words = tokens[i - 1].is("and") ? says_any(tokens, i, size, assurances) : 0;
    if (words > 0 && !tokens[i + words].is("to")) return true;
  }
  if (names_a_state(tokens, at)) return true;
  const bool limited = has(tokens, begin, size, limiting) && has(tokens, begin, size, occasions);
  if (limited && says_anywhere(tokens, begin, limits_of_use)) return true;
  if (says_any(tokens, at, size, limits_of_procedures) > 0) return true;
  if (says(tokens, at, size, "before") > 0 && says_anywhere(tokens, at, assurances)) return true;
  if (verb_group(tokens, at, size, Form::base)) return false;
  if (says_anywhere(tokens, begin, states_to_be_in)) return true;
  const bool obliged = says_anywhere(tokens, begin, obligations) &&
                       (has(tokens, begin, size, states) || has(tokens, begin, size, " out "));
  // To be done now, or by this means, and nothing to be so before.
  const bool later = has(tokens, begin, size, " then afterwards finally next using by ");
  if (obliged && !later && !has(tokens, begin, size, not_states)) return true;
  constexpr std::array limits = {
      std::string_view("cannot be longer"), std::string_view("available only"),
      std::string_view("possible only"), std::string_view("cannot exceed")};
  return says_anywhere(tokens, begin, limits);
}

// "Do not press it, then wait", "...; press the other one instead": what stands behind is to be
// done, where a mark and a word part it from what is forbidden. To wait is never forbidden.
bool tells_behind(const Tokens& tokens, std::size_t at) {
  constexpr std::string_view turns = " then instead just but simply rather and ";
  for (std::size_t i = at; i + 1 < tokens.size(); ++i) {
    if (tokens[i].quoted || !among(" , ; — ", tokens[i].text)) continue;
    std::size_t next = i + 1;
    while (next < tokens.size() && among(turns, tokens[next].text)) ++next;
    const bool parted = tokens[i].is(";") || (next > i + 1 && !tokens[next - 1].is("and"));
    const auto verb = verb_group(tokens, next, tokens.size(), Form::base);
    if (!verb || prohibition_at(tokens, next, tokens.size()) > 0) continue;
    if (parted || verb->kin == Kin::wait) return true;
  }
  return false;
}

// "Do not release until ..." tells to go on holding.
bool is_warning(const Tokens& tokens, std::size_t begin) {
  const std::size_t at = behind_courtesies(tokens, begin);
  const bool forbids = prohibition_at(tokens, at, tokens.size()) > 0 ||
                       says_any(tokens, at, tokens.size(), cautions) > 0 ||
                       says_anywhere(tokens, at, prohibitions_anywhere);
  if (!forbids || tells_behind(tokens, at)) return false;
  const bool holds = has(tokens, at, at + 5, " release let ") &&
                     has(tokens, at, tokens.size(), " until till keep continue ");
  const auto deed = verb_group(tokens, at, tokens.size(), Form::base);
  const bool waits = deed && deed->kin == Kin::wait;  // "do not touch anything until ..."
  return !holds && !waits;
}

// Behind "If it worked," and its like.
std::size_t behind_prelude(const Tokens& tokens, std::size_t at) {
  if (at >= tokens.size() || !among(preludes, tokens[at].text)) return at;
  for (std::size_t i = at; i + 1 < tokens.size(); ++i) {
    if (tokens[i].is(",")) return i + 1;
  }
  return at;
}

// "3x quick click on the top paddle": no verb, and yet something to press.
bool names_a_press(const Tokens& tokens, std::size_t at) {
  const LexSet control = bit(Lex::head) | bit(Lex::part);
  for (std::size_t i = at; i < tokens.size(); ++i) {
    const auto verb = tokens[i].quoted ? std::nullopt : verb_of(tokens[i]);
    const bool press = verb && verb->form == Form::base &&
                       (verb->kin == Kin::press || verb->kin == Kin::tap || verb->kin == Kin::hold);
    if (press) return has(tokens, at, tokens.size(), control) && !is_finite(tokens, at);
  }
  return false;
}

// "Thumb on the button, 7 s": a key and for how long, and nothing is stated.
bool times_a_key(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t words_max = 20;
  constexpr LexSet shown = bit(Lex::led) | bit(Lex::colour) | bit(Lex::beep) | bit(Lex::voice) |
                           bit(Lex::screen) | bit(Lex::battery);
  const std::size_t size = tokens.size();
  if (size > at + words_max || is_finite(tokens, at) || has(tokens, at, size, shown)) return false;
  bool timed = false;
  for (std::size_t i = at; i < size; ++i) {
    const auto verb = verb_of(tokens[i]);
    if (verb && verb->form == Form::gerund) return false;  // "people try holding it"
    timed = timed || duration_at(tokens, i, size);
  }
  return timed && has(tokens, at, size, " button buttons key keys ");
}

// "The reset does not clear your pairings", "your pairings stay": what becomes of what it knows.
bool tells_of_memory(const Tokens& tokens, std::size_t at) {
  constexpr std::string_view verbs =
      " clear clears cleared erase erases erased delete deletes deleted wipe wipes wiped keep "
      "keeps "
      "kept retain retains retained preserve preserves preserved survive survives lose loses lost "
      "stay stays remain remains forget forgets forgotten gone removed stored saved touch affect "
      "affects know knows change changes ";
  constexpr std::string_view subjects = " it this that these those they reset procedure ";
  constexpr std::string_view memories =
      " pairing pairings paired memory list devices phone phones settings preset presets profile "
      "profiles equalizer eq history data name places locations everything nothing ";
  return has(tokens, at, tokens.size(), verbs) &&
         (has(tokens, at, tokens.size(), memories) || has(tokens, at, at + 3, subjects));
}

// "The cable is disconnected and the headphones are switched on."
bool names_what_is_so(const Tokens& tokens, std::size_t at) {
  constexpr std::string_view made_so =
      " disconnected unplugged connected switched turned powered charged ";
  const bool thing = has(tokens, at, at + 4, bit(Lex::wearable) | bit(Lex::cable));
  for (std::size_t i = at; thing && i + 1 < std::min(tokens.size(), at + 6); ++i) {
    const bool is = tokens[i].is("is") || tokens[i].is("are");
    if (is && among(made_so, tokens[i + 1].text)) return true;
  }
  return false;
}

constexpr LexSet signals =
    bit(Lex::led) | bit(Lex::voice) | bit(Lex::beep) | bit(Lex::vibration) | bit(Lex::screen);

// "Check: five blue pulses": what is looked for, and no deed.
bool names_a_sign(const Tokens& tokens, std::size_t begin) {
  return begin + 2 < tokens.size() && tokens[begin].is(Lex::locate) && tokens[begin + 1].is(":") &&
         has(tokens, begin + 2, tokens.size(), signals | bit(Lex::colour)) &&
         !verb_group(tokens, begin + 2, tokens.size(), Form::base);
}

}  // namespace

std::optional<SentenceClass> class_before_steps(const Tokens& tokens, std::size_t begin,
                                                bool warns) {
  if (names_a_sign(tokens, begin)) return SentenceClass::feedback;
  if (is_warning(tokens, begin)) return SentenceClass::warning;
  if (is_precondition(tokens, begin)) return SentenceClass::precondition;
  const auto verb = verb_group(tokens, begin, tokens.size(), Form::base);
  if (warns && !verb) return SentenceClass::warning;
  return std::nullopt;
}

SentenceClass class_without_steps(const Tokens& tokens, std::size_t begin, bool among_steps) {
  constexpr std::size_t subject_max = 9;
  const std::size_t size = tokens.size();
  const std::size_t at = behind_prelude(tokens, behind_courtesies(tokens, begin));
  if (at >= size || tokens.back().is("?") || tokens[at].is("how")) return SentenceClass::other;
  const bool perceived = (tokens[at].is("you") || tokens[at].is("you'll")) &&
                         has(tokens, at, at + 5, " hear see feel notice ");
  if (!perceived && verb_group(tokens, at, size, Form::base)) return SentenceClass::other;
  const bool shown = has(tokens, at, at + subject_max, signals) &&
                     has(tokens, at, size, bit(Lex::shows)) && size > at + 2;
  const bool finite = perceived || is_finite(tokens, at);
  const bool memory = tells_of_memory(tokens, at);
  if (!finite && !shown && !memory) return SentenceClass::other;
  if (has(tokens, begin, size, harms)) return SentenceClass::warning;
  const bool measured =
      has(tokens, at, size, " should ≤ ≥ ") && has(tokens, at, size, " ≤ ≥ % as ");
  if (measured) return SentenceClass::claim;
  if (perceived) return SentenceClass::feedback;
  if (memory) return SentenceClass::claim;
  if (!among_steps && names_what_is_so(tokens, at)) return SentenceClass::precondition;
  if (shown) return SentenceClass::feedback;
  const auto deed = verb_of(tokens[at]);  // "leaving it off for 72 hours has the same effect"
  if (deed && deed->form == Form::gerund) return SentenceClass::claim;
  const bool device = has(tokens, at, at + 6, bit(Lex::device)) ||
                      has(tokens, at, at + 5, " ids id procedure process settings ");
  const bool done =
      says_anywhere(tokens, at,
                    std::array{std::string_view("is now"), std::string_view("has been"),
                               std::string_view("is complete"), std::string_view("are excluded"),
                               std::string_view("is excluded"), std::string_view("is reset")});
  if ((device && among_steps) || done) return SentenceClass::feedback;
  const bool about =
      device || has(tokens, begin, size, topics) || has(tokens, at, at + 1, " this these all it ");
  return about ? SentenceClass::claim : SentenceClass::other;
}

bool assures(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::size_t thing_words_max = 6;
  bool is = false;
  for (std::size_t i = at; i < std::min(end, at + thing_words_max); ++i) {
    is = is || tokens[i].is("is") || tokens[i].is("are");
  }
  return is && !tokens[at].quoted;
}

bool looks_like_instruction(const Tokens& tokens, std::size_t begin) {
  const std::size_t at = behind_courtesies(tokens, begin);
  if (at + 1 >= tokens.size() || tokens[at].kind != Token::Kind::word || tokens[at].quoted)
    return false;
  if (tokens.back().is("?")) return false;
  if (names_a_press(tokens, at) || times_a_key(tokens, at)) return true;
  const Token& word = tokens[at];
  if (word.lex != 0 && !word.is(Lex::purpose)) return false;
  if (verb_of(word)) return false;  // it was not used as one, or needs no step
  const bool verbal = !word.text.ends_with("ly") && !word.text.ends_with("ing") &&
                      !word.text.ends_with("s") && !word.text.ends_with("ed");
  const bool object = among(" the your both a an each all it ", tokens[at + 1].text);
  // "Unlike the other models, ..." and its like.
  const bool preposition = among(not_imperatives, word.text);
  return verbal && object && !preposition && !is_finite(tokens, at);
}

bool numbers_a_step(const Tokens& tokens) {
  constexpr std::string_view parts = " step phase stage part ";
  if (tokens.size() < 2) return false;
  const bool number = tokens[1].kind == Token::Kind::number || number_word(tokens[1].text);
  return (among(parts, tokens[0].text) && number) ||
         (ordinal_word(tokens[0].text) && among(parts, tokens[1].text));
}

}  // namespace headloop::guide
