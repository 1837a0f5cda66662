#include "tools/guide/reading/sentences.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "tools/guide/reading/words.hpp"

namespace headloop::guide {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Behind which a point ends no sentence.
bool is_abbreviation(std::string_view word) {
  constexpr std::array<std::string_view, 18> all = {"vol", "btn", "approx", "e.g", "i.e", "vs",
                                                    "dr",  "mr",  "mrs",    "no",  "fig", "etc",
                                                    "ca",  "st",  "incl",   "max", "min", "resp"};
  std::string lower(word);
  for (char& c : lower) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  const bool initial = word.size() == 1 && is_upper(word[0]);
  return initial || std::find(all.begin(), all.end(), lower) != all.end();
}

std::string_view word_before(std::string_view text, std::size_t i) {
  constexpr std::size_t word_size_max = 40;  // what is longer is no word that is asked about
  std::size_t begin = i;
  while (begin > 0 && i - begin < word_size_max && !is_blank(text[begin - 1]) &&
         text[begin - 1] != '(')
    --begin;
  return text.substr(begin, i - begin);
}

// Quotes and brackets that close behind the point belong to the sentence.
std::size_t skip_closers(std::string_view text, std::size_t i) {
  constexpr std::array<std::string_view, 5> closers = {"\"", "'", ")", "”", "’"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view closer : closers) {
      if (text.substr(i).starts_with(closer)) {
        i += closer.size();
        more = true;
      }
    }
  }
  return i;
}

// Emoji and keycaps ("3" in a box) that stand for bullets; a sign of warning is none.
std::size_t skip_pictures(std::string_view text, std::size_t i) {
  constexpr std::string_view shown_as_picture = "\xef\xb8\x8f";
  constexpr std::string_view keycap = "\xe2\x83\xa3";
  if (warning_label(text.substr(i)) > 0) return i;
  std::size_t end = i;
  for (;;) {
    const std::string_view rest = text.substr(end);
    const bool key =
        rest.size() > 1 && is_digit(rest[0]) &&
        (rest.substr(1).starts_with(shown_as_picture) || rest.substr(1).starts_with(keycap));
    const bool picture = !rest.empty() && static_cast<unsigned char>(rest[0]) >= 0xf0;
    const bool symbol = rest.size() > 2 && rest[0] == '\xe2' &&  // U+2100 to U+2BFF, but numbers
                        static_cast<unsigned char>(rest[1]) >= 0x84 &&
                        !(rest[1] >= '\x91' && rest[1] <= '\x93');
    if (key) {
      end += 1;
    } else if (picture) {
      end += 4;
    } else if (symbol || rest.starts_with("※") ||
               (end > i && (rest.starts_with(shown_as_picture) || rest.starts_with(keycap)))) {
      end += 3;
    } else {
      break;
    }
  }
  while (end > i && end < text.size() && is_blank(text[end])) ++end;
  return std::min(end, text.size());
}

// "2." and "(b)" before a sentence, bullets.
std::size_t skip_marker(std::string_view text, std::size_t i) {
  i = skip_pictures(text, i);
  std::size_t end = i;
  if (text.substr(end).starts_with('(')) ++end;
  if (end > i && end + 2 < text.size() && is_lower(text[end]) && text[end + 1] == ')' &&
      is_blank(text[end + 2]))
    return end + 3;
  const std::size_t digits = end;
  while (end < text.size() && end - digits < 2 && is_digit(text[end])) ++end;
  if (end > digits && end < text.size() && (text[end] == '.' || text[end] == ')') &&
      end + 1 < text.size() && is_blank(text[end + 1])) {
    return end + 2;
  }
  constexpr std::array<std::string_view, 7> bullets = {"• ",   "- ",   "– ",  "* ",
                                                       "[ ] ", "[x] ", "[X] "};
  for (const std::string_view bullet : bullets) {
    if (text.substr(i).starts_with(bullet)) return i + bullet.size();
  }
  return i;
}

