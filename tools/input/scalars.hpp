// Shapes of single values, and how a value that fits one is read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/hal/vocabulary.hpp"
#include "tools/input/quantity.hpp"
#include "tools/input/shape.hpp"

namespace headloop::input {

enum class Lines : std::uint8_t { one, many };

// Text; what looks like a number or a truth value must be quoted.
ShapePtr text(std::string what, std::string example, Lines lines = Lines::one);

// Text that says why; not merely yes or no.
ShapePtr reason(std::string example);

// One word of a fixed list.
ShapePtr words(std::string name, std::vector<std::string> list);

template <class E>
std::vector<std::string> list_of_words() {
  return {Words<E>::list.begin(), Words<E>::list.end()};
}
template <class E>
ShapePtr words_of(std::string name) {
  return words(std::move(name), list_of_words<E>());
}
template <class E>
E word_of(const Node& node) {
  return *from_name<E>(node.text);
}

// A name of a kind that Names knows.
ShapePtr name_of_kind(std::string kind, std::string what);

ShapePtr yes_no();
bool yes_no_of(const Node& node);

// A whole number in [min, max].
ShapePtr integer(std::int64_t min, std::int64_t max);
std::int64_t integer_of(const Node& node);

// A number without a unit that stands for thousandths: 12.5 is 12500.
ShapePtr thousandths(std::int64_t min, std::int64_t max);
std::int64_t thousandths_of(const Node& node);

// A number with its unit, in [min, max] base units.
struct QuantityRange {
  std::int64_t min = 0;
  std::int64_t max = INT64_MAX;
  std::int64_t ticks_max = INT64_MAX;  // where the measure has ticks
  std::string max_text;                // as messages call it
  bool bare_zero = false;              // 0 needs no unit
};
ShapePtr quantity(std::string name, const Measure& measure, QuantityRange range);
Quantity quantity_of(const Node& node, const Measure& measure);

// "2.3.1" with three parts, "8.5" with two; each part takes a byte: 0x020301.
ShapePtr version(int parts);
std::uint32_t version_of(const Node& node, int parts);

}  // namespace headloop::input
