#include "tools/input/scalars.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "sim/core/check.hpp"
#include "tools/input/nearest.hpp"

namespace headloop::input {

using Json = nlohmann::ordered_json;

namespace {

class Text : public Shape {
 public:
  Text(std::string what, std::string example, Lines lines)
      : what_(std::move(what)), example_(std::move(example)), lines_(lines) {}

  void check(const Node& node, Checker& checker) const override {
    if (node.kind != Node::Kind::text) {
      const bool looks_different = node.is_scalar() && node.kind != Node::Kind::nothing;
      return refuse(node, *this, checker, looks_different ? "; put it in quotes" : "");
    }
    const bool blank = node.text.find_first_not_of(" \t\n") == std::string::npos;
    if (blank) return refuse(node, *this, checker);
    const bool broken = lines_ == Lines::one && node.text.find('\n') != std::string::npos;
    if (broken) refuse(node, *this, checker, " on one line");
  }
  std::string expected() const override { return what_ + ", such as \"" + example_ + "\""; }
  Json schema(SchemaWriter&) const override {
    const char* const pattern = lines_ == Lines::one ? "^[^\\n]*[^ \\t\\n][^\\n]*$" : "[^ \\t\\n]";
    return {{"type", "string"}, {"pattern", pattern}};
  }

 private:
  std::string what_;
  std::string example_;
  Lines lines_;
};

class Reason final : public Text {
 public:
  explicit Reason(std::string example) : Text("a reason", std::move(example), Lines::many) {}

  void check(const Node& node, Checker& checker) const override {
    if (node.kind == Node::Kind::text && contains(switches, node.text)) {
      return refuse(node, *this, checker);
    }
    Text::check(node, checker);
  }
  Json schema(SchemaWriter& writer) const override {
    Json schema = Text::schema(writer);
    schema["not"] = {{"enum", switches}};
    return schema;
  }

 private:
  // What somebody writes who takes the key for a switch, in any spelling that YAML 1.1 had for it.
  inline static const std::vector<std::string> switches = {
      "y", "Y", "yes", "Yes", "YES", "on",  "On",  "ON",  "true",  "True",  "TRUE",
      "n", "N", "no",  "No",  "NO",  "off", "Off", "OFF", "false", "False", "FALSE"};
};

class WordList final : public Shape {
 public:
  WordList(std::string name, std::vector<std::string> list)
      : Shape(std::move(name)), list_(std::move(list)) {}

  void check(const Node& node, Checker& checker) const override {
    const bool fits = node.kind == Node::Kind::text && contains(list_, node.text);
    if (fits) return;
    checker.problems.add(node.at, "found " + found(node) + expected_one_of(list_, node.text));
  }
  std::string expected() const override { return join(list_); }
  std::string mention(ReferenceWriter&) const override {
    std::string text;
    for (const std::string& word : list_) text += (text.empty() ? "`" : " `") + word + "`";
    return text;
  }
  Json schema(SchemaWriter&) const override { return {{"enum", list_}}; }

 private:
  std::vector<std::string> list_;
};

class KnownName final : public Shape {
 public:
  KnownName(std::string kind, std::string what) : Shape(std::move(kind)), what_(std::move(what)) {}

  void check(const Node& node, Checker& checker) const override {
    const auto* known = checker.names(name());
    const bool fits = node.kind == Node::Kind::text && (!known || contains(*known, node.text));
    if (!fits) refuse(node, *this, checker, known ? did_you_mean(node.text, *known) : "");
  }
  std::string expected() const override { return what_; }
  Json schema(SchemaWriter& writer) const override {
    const auto* known = writer.names(name());
    return known ? Json{{"enum", *known}} : Json{{"type", "string"}, {"minLength", 1}};
  }

