#include "tools/input/utf8.hpp"

#include <cstdint>

namespace headloop::input {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0};
}

bool continues(std::uint8_t byte) { return (byte & 0xc0U) == 0x80U; }

// Length of the well-formed sequence at `i`; 0 if there is none. Overlong forms, surrogates and
// values above U+10FFFF are told by the second byte.
std::size_t sequence_at(std::string_view text, std::size_t i) {
  const std::uint8_t first = byte_at(text, i);
  const std::uint8_t second = byte_at(text, i + 1);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return continues(second) ? 2 : 0;
  const bool third = continues(byte_at(text, i + 2));
  if (first >= 0xe0 && first <= 0xef) {
    const std::uint8_t low = first == 0xe0 ? 0xa0 : 0x80;
    const std::uint8_t high = first == 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && third ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const std::uint8_t low = first == 0xf0 ? 0x90 : 0x80;
    const std::uint8_t high = first == 0xf4 ? 0x8f : 0xbf;
    const bool rest = third && continues(byte_at(text, i + 3));
    return second >= low && second <= high && rest ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> first_malformed(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t bytes = sequence_at(text, i);
    if (bytes == 0) return i;
    i += bytes;
  }
  return std::nullopt;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += continues(static_cast<std::uint8_t>(c)) ? 0U : 1U;
  return count;
}

std::string first_code_points(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    if (continues(static_cast<std::uint8_t>(text[end]))) continue;
    if (count-- == 0) break;
  }
  return std::string(text.substr(0, end));
}

}  // namespace headloop::input
