// A YAML document as a tree that remembers where everything stands. Scalars have the kinds of
// YAML 1.2's core schema, as JSON has them, so that a JSON Schema can judge the same file.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headloop::input {

// 1-based; columns count code points.
struct Place {
  int line = 1;
  int column = 1;
  friend constexpr auto operator<=>(Place, Place) = default;
};

struct Entry;

struct Node {
  enum class Kind : std::uint8_t { nothing, yes_no, integer, number, text, list, map };

  Kind kind = Kind::nothing;
  Place at;
  bool quoted = false;         // a quoted or block scalar is text whatever it looks like
  std::string text;            // of a scalar, as written but without quotes
  std::vector<Node> items;     // of a list
  std::vector<Entry> entries;  // of a map, in the order of the file, duplicates included

  bool is_scalar() const { return kind != Kind::list && kind != Kind::map; }
  const Node* find(std::string_view key) const;  // the value of a map's key, or nullptr
};

struct Entry {
  Node key;
  Node value;
};

// A scalar of the kind that its text has.
Node scalar(std::string text, bool quoted, Place at);

// As messages call what they found: "'12'", "a list", "nothing".
std::string found(const Node& node);

// As a sentence: a map's keys and values in turn, a list's items joined by " + ".
std::string spoken(const Node& node);

// In quotes, without line breaks, and cut when very long.
std::string quote(std::string_view text);

bool contains(const std::vector<std::string>& words, std::string_view word);

// "a, b or c"
std::string join(const std::vector<std::string>& words, std::string_view last = "or");

}  // namespace headloop::input
