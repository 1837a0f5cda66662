// A sentence as clauses: what to do, and what is said around it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/tokens.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {

enum class Role : std::uint8_t {
  main,       // tells what to do
  statement,  // tells what is or will be
  until,
  during,  // while
  when,    // when, once, as soon as
  after,
  before,
  condition,  // if
  purpose,    // to reset the device
  means,      // by pressing
  with,       // with, using
  without,
  prohibition,  // do not ...
  instead,      // instead of pressing
  aside,        // which ..., because ...
  adjunct,      // within 3 seconds; on the back; in the app
  limit,        // you have 3 seconds to
};

struct Clause {
  Role role = Role::statement;
  std::size_t begin = 0;  // tokens, without the word that makes it subordinate
  std::size_t end = 0;
  std::size_t whole = 0;  // with that word
  std::optional<VerbGroup> verb;
  bool leading = false;      // nothing to do was said before it
  bool joined = false;       // a joiner stands before it
  bool then = false;         // joined by "then", not by "and" alone
  bool alternative = false;  // joined by "or"
};

// `implied` is what is done where only controls are named, as in a table's cells.
std::vector<Clause> clauses_of(const Tokens& tokens, std::size_t begin, std::size_t end,
                               const std::optional<VerbGroup>& implied = {});

// "Ten seconds or so", "that's about 7 s": a time, and nothing else up to the end.
std::optional<DurationAt> remarked_time(const Tokens& tokens, std::size_t at, std::size_t end);

// Whether a statement begins here: something, and what it does.
bool statement_at(const Tokens& tokens, std::size_t at, std::size_t end);

}  // namespace headloop::guide
