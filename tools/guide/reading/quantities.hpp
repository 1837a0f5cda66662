// How long and how often, in words.
#pragma once

#include <cstddef>
#include <optional>

#include "tools/guide/reading/reading.hpp"
#include "tools/guide/reading/tokens.hpp"

namespace headloop::guide {

struct DurationAt {
  Duration duration;
  bool within = false;  // "within 3 seconds", "in 3 seconds": from an event, or for all of a count
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct CountAt {
  int count = 1;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// What begins at this token.
std::optional<DurationAt> duration_at(const Tokens& tokens, std::size_t at, std::size_t end);
std::optional<CountAt> count_at(const Tokens& tokens, std::size_t at, std::size_t end);

// "7" or "seven", in thousandths; moves on behind it, also behind "(7)".
std::optional<std::int64_t> number_at(const Tokens& tokens, std::size_t& at, std::size_t end);

}  // namespace headloop::guide
