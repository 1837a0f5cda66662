// A sentence as words, numbers and marks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tools/guide/reading/words.hpp"

namespace headloop::guide {

struct Token {
  enum class Kind : std::uint8_t { word, number, mark };
  Kind kind = Kind::word;
  std::string text;  // lower case; typographic apostrophes and dashes as the plain ones
  std::size_t begin = 0;
  std::size_t end = 0;
  LexSet lex = 0;
  std::int64_t thousandths = 0;  // of a number
  bool capital = false;
  bool quoted = false;

  // Most are not: the first letter settles that.
  bool is(std::string_view word) const {
    return text.size() == word.size() && text.front() == word.front() && text == word;
  }
  bool is(Lex set) const { return (lex & bit(set)) != 0; }
};

using Tokens = std::vector<Token>;

Tokens tokens_of(std::string_view sentence);

// The number of words, if these stand here ("as soon as"); else 0.
std::size_t says(const Tokens& tokens, std::size_t at, std::size_t end, std::string_view words);
// The head of "->" or "=>".
bool is_drawn_arrow(const Tokens& tokens, std::size_t at);
// The first of a table's entries that stands here.
template <class Table>
std::size_t says_any(const Tokens& tokens, std::size_t at, std::size_t end, const Table& table) {
  for (const std::string_view words : table) {
    if (const std::size_t length = says(tokens, at, end, words)) return length;
  }
  return 0;
}

}  // namespace headloop::guide