// Words that people who write no capitals begin a sentence with, and that no abbreviation's point
// stands before.
bool begins_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 21> all = {
      "then",  "wait",  "hold", "press",  "keep",  "release", "let",
      "don't", "do",    "if",   "after",  "when",  "now",     "you",
      "turn",  "slide", "plug", "unplug", "first", "next",    "never"};
  const std::string_view word = text.substr(0, text.find_first_of(" ,.\t\n\r"));
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool ends_unit(std::string_view text, std::size_t point) {
  const std::string_view word = word_before(text, point);
  std::size_t before = point - word.size();
  while (before > 0 && is_blank(text[before - 1])) --before;
  return unit_ms(word).has_value() && before > 0 && is_digit(text[before - 1]);
}

// The last byte of "。", "！" or "？".
bool ends_in_cjk(std::string_view text, std::size_t i) {
  const std::string_view mark = i < 2 ? std::string_view() : text.substr(i - 2, 3);
  return mark == "。" || mark == "！" || mark == "？";
}

bool ends_at(std::string_view text, std::size_t begin, std::size_t i) {
  const char c = text[i];
  if (c == '\n' || ends_in_cjk(text, i)) return true;
  if (c != '.' && c != '!' && c != '?') return false;
  const std::size_t next = skip_closers(text, i + 1);
  if (next >= text.size()) return true;
  if (!is_blank(text[next])) {
    // "... is complete.Please use": the blank is missing.
    const std::string_view word = word_before(text, i);
    const bool words = word.size() >= 2 && is_lower(word.back()) &&
                       word.find('.') == std::string_view::npos &&
                       word.find('/') == std::string_view::npos;
    return c == '.' && words && is_upper(text[next]) && next + 1 < text.size() &&
           is_lower(text[next + 1]) && next == i + 1;
  }
  const std::size_t after = std::min(text.find_first_not_of(" \t\n\r", next), text.size());
  if (after >= text.size()) return true;
  // "Note! Only ...", "1. Press ...".
  const std::string_view so_far = text.substr(begin, i + 1 - begin);
  if (c == '!' && (warning_label(so_far) == so_far.size() || note_label(so_far) == so_far.size()))
    return false;
  if (c == '.' && so_far.find_first_not_of("0123456789.") == std::string_view::npos) return false;
  // "... (do not pull on the cord!) and hold ..."
  const bool bracketed = text.substr(i + 1, next - i - 1).find(')') != std::string_view::npos &&
                         so_far.find('(') != std::string_view::npos;
  if (bracketed && is_lower(text[after])) return false;
  const bool counted = ends_unit(text, i) && is_upper(text[after]);  // "5 min. Plug ..."
  const std::string_view word = word_before(text, i);
  const bool denies = (word == "No" || word == "no") && !is_digit(text[after]);  // not "No. 5"
  if (c == '.' && is_abbreviation(word) && !counted && !denies) return false;
  const bool casual = is_lower(text[begin]) && !ends_unit(text, i);  // nobody writes capitals here
  return !is_lower(text[after]) || casual || begins_sentence(text.substr(after));
}

}  // namespace

std::vector<Span> sentences_of(std::string_view text) {
  std::vector<Span> all;
  const auto skip = [&](std::size_t i) {
    while (i < text.size() && is_blank(text[i])) ++i;
    return skip_marker(text, i);
  };
  std::size_t begin = skip(0);
  const auto add = [&](std::size_t end) {
    while (end > begin && is_blank(text[end - 1])) --end;
    if (end > begin) all.push_back({begin, end});
  };
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (!ends_at(text, begin, i)) continue;
    const std::size_t end = skip_closers(text, i + 1);
    add(end);
    begin = skip(end);
    i = begin == text.size() ? text.size() : begin - 1;
    if (begin < end) i = end;
  }
  if (begin < text.size()) add(text.size());
  return all;
}

}  // namespace headloop::guide
