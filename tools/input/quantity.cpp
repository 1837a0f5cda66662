#include "tools/input/quantity.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "tools/input/nearest.hpp"
#include "tools/input/node.hpp"

namespace headloop::input {
namespace {

constexpr std::int64_t s_ns = 1'000'000'000;
constexpr std::int64_t day_ns = 86'400 * s_ns;

// "ms" stands before "m" would: a pattern's alternatives are tried in order, so the longer spelling
// of two comes first.
constexpr std::array time_units = {
    Unit{"ns", 1},
    Unit{"us", 1'000},
    Unit{"ms", 1'000'000},
    Unit{"seconds", s_ns},
    Unit{"second", s_ns},
    Unit{"s", s_ns},
    Unit{"minutes", 60 * s_ns},
    Unit{"minute", 60 * s_ns},
    Unit{"min", 60 * s_ns},
    Unit{"hours", 3'600 * s_ns},
    Unit{"hour", 3'600 * s_ns},
    Unit{"h", 3'600 * s_ns},
    Unit{"days", day_ns},
    Unit{"day", day_ns},
    Unit{"weeks", 7 * day_ns},
    Unit{"week", 7 * day_ns},
    Unit{"years", 365 * day_ns},
    Unit{"year", 365 * day_ns},
    Unit{ticks_unit, 1},
};
constexpr std::array percent_units = {Unit{"%", 1}};
constexpr std::array length_units = {Unit{"mm", 1}, Unit{"cm", 10}, Unit{"m", 1'000}};
constexpr std::array voltage_units = {Unit{"mV", 1}, Unit{"V", 1'000}};

// A decimal number without sign, exponent or needless zeros in front.
struct Decimal {
  std::string_view whole;
  std::string_view fraction;
};

std::string_view leading_digits(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  return digits;
}

std::optional<Decimal> take_decimal(std::string_view& text) {
  Decimal decimal;
  decimal.whole = leading_digits(text);
  if (decimal.whole.empty() || (decimal.whole.size() > 1 && decimal.whole[0] == '0')) return {};
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    decimal.fraction = leading_digits(text);
    if (decimal.fraction.empty()) return {};
  }
  return decimal;
}

std::optional<std::int64_t> times(std::string_view digits, std::int64_t factor) {
  std::int64_t value = 0;
  for (const char c : digits) {
    if (__builtin_mul_overflow(value, 10, &value)) return {};
    if (__builtin_add_overflow(value, c - '0', &value)) return {};
  }
  if (__builtin_mul_overflow(value, factor, &value)) return {};
  return value;
}

// The fraction's digits in base units; nullopt if they do not come out even.
std::optional<std::int64_t> fraction_of(std::string_view digits, std::int64_t factor) {
  std::int64_t sum = 0;
  std::int64_t place = factor;
  for (const char c : digits) {
    if (c == '0' && place % 10 != 0) continue;
    if (place % 10 != 0) return {};
    place /= 10;
    sum += (c - '0') * place;
  }
  return sum;
}

Quantity fail(std::string why) { return {0, false, std::move(why)}; }

std::vector<std::string> names(const Measure& measure) {
  std::vector<std::string> list;
  for (const Unit& unit : measure.units) list.emplace_back(unit.name);
  return list;
}

}  // namespace

const Measure time_span{"a duration", "12 s", time_units};
const Measure duration{"a duration", "12 s", std::span(time_units).first(time_units.size() - 1)};
const Measure percentage{"a percentage", "70 %", percent_units};
const Measure length{"a length", "10 cm", length_units};
const Measure voltage{"a voltage", "300 mV", voltage_units};

Quantity parse_quantity(std::string_view text, const Measure& measure) {
  const bool negative = text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9';
  if (negative) return fail("it is negative");
  const auto decimal = take_decimal(text);
  if (!decimal) return fail("a number does not come first");
  const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
  text.remove_prefix(blanks);
  const auto unit = std::find_if(measure.units.begin(), measure.units.end(),
                                 [text](const Unit& u) { return u.name == text; });
  if (unit == measure.units.end()) {
    if (text.empty()) return fail("the unit is missing");
    return fail("unknown unit " + quote(text) + did_you_mean(text, names(measure)));
  }
  if (blanks > 1) return fail("there is more than one blank before the unit");
  const auto whole = times(decimal->whole, unit->factor);
  if (!whole) return fail("it is too large");
  const auto fraction = fraction_of(decimal->fraction, unit->factor);
  const Unit& finest = unit->factor == 1 ? *unit : measure.units[0];
  if (!fraction) return fail("it is finer than 1 " + std::string(finest.name));
  std::int64_t sum = 0;
  if (__builtin_add_overflow(*whole, *fraction, &sum)) return fail("it is too large");
  return {sum, unit->name == ticks_unit, {}};
}

std::string pattern(const Measure& measure, bool zero_allowed) {
  std::string units;
  for (const Unit& unit : measure.units) {
    units += (units.empty() ? "" : "|") + std::string(unit.name);
  }
  const std::string positive = zero_allowed ? "" : "(?=.*[1-9])";
  return "^" + positive + "(0|[1-9][0-9]*)(\\.[0-9]+)? ?(" + units + ")$";
}

}  // namespace headloop::input