 private:
  std::string what_;
};

class YesNo final : public Shape {
 public:
  void check(const Node& node, Checker& checker) const override {
    const bool word = node.kind == Node::Kind::text && (node.text == "yes" || node.text == "no");
    if (!word && node.kind != Node::Kind::yes_no) refuse(node, *this, checker);
  }
  std::string expected() const override { return "yes or no"; }
  Json schema(SchemaWriter&) const override { return {{"enum", {"yes", "no", true, false}}}; }
};

// Decimal, or as YAML writes the other bases: 0x1f, 0o17.
std::optional<std::int64_t> parse_integer(const Node& node) {
  if (node.kind != Node::Kind::integer) return {};
  const std::string_view prefix = std::string_view(node.text).substr(0, 2);
  const int base = prefix == "0x" ? 16 : prefix == "0o" ? 8 : 10;
  const std::size_t begin = base == 10 ? 0 : 2;
  try {
    return std::stoll(node.text.substr(begin), nullptr, base);
  } catch (const std::out_of_range&) {
    return {};
  }
}

class Integer final : public Shape {
 public:
  Integer(std::int64_t min, std::int64_t max) : min_(min), max_(max) {}

  void check(const Node& node, Checker& checker) const override {
    const auto value = parse_integer(node);
    if (!value || *value < min_ || *value > max_) refuse(node, *this, checker);
  }
  std::string expected() const override {
    return "a whole number from " + std::to_string(min_) + " to " + std::to_string(max_);
  }
  Json schema(SchemaWriter&) const override {
    return {{"type", "integer"}, {"minimum", min_}, {"maximum", max_}};
  }

