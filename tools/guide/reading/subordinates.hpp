// The words that make a clause subordinate: until, while, when, in order to.
#pragma once

#include <cstddef>
#include <optional>

#include "tools/guide/reading/clauses.hpp"

namespace headloop::guide {

struct Subordinate {
  Role role;
  std::size_t words;
};

// What stands before the place in its sentence.
enum class Before : std::uint8_t {
  nothing,  // a clause begins here, and nothing was told before
  deed,     // a clause begins here
  words     // the clause before may go on
};

// "Do not", "at no time": what follows is not to be done. The number of words, or 0.
std::size_t prohibition_at(const Tokens& tokens, std::size_t at, std::size_t end);

// "Never earlier", "not before": how much of it, and nothing that is not to be done.
bool denies_amount(const Tokens& tokens, std::size_t at, std::size_t end);

// "You have three seconds to press ...": where the deed begins, or 0.
std::size_t limit_at(const Tokens& tokens, std::size_t at, std::size_t end);

std::optional<Subordinate> subordinate_at(const Tokens& tokens, std::size_t i, std::size_t end,
                                          Before before);

}  // namespace headloop::guide
