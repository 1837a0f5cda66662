#include "tools/guide/check/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace headloop::checker {
namespace {

constexpr std::array<std::string_view, 13> numbers = {"zero", "one",    "two",   "three", "four",
                                                      "five", "six",    "seven", "eight", "nine",
                                                      "ten",  "eleven", "twelve"};
constexpr std::array<std::string_view, 6> ordinals = {"",      "first",  "second",
                                                      "third", "fourth", "fifth"};
constexpr std::array<std::pair<std::string_view, int>, 5> multiples = {
    {{"single", 1}, {"double", 2}, {"twice", 2}, {"triple", 3}, {"thrice", 3}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Bytes of a mark that is not ASCII: General Punctuation, arrows and signs of mathematics. All of
// them begin with 0xE2; letters that do are rare enough not to matter here.
std::size_t mark_size(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) == 0xE2 ? 3 : 0;
}

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const char low = static_cast<char>(byte | 0x20U);
  return byte >= 0x80 || (low >= 'a' && low <= 'z');
}

void set_number(Word& word) {
  std::int64_t whole = 0;
  std::int64_t unit = 1'000;
  bool fraction = false;
  for (const char c : word.text) {
    if (c == '.') {
      fraction = true;
    } else if (!fraction && whole < 1'000'000'000'000) {
      whole = whole * 10 + (c - '0') * 1'000;
    } else if (fraction && unit > 1) {
      unit /= 10;
      whole += (c - '0') * unit;
    }
  }
  word.thousandths = whole;
}

void set_meaning(Word& word) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (word.text == numbers[i]) word.thousandths = static_cast<std::int64_t>(i) * 1'000;
  }
  for (const auto& [text, times] : multiples) {
    if (word.text == text) word.thousandths = times * 1'000;
  }
  for (std::size_t i = 1; i < ordinals.size(); ++i) {
    if (word.text == ordinals[i]) word.ordinal = static_cast<int>(i);
  }
}

}  // namespace

std::string lower(std::string_view text) {
  std::string low(text);
  for (char& c : low) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return low;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t most = 600;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return std::string(text.substr(0, end)) + " ...";
}

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t size = mark_size(text, at)) {
      at += size;
      continue;
    }
    std::size_t end = at;
    const auto point = [&](std::size_t i) {
      return text[i] == '.' && i > at && i + 1 < text.size() && is_digit(text[i + 1]);
    };
    if (is_digit(text[at])) {
      while (end < text.size() && (is_digit(text[end]) || point(end))) ++end;
    } else {
      while (end < text.size() && mark_size(text, end) == 0 &&
             (is_letter(text[end]) || (end > at && is_digit(text[end]))))
        ++end;
    }
    if (end == at) {
      ++at;
      continue;
    }
    Word word{lower(text.substr(at, end - at)), at, end, {}, 0};
    if (is_digit(text[at])) {
      set_number(word);
    } else {
      set_meaning(word);
    }
    words.push_back(std::move(word));
    at = end;
  }
  return words;
}

bool mentions(const Words& words, std::initializer_list<std::string_view> stems) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return std::any_of(stems.begin(), stems.end(),
                       [&](std::string_view stem) { return word.starts_with(stem); });
  });
}

bool mentions(std::string_view text, std::initializer_list<std::string_view> stems) {
  return mentions(words_of(text), stems);
}

std::optional<NumberRange> range_of(const Words& words,
                                    std::initializer_list<std::string_view> units) {
  const auto is_unit = [&](const Word& word) {
    return std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
      return unit.size() == 1 ? word.text == unit : word.starts_with(unit);
    });
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].thousandths) continue;
    std::size_t next = i + 1;
    if (next + 1 < words.size() && words[next].text == "to") ++next;
    std::int64_t most = *words[i].thousandths;
    if (next < words.size() && words[next].thousandths) most = *words[next++].thousandths;
    if (next < words.size() && is_unit(words[next]))
      return NumberRange{*words[i].thousandths, most};
  }
  return std::nullopt;
}

std::optional<std::string> quoted(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> marks = {
      {{"\u2018", "\u2019"}, {"\u201c", "\u201d"}, {"\"", "\""}, {"'", "'"}}};
  std::optional<std::string> found;
  std::size_t first = text.size();
  for (const auto& [open, close] : marks) {
    const std::size_t begin = text.find(open);
    // An apostrophe inside a word opens nothing.
    if (begin == std::string_view::npos || (begin > 0 && is_letter(text[begin - 1]))) continue;
    const std::size_t end = text.find(close, begin + open.size());
    if (end == std::string_view::npos || begin >= first) continue;
    first = begin;
    found = std::string(text.substr(begin + open.size(), end - begin - open.size()));
  }
  return found;
}

}  // namespace headloop::checker
