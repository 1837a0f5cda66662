#include "tools/guide/reading/line_marks.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/line_tables.hpp"

namespace headloop::guide {

std::size_t skip_blanks(std::string_view text, std::size_t i) {
  const std::size_t at = text.find_first_not_of(blanks, i);
  return at == std::string_view::npos ? text.size() : at;
}

std::size_t bullet(std::string_view text) {
  constexpr std::array<std::string_view, 10> signs = {"•", "◦", "▪", "●", "–",
                                                      "—", "·", "‣", "➢", "○"};
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return skip_blanks(text, sign.size());
  }
  if (text.starts_with("* ") || text.starts_with("+ ") || text.starts_with("o "))
    return skip_blanks(text, 1);
  for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
    if (text.starts_with(box)) return skip_blanks(text, box.size());
  }
  const std::size_t dashes = std::min(text.find_first_not_of('-'), text.size());
  if (dashes == 0 || dashes == text.size()) return 0;
  const std::size_t end = skip_blanks(text, dashes);
  return end > dashes || ascii_letter(text[end]) ? end : 0;
}

namespace {

// "2/5 then let go": the length with blanks, or 0.
std::size_t part_of_whole(std::string_view text) {
  constexpr std::size_t letters_min = 3;  // "1/2 s" is an amount
  std::size_t i = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::size_t number = i;
  if (number == 0 || number > 2 || i >= text.size() || text[i] != '/') return 0;
  ++i;
  while (i < text.size() && ascii_digit(text[i])) ++i;
  const std::size_t end = skip_blanks(text, i);
  if (i == number + 1 || end == i || end + letters_min > text.size()) return 0;
  const std::string_view word = text.substr(end, letters_min);
  return std::all_of(word.begin(), word.end(), ascii_letter) ? end : 0;
}

}  // namespace

std::size_t enumerator(std::string_view text) {
  if (const std::size_t part = part_of_whole(text)) return part;
  std::size_t i = text.starts_with('(') ? 1 : 0;
  const std::size_t begin = i;
  while (i < text.size() && i - begin < 3 && ascii_digit(text[i])) ++i;
  const bool letter = i == begin && i < text.size() && ascii_letter(text[i]);
  if (letter) ++i;
  if (i == begin || i >= text.size()) return 0;
  const bool closed = text[i] == ')' || (begin == 0 && text[i] == '.');
  if (!closed) return 0;
  const std::size_t end = skip_blanks(text, i + 1);
  if (end == text.size()) return 0;
  const bool spaced = end > i + 1;
  return spaced || (!letter && !ascii_digit(text[end])) ? end : 0;
}

std::size_t wiki_heading(std::string_view line) {
  constexpr std::size_t level_max = 6;
  const std::size_t signs = std::min(line.find_first_not_of('='), line.size());
  const bool text = signs > 1 && signs <= level_max && signs < line.size();
  return text && line.ends_with(line.substr(0, signs)) ? signs : 0;
}

}  // namespace headloop::guide
