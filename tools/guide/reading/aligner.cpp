#include "tools/guide/reading/aligner.hpp"

#include <algorithm>

namespace headloop::guide {
namespace {

constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr std::size_t entity_size_max = 34;
constexpr std::size_t tries_per_byte = 8;
constexpr std::size_t tries_min = 512;

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Length of "&name;" or "&#123;" at the start, or 0.
std::size_t entity_length(std::string_view text) {
  if (text.substr(0, 1) != "&") return 0;
  std::size_t i = 1;
  while (i < std::min(text.size(), entity_size_max) &&
         (is_letter_or_digit(text[i]) || text[i] == '#'))
    ++i;
  return i > 1 && i < text.size() && text[i] == ';' ? i + 1 : 0;
}

std::size_t code_point_length(std::string_view text, std::size_t i) {
  std::size_t end = i + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) ++end;
  return end - i;
}

}  // namespace

Aligner::Aligner(std::string_view source, Span part)
    : source_(source),
      cursor_(part.begin),
      end_(source.size()),
      budget_(tries_per_byte * (part.end - part.begin) + tries_min) {}

// How many bytes of the source at `at` are written for the literal's at `i`, which then moves on; 0
// if they do not belong together.
std::size_t Aligner::match_one(std::string_view literal, std::size_t& i, std::size_t at) const {
  const std::string_view rest = source_.substr(at, end_ - at);
  if (rest.empty()) return 0;
  const std::size_t entity = entity_length(rest);
  if (entity > 0 && !literal.substr(i).starts_with(rest.substr(0, entity))) {
    i += code_point_length(literal, i);
    return entity;
  }
  const bool escape = rest[0] == '\\' && rest.size() > 1 && rest[1] == literal[i] &&
                      punctuation.find(rest[1]) != std::string_view::npos;
  const bool escaped_itself = escape && literal[i] == '\\';
  if (escape && (escaped_itself || rest[0] != literal[i])) {
    ++i;
    return 2;
  }
  if (rest[0] == literal[i] || (literal[i] == ' ' && (rest[0] == '\n' || rest[0] == '\t'))) {
    ++i;
    return 1;
  }
  return 0;
}

// The end of the literal's source if it stands at `at`, else 0.
std::size_t Aligner::match(std::string_view literal, std::size_t at, MappedText* out) {
  for (std::size_t i = 0; i < literal.size();) {
    const std::size_t from = i;
    const std::size_t taken = match_one(literal, i, at);
    if (taken == 0 || (!out && budget_ == 0)) return 0;
    if (!out) --budget_;
    if (out) {
      const std::string_view part = literal.substr(from, i - from);
      if (taken == 1) {
        out->append(part, at);
      } else {
        out->append(part, Span{at, at + taken});
      }
    }
    at += taken;
  }
  return at;
}

void Aligner::place(std::string_view literal, MappedText& out) {
  if (literal.empty()) return;
  for (std::size_t at = cursor_; at < end_ && budget_ > 0; ++at) {
    --budget_;
    if (const std::size_t end = match(literal, at, nullptr)) {
      match(literal, at, &out);
      cursor_ = end;
      return;
    }
  }
  // Not found as it is: the parser has changed it in a way not foreseen here.
  const std::size_t at = std::min(cursor_, source_.empty() ? 0 : source_.size() - 1);
  out.append(literal, Span{at, at + 1});
}

void Aligner::end_line(std::string_view mark, MappedText& out) {
  const std::size_t at = source_.substr(0, end_).find_first_of("\r\n", cursor_);
  if (at == std::string_view::npos) return;
  const std::size_t length = source_.substr(at, 2) == "\r\n" ? 2 : 1;
  out.append(mark, Span{at, at + length});
  cursor_ = at + length;
}

void Aligner::skip_past(char byte) {
  while (cursor_ < end_ && source_[cursor_] != byte) cursor_ += source_[cursor_] == '\\' ? 2U : 1U;
  cursor_ = std::min(cursor_ + 1, end_);
}

void Aligner::skip_opening(char byte) {
  const std::size_t at = source_.substr(0, end_).find_first_not_of(" \t\r\n>", cursor_);
  if (at != std::string_view::npos && source_[at] == byte) cursor_ = at + 1;
}

}  // namespace headloop::guide
