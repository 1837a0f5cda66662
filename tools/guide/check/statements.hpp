// What a guide states, as subject, property and value with the products it is said of: what can be
// compared with another statement, or with a device.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/guide/check/named_products.hpp"
#include "tools/guide/check/outcome_words.hpp"
#include "tools/guide/check/signs.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/guide/reading/reading.hpp"

namespace headloop::checker {

using MemorySet = std::uint8_t;
constexpr MemorySet bit(Memory memory) {
  return static_cast<MemorySet>(1U << static_cast<unsigned>(memory));
}
std::string text_of(MemorySet set);
// What the words name of them, from the one on.
MemorySet memories_in(const Words& words, std::size_t from = 0);

// Where and of which products something is said.
struct Said {
  std::size_t sentence = 0;  // of the guide
  guide::Span span;
  ProductSet scope = 0;
};

// "A reset clears A, B and C."
struct Clearing {
  Said said;
  MemorySet clears = 0;
};

// "Red flashing means an error." "Hold until it flashes green."
struct Meaning {
  Said said;
  std::vector<world::Colour> colours;
  bool success = false;
};

// "If it does, the sensor is at fault."
struct Cause {
  Said said;
  std::vector<std::string> subject;  // stems of the words that name what failed
  std::vector<std::string> cause;
};

// "100% -> 87% -> 75%"
struct Series {
  Said said;
  std::vector<std::int64_t> values;
};

// "Jumps of more than 8%"
struct JumpLimit {
  Said said;
  std::int64_t percent = 0;
};

// "the table above"
struct Pointer {
  Said said;
  guide::BlockKind kind = guide::BlockKind::table;
  bool above = true;
  bool to_steps = false;  // it is said to hold steps
};

// "a light reset"
struct Qualified {
  Said said;
  std::string qualifier;
};

struct Statements {
  std::vector<Clearing> clearings;
  std::vector<Meaning> meanings;
  std::vector<Cause> causes;
  std::vector<Series> series;
  std::vector<JumpLimit> limits;
  std::vector<Pointer> pointers;
  std::vector<Qualified> qualified;
  std::vector<Said> reboots_clear_nothing;
};

Statements statements_of(const guide::Guide& guide, const ProductNames& names);

// Whether a sentence is of what the text itself denies: a myth's headline.
bool is_denied(const guide::Guide& guide, std::size_t sentence);

}  // namespace headloop::checker
