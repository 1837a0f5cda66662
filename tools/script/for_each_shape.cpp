// What may stand below `for-each`.
#include <nlohmann/json.hpp>

#include "tools/input/scalars.hpp"
#include "tools/input/structures.hpp"
#include "tools/script/for_each.hpp"
#include "tools/script/names.hpp"

namespace headloop::script {

using input::Checker;
using input::Node;
using input::ReferenceWriter;
using input::SchemaWriter;
using input::ShapePtr;
using Json = nlohmann::ordered_json;

bool is_name(std::string_view text) {
  if (text.empty() || text[0] < 'a' || text[0] > 'z') return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

namespace {

class NameShape final : public input::Shape {
 public:
  void check(const Node& node, Checker& checker) const override {
    if (!is_name(node.text)) refuse(node, *this, checker);
  }
  std::string expected() const override { return "a name of lower-case letters, digits and '-'"; }
  Json schema(SchemaWriter&) const override {
    return {{"type", "string"}, {"pattern", "^[a-z][a-z0-9-]*$"}};
  }
};

// What can stand in the name of an instance.
class LabelShape final : public input::Shape {
 public:
  void check(const Node& node, Checker& checker) const override {
    const bool fits = node.is_scalar() && !node.text.empty() &&
                      node.text.find('\n') == std::string::npos &&
                      (node.quoted || node.kind != Node::Kind::nothing);
    // JSON has no number for .nan and .inf.
    const bool endless = !node.quoted && node.kind == Node::Kind::number &&
                         node.text.find_first_of("0123456789") == std::string::npos;
    if (!fits || endless) refuse(node, *this, checker);
  }
  std::string expected() const override { return "a single value on one line"; }
  Json schema(SchemaWriter&) const override {
    return {{"type", {"string", "number", "boolean"}}, {"minLength", 1}, {"pattern", "^[^\\n]*$"}};
  }
};

// A row of a table: names and their values, whatever those are, and the id of the instance.
class RowShape final : public input::Shape {
 public:
  void check(const Node& node, Checker& checker) const override {
    if (node.kind != Node::Kind::map) return refuse(node, *this, checker);
    if (const Node* id = node.find(row_id)) {
      label_.check(*id, checker);
    } else {
      checker.problems.add(node.at, "a row without '" + std::string(row_id) +
                                        "', expected a name for its scenario there");
    }
    for (const auto& [key, value] : node.entries) {
      name_.check(key, checker);
      if (node.find(key.text) == &value) continue;
      checker.problems.add(
          key.at, "column " + input::quote(key.text) + " for the second time, expected each once");
    }
  }
  std::string expected() const override { return "a row such as {id: at-12-s, hold: 12 s}"; }
  Json schema(SchemaWriter& writer) const override {
    return {{"type", "object"},
            {"required", {row_id}},
            {"properties", {{row_id, label_.schema(writer)}}},
            {"propertyNames", name_.schema(writer)}};
  }

 private:
  NameShape name_;
  LabelShape label_;
};

struct Nothing {};
using SweepShape = input::Object<Nothing, Nothing>;

ShapePtr sweep() {
  constexpr std::int64_t max = 1'000'000'000'000;
  auto shape = std::make_shared<SweepShape>("sweep", "a sweep",
                                            "Whole numbers in a row, both ends included.");
  shape->field(sweep_from, input::integer(-max, max), "The first.", {}, input::Need::required);
  shape->field(sweep_to, input::integer(-max, max), "The last.", {}, input::Need::required);
  shape->field(sweep_step, input::integer(1, max), "From one to the next; 1 if left out.", {});
  return shape;
}

class ForEachShape final : public input::Shape {
 public:
  ForEachShape() : Shape(std::string(for_each_key)) {
    const auto row = std::make_shared<RowShape>();
    rows_ = input::list(row);
    const auto values = input::list(input::value_or_map(std::make_shared<LabelShape>(), row));
    const auto axis = input::list_or_map(values, sweep());
    shape_ = input::list_or_map(
        rows_, input::table({}, "a mapping of axes", std::make_shared<NameShape>(), axis, {}));
  }

  void check(const Node& node, Checker& checker) const override { shape_->check(node, checker); }
  std::string expected() const override {
    return "axes such as {seed: [1, 2]}, or a list of rows such as [{id: short, hold: 2 s}]";
  }
  Json schema(SchemaWriter& writer) const override { return shape_->schema(writer); }
  bool has_section() const override { return true; }
  std::string section(ReferenceWriter&) const override {
    return "Makes one scenario many. Axes give every combination of their values:\n\n"
           "```yaml\n"
           "for-each:\n"
           "  device: [mdr-1000x, mdr-1000xm2]\n"
           "  seed: {from: 1, to: 20}\n"
           "```\n\n"
           "Rows give one scenario each, named by its `id`; a row leaves out what it has no value "
           "for. Rows may also be the values of an axis.\n\n"
           "```yaml\n"
           "for-each:\n"
           "  - {id: just-short, hold: 392943 ticks, outcome: no-effect}\n"
           "  - {id: long-enough, hold: 12 s, outcome: works}\n"
           "```\n\n"
           "`${name}` in any key or value stands for the value of that name.\n\n";
  }

 private:
  ShapePtr rows_;
  ShapePtr shape_;
};

}  // namespace

ShapePtr for_each() {
  static const ShapePtr shape = std::make_shared<ForEachShape>();
  return shape;
}

}  // namespace headloop::script
