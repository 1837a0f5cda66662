// Marks of a drawing, and the controls that its legend says they are.
#include "tools/guide/reading/controls.hpp"

namespace headloop::guide {
namespace {

// "(A)", "(3)".
bool is_mark(const Tokens& tokens, std::size_t i) {
  if (i + 2 >= tokens.size() || !tokens[i].is("(") || !tokens[i + 2].is(")")) return false;
  const Token& mark = tokens[i + 1];
  const bool letter = mark.kind == Token::Kind::word && mark.capital && mark.text.size() == 1;
  return letter || (mark.kind == Token::Kind::number && mark.text.size() <= 2);
}

}  // namespace

void ControlNames::learn_marks(const Tokens& legend) {
  constexpr std::size_t name_words_max = 4;
  for (std::size_t i = 0; i + 3 < legend.size(); ++i) {
    const bool fresh = i == 0 || legend[i - 1].kind == Token::Kind::mark ||
                       legend[i - 1].is(Lex::head) || legend[i - 1].is(Lex::part);
    if (!fresh || !is_mark(legend, i)) continue;
    const std::size_t begin = i + 3;
    std::size_t end = begin;
    while (end < legend.size() && end < begin + name_words_max &&
           legend[end].kind == Token::Kind::word && !legend[end].is(Lex::head))
      ++end;
    const bool key = end < legend.size() && legend[end].is(Lex::head);
    if (!key || end == begin) continue;
    const std::vector<bool> none(legend.size(), false);
    const ControlPhrase phrase = controls_at(legend, begin, end + 1, none, *this);
    if (phrase.names.size() == 1) marks_[legend[i + 1].text] = phrase.names[0];
  }
}

std::string ControlNames::marked(const std::string& mark) const {
  const auto found = marks_.find(mark);
  return found == marks_.end() ? std::string() : found->second;
}

}  // namespace headloop::guide
