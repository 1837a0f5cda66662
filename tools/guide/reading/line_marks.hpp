// What a line of plain text begins with.
#pragma once

#include <cstddef>
#include <string_view>

namespace headloop::guide {

constexpr bool ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool ascii_letter(char c) { return ascii_lower(c) || ascii_upper(c); }

// Where the first character stands from `i` on that is no blank.
std::size_t skip_blanks(std::string_view text, std::size_t i);

// "- ", "-Text", "---Text", "• ", "* ", "[ ] ": the length with blanks.
std::size_t bullet(std::string_view text);

// "1. ", "1.Text", "1) ", "(1) ", "a) ", "a. ", "1/5 ": the length with blanks.
std::size_t enumerator(std::string_view text);

// "== Reset ==": how many signs, or 0.
std::size_t wiki_heading(std::string_view line);

}  // namespace headloop::guide
