#include "tools/guide/reading/fragments.hpp"

#include <algorithm>

#include "tools/guide/reading/quantities.hpp"

namespace headloop::guide {
namespace {

// Longer is no press, but how long a battery lasts.
constexpr std::int64_t hold_ms_max = 60'000;

// Where the key's name ends that begins here; `at` if there is none.
std::size_t key_end(const Tokens& tokens, std::size_t at, const ControlNames& names) {
  constexpr std::size_t name_words_max = 3;
  if (at + 2 < tokens.size() && tokens[at].is("[")) {
    const std::size_t end = key_end(tokens, at + 1, names);
    return end > at + 1 && end < tokens.size() && tokens[end].is("]") ? end + 1 : at;
  }
  std::string name;
  for (std::size_t i = at; i < std::min(tokens.size(), at + name_words_max); ++i) {
    const Token& token = tokens[i];
    if (token.kind != Token::Kind::word || token.is(Lex::determiner)) break;
    if (token.is(Lex::head)) return i > at ? i + 1 : at;
    name += (name.empty() ? "" : "-") + token.text;
    const bool more = i + 1 < tokens.size() && tokens[i + 1].is(Lex::head);
    if (names.knows(name)) return more ? i + 2 : i + 1;
  }
  return at;
}

// "pwr & vol-", "Power button and NC button".
std::size_t keys_end(const Tokens& tokens, std::size_t at, const ControlNames& names) {
  constexpr std::string_view joiners = " and & + plus / ";
  std::size_t end = key_end(tokens, at, names);
  while (end > at && end + 1 < tokens.size() && among(joiners, tokens[end].text)) {
    const std::size_t next = key_end(tokens, end + 1, names);
    if (next == end + 1) break;
    end = next;
  }
  return end;
}

// "Power + Custom for 7 s": a chord and how long.
bool is_timed_chord(const Tokens& tokens, std::size_t begin) {
  constexpr std::size_t chord_words_max = 12;
  constexpr LexSet shown = bit(Lex::led) | bit(Lex::colour) | bit(Lex::beep) | bit(Lex::app);
  bool plus = false;
  for (std::size_t i = begin; i < std::min(tokens.size(), begin + chord_words_max); ++i) {
    if (i > begin && duration_at(tokens, i, tokens.size())) return plus;
    if ((tokens[i].lex & shown) != 0 || tokens[i].kind == Token::Kind::number) return false;
    if (const auto verb = verb_group(tokens, i, tokens.size(), Form::base))
      return plus && verb->kept && verb->kin == Kin::hold;  // "Power + Custom, keep them down"
    plus = plus || ((tokens[i].is("+") || tokens[i].is("plus")) && i > begin);
  }
  return false;
}

// "Settings > Bluetooth > Forget": where to go on a screen.
bool is_menu_path(const Tokens& tokens, std::size_t begin) {
  constexpr LexSet screens = bit(Lex::app) | bit(Lex::host);
  constexpr std::size_t name_words_max = 3;  // of the menu it begins in
  bool screen = false;
  bool path = false;
  for (std::size_t i = begin; i + 1 < tokens.size(); ++i) {
    if (tokens[i].is(Lex::to_be) || tokens[i].is(Lex::modal)) return false;
    screen = screen || (tokens[i].lex & screens) != 0;
    const bool apart = tokens[i].is(">") && i > begin && tokens[i - 1].end < tokens[i].begin &&
                       tokens[i].end < tokens[i + 1].begin;
    path = path || (apart && i <= begin + name_words_max);
  }
  return screen && path && tokens[begin].capital &&
         !verb_group(tokens, begin, tokens.size(), Form::base);
}

// "Off", "on again": alone, or before what is done next.
bool is_switched(const Tokens& tokens, std::size_t begin) {
  if (begin >= tokens.size() || !(tokens[begin].is("on") || tokens[begin].is("off"))) return false;
  std::size_t end = begin + 1;
  while (end < tokens.size() && among(" again first now ", tokens[end].text)) ++end;
  return end == tokens.size() || tokens[end].kind == Token::Kind::mark;
}

// "Power switch to OFF": what has an on and an off, and where it goes.
bool is_switch_moved(const Tokens& tokens, std::size_t begin) {
  constexpr std::size_t name_words_max = 4;
  if (verb_group(tokens, begin, tokens.size(), Form::base)) return false;
  for (std::size_t i = begin + 1; i + 1 < std::min(tokens.size(), begin + name_words_max + 1);
       ++i) {
    if (!tokens[i].is("to")) continue;
    return among(" switch slider ", tokens[i - 1].text) && is_switched(tokens, i + 1);
  }
  return false;
}

}  // namespace

std::optional<VerbGroup> unsaid_deed(const Tokens& tokens, std::size_t begin, bool item) {
  if (is_timed_chord(tokens, begin)) return held_unsaid;
  if (is_menu_path(tokens, begin)) return VerbGroup{Kin::select};
  if (is_switch_moved(tokens, begin)) return VerbGroup{Kin::slide};
  if (item && is_switched(tokens, begin)) return VerbGroup{Kin::power};
  return std::nullopt;
}

std::optional<TimedKey> timed_key(const Tokens& tokens, const ControlNames& names) {
  constexpr std::size_t label_words_max = 4;
  constexpr std::string_view between = " : ( - = , for down ";
  constexpr std::string_view deeds = " pressed held depressed pushed ";
  for (std::size_t begin = 0; begin < std::min(tokens.size(), label_words_max); ++begin) {
    const bool fresh = begin == 0 || tokens[begin - 1].is(":") || tokens[begin - 1].is("both");
    std::size_t i = fresh ? keys_end(tokens, begin, names) : begin;
    if (i == begin) continue;
    const bool deed = i < tokens.size() && among(deeds, tokens[i].text);
    if (deed) ++i;
    while (i < tokens.size() && among(between, tokens[i].text)) ++i;
    const auto time = duration_at(tokens, i, tokens.size());
    const bool held = time && time->duration.min_ms && *time->duration.min_ms <= hold_ms_max;
    if (!held) continue;
    std::size_t end = time->end;
    if (end < tokens.size() && tokens[end].is("=")) return TimedKey{begin, end};
    while (end < tokens.size() && tokens[end].kind == Token::Kind::mark && !tokens[end].is(":"))
      ++end;
    const bool outcome = deed && end < tokens.size() && tokens[end].is(":");
    if (end == tokens.size() || outcome) return TimedKey{begin, end};
  }
  return std::nullopt;
}

std::optional<ControlPhrase> only_keys(const Tokens& tokens, std::size_t end,
                                       const ControlNames& names) {
  if (end == 0) return std::nullopt;
  const std::vector<bool> none(tokens.size(), false);
  const ControlPhrase keys = controls_at(tokens, 0, end, none, names);
  const bool all = keys.end == end && (keys.names.size() > 1 || (keys.head && !keys.names.empty()));
  return all && names.knows(keys.names.front()) ? std::optional(keys) : std::nullopt;
}

std::vector<std::string> named_keys(const Tokens& tokens, std::size_t begin, std::size_t end,
                                    const ControlNames& names) {
  constexpr std::string_view heads = " button key ";
  constexpr std::size_t name_words_max = 3;
  const std::vector<bool> none(tokens.size(), false);
  std::vector<std::string> keys;
  for (std::size_t head = begin + 1; head < end; ++head) {
    if (!among(heads, tokens[head].text) || tokens[head].quoted) continue;
    std::size_t first = head;
    while (first > begin && head - first < name_words_max &&
           tokens[first - 1].kind == Token::Kind::word && !tokens[first - 1].is(Lex::determiner) &&
           !tokens[first - 1].is(Lex::preposition) && !tokens[first - 1].is(Lex::to_be) &&
           !tokens[first - 1].is(Lex::joiner))
      --first;
    const bool article = first > begin && tokens[first - 1].is(Lex::determiner);
    if (first == head || !article) continue;
    const ControlPhrase phrase = controls_at(tokens, first, head + 1, none, names);
    if (phrase.names.size() == 1) keys.push_back(phrase.names[0]);
  }
  return keys;
}

bool speaks_of_cable(std::string_view sentence) {
  constexpr std::size_t looked_at = 400;  // bytes
  const Tokens tokens = tokens_of(sentence.substr(0, looked_at));
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const Token& token) { return token.is(Lex::cable); });
}

bool announces_effects(const Tokens& tokens) {
  const bool reader = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return among(" you users user we i owner owners ", token.text);
  });
  return !reader && tokens.size() > 2 && tokens.back().is(":") &&
         among(" will would ", tokens.end()[-2].text);
}

}  // namespace headloop::guide