 private:
  std::int64_t min_;
  std::int64_t max_;
};

std::string thousandths_text(std::int64_t value) {
  constexpr std::int64_t one = 1'000;
  std::string text = std::to_string(value / one);
  if (value % one != 0) text += "." + std::to_string(std::abs(value % one) + one).substr(1);
  return text;
}

std::optional<std::int64_t> parse_thousandths(const Node& node) {
  if (node.kind != Node::Kind::integer && node.kind != Node::Kind::number) return {};
  const bool negative = node.text[0] == '-';
  const bool sign = negative || node.text[0] == '+';
  constexpr Unit unit{"", 1'000};
  const Measure plain{"a number", "12.5", {&unit, 1}};
  const Quantity value = parse_quantity(node.text.substr(sign ? 1 : 0), plain);
  if (!value.error.empty()) return {};
  return negative ? -value.count : value.count;
}

class Thousandths final : public Shape {
 public:
  Thousandths(std::int64_t min, std::int64_t max) : min_(min), max_(max) {}

  void check(const Node& node, Checker& checker) const override {
    const auto value = parse_thousandths(node);
    if (!value || *value < min_ || *value > max_) refuse(node, *this, checker);
  }
  std::string expected() const override {
    return "a number from " + thousandths_text(min_) + " to " + thousandths_text(max_) +
           " with at most three decimals";
  }
  Json schema(SchemaWriter&) const override {
    return {{"type", "number"}, {"minimum", min_ / 1'000}, {"maximum", max_ / 1'000}};
  }

 private:
  std::int64_t min_;
  std::int64_t max_;
};

class WithUnit final : public Shape {
 public:
  WithUnit(std::string name, const Measure& measure, QuantityRange range)
      : Shape(std::move(name)), measure_(measure), range_(std::move(range)) {}

  void check(const Node& node, Checker& checker) const override {
    if (range_.bare_zero && node.kind == Node::Kind::integer && node.text == "0") return;
    if (!node.is_scalar() || node.kind == Node::Kind::nothing) return refuse(node, *this, checker);
    const Quantity value = parse_quantity(node.text, measure_);
    if (!value.error.empty()) return refuse(node, *this, checker, ": " + value.error);
    if (value.count < range_.min) return refuse(node, *this, checker, ": it is zero");
    const std::string limit = ": it is more than " + range_.max_text;
    const std::int64_t max = value.ticks ? range_.ticks_max : range_.max;
    if (value.count > max) refuse(node, *this, checker, limit);
  }
  std::string noun() const override { return std::string(measure_.what); }
  std::string expected() const override {
    return noun() + " with its unit, such as " + std::string(measure_.example);
  }
  bool has_section() const override { return true; }
  std::string section(ReferenceWriter&) const override {
    std::string units;
    for (const Unit& unit : measure_.units) {
      units += (units.empty() ? "`" : " `") + std::string(unit.name) + "`";
    }
    return "A number with one of these units, such as `" + std::string(measure_.example) +
           "`: " + units + ".\n" + (range_.min > 0 ? "More than none" : "May be none") +
           ", and at most " + range_.max_text + ".\n";
  }
  Json schema(SchemaWriter&) const override {
    const bool zero = range_.min == 0 && !range_.bare_zero;
    Json schema = {{"type", "string"}, {"pattern", pattern(measure_, zero || range_.bare_zero)}};
    if (!range_.bare_zero) return schema;
    return {{"anyOf", Json::array({schema, {{"const", 0}}})}};
  }

 private:
  const Measure& measure_;
  QuantityRange range_;
};

constexpr std::string_view byte_pattern = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

std::optional<std::uint32_t> parse_version(std::string_view text, int parts) {
  std::uint32_t packed = 0;
  for (int part = 0; part < parts; ++part) {
    if (part > 0) {
      if (text.empty() || text[0] != '.') return {};
      text.remove_prefix(1);
    }
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view digits = text.substr(0, end);
    text.remove_prefix(end);
    if (digits.empty() || digits.size() > 3 || (digits.size() > 1 && digits[0] == '0')) return {};
    const unsigned long value = std::stoul(std::string(digits));
    if (value > 0xff) return {};
    packed = (packed << 8U) | static_cast<std::uint32_t>(value);
  }
  return text.empty() ? std::optional(packed) : std::nullopt;
}

class Version final : public Shape {
 public:
  explicit Version(int parts) : parts_(parts) {}

  void check(const Node& node, Checker& checker) const override {
    const bool fits = node.is_scalar() && parse_version(node.text, parts_);
    if (!fits) refuse(node, *this, checker);
  }
  std::string expected() const override {
    return std::string("a version such as ") + (parts_ == 3 ? "2.3.1" : "8.5");
  }
  Json schema(SchemaWriter&) const override {
    std::string pattern = "^" + std::string(byte_pattern);
    for (int part = 1; part < parts_; ++part) pattern += "\\." + std::string(byte_pattern);
    Json schema = {{"type", "string"}, {"pattern", pattern + "$"}};
    if (parts_ != 2) return schema;
    // Unquoted, "8.5" is a number to a JSON Schema.
    const Json number = {{"type", "number"}, {"minimum", 0}, {"exclusiveMaximum", 256}};
    return {{"anyOf", Json::array({schema, number})}};
  }

 private:
  int parts_;
};

}  // namespace

ShapePtr text(std::string what, std::string example, Lines lines) {
  return std::make_shared<Text>(std::move(what), std::move(example), lines);
}

ShapePtr reason(std::string example) { return std::make_shared<Reason>(std::move(example)); }

ShapePtr words(std::string name, std::vector<std::string> list) {
  return std::make_shared<WordList>(std::move(name), std::move(list));
}

ShapePtr name_of_kind(std::string kind, std::string what) {
  return std::make_shared<KnownName>(std::move(kind), std::move(what));
}

ShapePtr yes_no() {
  static const auto shape = std::make_shared<YesNo>();
  return shape;
}

bool yes_no_of(const Node& node) {
  return node.text == "yes" || node.text[0] == 't' || node.text[0] == 'T';
}

ShapePtr integer(std::int64_t min, std::int64_t max) { return std::make_shared<Integer>(min, max); }

std::int64_t integer_of(const Node& node) {
  const auto value = parse_integer(node);
  HEADLOOP_CHECK(value.has_value(), "the value was checked before it is read");
  return *value;
}

ShapePtr thousandths(std::int64_t min, std::int64_t max) {
  return std::make_shared<Thousandths>(min, max);
}

std::int64_t thousandths_of(const Node& node) {
  const auto value = parse_thousandths(node);
  HEADLOOP_CHECK(value.has_value(), "the value was checked before it is read");
  return *value;
}

ShapePtr quantity(std::string name, const Measure& measure, QuantityRange range) {
  return std::make_shared<WithUnit>(std::move(name), measure, std::move(range));
}

Quantity quantity_of(const Node& node, const Measure& measure) {
  if (node.text == "0") return {};
  Quantity value = parse_quantity(node.text, measure);
  HEADLOOP_CHECK(value.error.empty(), "the value was checked before it is read");
  return value;
}

ShapePtr version(int parts) { return std::make_shared<Version>(parts); }

std::uint32_t version_of(const Node& node, int parts) {
  const auto value = parse_version(node.text, parts);
  HEADLOOP_CHECK(value.has_value(), "the value was checked before it is read");
  return *value;
}

}  // namespace headloop::input
