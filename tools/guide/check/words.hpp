// The words of a sentence in lower case, and where they stand: for looking things up in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headloop::checker {

struct Word {
  std::string text;  // lower case; of a number, its digits
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::int64_t> thousandths;  // of a number, also one in letters ("three")
  int ordinal = 0;                          // "second" is 2

  bool starts_with(std::string_view stem) const { return std::string_view(text).starts_with(stem); }
};

using Words = std::vector<Word>;

// Marks, hyphens and slashes part words; "5x" is a number and a word.
Words words_of(std::string_view text);

std::string lower(std::string_view text);

// As much of a text as people quote; whole characters.
std::string shortened(std::string_view text);

// Whether some word begins with one of these stems.
bool mentions(const Words& words, std::initializer_list<std::string_view> stems);
bool mentions(std::string_view text, std::initializer_list<std::string_view> stems);

// "4-6 hours", "22 to 38 seconds", "1.2 s": in thousandths; one number is both ends.
struct NumberRange {
  std::int64_t least = 0;
  std::int64_t most = 0;
};
// The first one whose unit begins with one of these; "s" has to be the whole word.
std::optional<NumberRange> range_of(const Words& words,
                                    std::initializer_list<std::string_view> units);

// The text between quotation marks, straight or curly; the first one.
std::optional<std::string> quoted(std::string_view text);

}  // namespace headloop::checker
