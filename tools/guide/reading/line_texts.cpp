#include "tools/guide/reading/line_texts.hpp"

#include <algorithm>

#include "tools/guide/reading/line_marks.hpp"
#include "tools/guide/reading/subordinates.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {

bool closes(char c) { return c == '.' || c == '!' || c == '?' || c == ':' || c == ';'; }

char last_of(std::string_view text) {
  while (!text.empty()) {
    const char c = text.back();
    if (text.ends_with("”") || text.ends_with("’")) {
      text.remove_suffix(3);
    } else if (c == '"' || c == '\'' || c == ')' || c == '*' || c == '_') {
      text.remove_suffix(1);
    } else {
      return c;
    }
  }
  return ' ';
}

bool is_title_case(std::string_view words) {
  std::size_t capitals = 0;
  std::size_t long_words = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i - 1] != ' ') continue;
    const std::size_t end = std::min(words.find(' ', i), words.size());
    const bool capital = ascii_upper(words[i]);
    ++count;
    if (end - i > 3 || capital) ++long_words;
    if (capital) ++capitals;
  }
  return count > 1 && 10 * capitals >= 6 * long_words;
}

std::size_t word_count(std::string_view words) {
  return 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

bool is_whole(std::string_view words) {
  const Tokens tokens = tokens_of(words);
  if (tokens.empty()) return false;
  constexpr LexSet open = bit(Lex::determiner) | bit(Lex::preposition) | bit(Lex::joiner) |
                          bit(Lex::modal) | bit(Lex::pronoun) | bit(Lex::to_be);
  return !tokens.back().is(",") &&
         (tokens.back().is(Lex::particle) || (tokens.back().lex & open) == 0);
}

bool is_fresh(std::string_view words) {
  if (begins_like_instruction(words) || begins_statement(words)) return true;
  const Tokens tokens = tokens_of(words);
  return !tokens.empty() && (tokens[0].is("then") || prohibition_at(tokens, 0, tokens.size()) > 0);
}

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;  // begins a character
  }));
}

}  // namespace headloop::guide
