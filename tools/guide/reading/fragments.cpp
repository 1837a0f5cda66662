#include "tools/guide/reading/fragments.hpp"

#include <algorithm>

#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {
namespace {

// Longer is no press, but how long a battery lasts.
constexpr std::int64_t hold_ms_max = 60'000;

// Where the key's name ends that begins here; `at` if there is none.
std::size_t key_end(const Tokens& tokens, std::size_t at, const ControlNames& names) {
  constexpr std::size_t name_words_max = 3;
  std::string name;
  for (std::size_t i = at; i < std::min(tokens.size(), at + name_words_max); ++i) {
    const Token& token = tokens[i];
    if (token.kind != Token::Kind::word) break;
    if (token.is(Lex::head)) return i > at ? i + 1 : at;
    name += (name.empty() ? "" : "-") + token.text;
    const bool more = i + 1 < tokens.size() && tokens[i + 1].is(Lex::head);
    if (names.knows(name)) return more ? i + 2 : i + 1;
  }
  return at;
}

}  // namespace

bool is_timed_chord(const Tokens& tokens, std::size_t begin) {
  constexpr std::size_t chord_words_max = 12;
  constexpr LexSet signs = bit(Lex::led) | bit(Lex::colour) | bit(Lex::beep) | bit(Lex::app);
  bool plus = false;
  for (std::size_t i = begin; i < std::min(tokens.size(), begin + chord_words_max); ++i) {
    if (i > begin && duration_at(tokens, i, tokens.size())) return plus;
    if ((tokens[i].lex & signs) != 0 || tokens[i].kind == Token::Kind::number) return false;
    if (verb_group(tokens, i, tokens.size(), Form::base)) return false;
    plus = plus || (tokens[i].is("+") && i > begin);
  }
  return false;
}

std::optional<std::size_t> timed_key(const Tokens& tokens, const ControlNames& names) {
  constexpr std::size_t label_words_max = 4;
  constexpr std::string_view between = " : ( - = , for ";
  for (std::size_t begin = 0; begin < std::min(tokens.size(), label_words_max); ++begin) {
    if (begin > 0 && !tokens[begin - 1].is(":")) continue;
    std::size_t i = key_end(tokens, begin, names);
    if (i == begin) continue;
    while (i < tokens.size() && among(between, tokens[i].text)) ++i;
    const auto time = duration_at(tokens, i, tokens.size());
    const bool held = time && time->duration.min_ms && *time->duration.min_ms <= hold_ms_max;
    const bool last =
        time && std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(time->end), tokens.end(),
                            [](const Token& token) { return token.kind == Token::Kind::mark; });
    if (held && last) return begin;
  }
  return std::nullopt;
}

}  // namespace headloop::guide
