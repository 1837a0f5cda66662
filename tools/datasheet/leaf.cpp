#include "tools/datasheet/leaf.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/core/check.hpp"
#include "tools/input/keys.hpp"
#include "tools/input/nearest.hpp"
#include "tools/input/scalars.hpp"

namespace headloop::datasheet {
namespace {

using input::Checker;
using input::Node;

constexpr std::string_view part_word = "part ";
constexpr std::string_view assumed_word = "assumed";

// One source of a value.
class Source final : public input::Shape {
 public:
  void check(const Node& node, Checker& checker) const override {
    if (node.kind != Node::Kind::text) return refuse(node, *this, checker);
    if (node.text == assumed_word) return;
    if (node.text.substr(0, part_word.size()) == part_word) return;
    const std::vector<std::string>* claims = checker.names(claim_names);
    if (!claims || std::find(claims->begin(), claims->end(), node.text) != claims->end()) return;
    std::vector<std::string> known = *claims;
    known.emplace_back(assumed_word);
    refuse(node, *this, checker, input::did_you_mean(node.text, known));
  }
  std::string expected() const override { return "a claim such as P1, 'part NAME' or assumed"; }
  nlohmann::ordered_json schema(input::SchemaWriter&) const override {
    return {{"type", "string"}, {"minLength", 1}};
  }
};

// Two values, in this order.
class Pair final : public input::Shape {
 public:
  explicit Pair(Amount amount) : amount_(amount), one_(datasheet::amount(amount)) {}

  void check(const Node& node, Checker& checker) const override {
    if (node.kind != Node::Kind::list || node.items.size() != 2) {
      return refuse(node, *this, checker);
    }
    const std::size_t before = checker.problems.size();
    for (const Node& item : node.items) one_->check(item, checker);
    if (checker.problems.size() != before) return;
    const std::int64_t low = comparable(node.items[0].text, *amount_.measure);
    const std::int64_t high = comparable(node.items[1].text, *amount_.measure);
    if (low > high) refuse(node, *this, checker, ": the first is more than the second");
  }
  std::string expected() const override {
    return "the least and the greatest, in brackets: each " + one_->expected();
  }
  nlohmann::ordered_json schema(input::SchemaWriter& writer) const override {
    return {{"type", "array"}, {"items", writer.of(*one_)}, {"minItems", 2}, {"maxItems", 2}};
  }

 private:
  Amount amount_;
  input::ShapePtr one_;
};

std::string written(const Node& node) {
  std::string text;
  for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + item.text;
  return node.is_scalar() ? node.text : text;
}

models::Provenance entry_of(const std::string& path, const Node& leaf) {
  models::Provenance entry;
  entry.path = path;
  for (const auto& [key, value] : leaf.entries) {
    if (key.text == "is") {
      entry.value = written(value) + entry.value;
      entry.line = value.at.line;
      entry.column = value.at.column;
    } else if (key.text == "from") {
      entry.source = written(value);
    } else if (key.text == "because") {
      entry.reason = value.text + entry.reason;
    } else if (key.text == "range") {
      entry.reason += " (from " + value.items[0].text + " to " + value.items[1].text + ")";
    } else {
      entry.value += " (" + key.text + ": " + written(value) + ")";
    }
  }
  return entry;
}

void collect(const std::string& path, const Node& node, std::vector<models::Provenance>& list) {
  if (node.find("is")) return list.push_back(entry_of(path, node));
  for (const auto& [key, value] : node.entries) {
    collect(path.empty() ? key.text : path + "." + key.text, value, list);
  }
}

}  // namespace

Leaf::Leaf(input::ShapePtr value) : ObjectShape("", "a value", ""), value_(std::move(value)) {
  fields_ = {{"is", value_, "The value.", true},
             {"from", input::list_or_one(std::make_shared<Source>()), "Where it is from.", true},
             {"because", input::text("a reason", "12 s less 5 ms of bounce", input::Lines::many),
              "The arithmetic, or why it is assumed.", false}};
}

Leaf::Leaf(input::ShapePtr value, Amount amount, std::string_view ranged) : Leaf(std::move(value)) {
  amount_ = amount;
  ranged_ = ranged;
  fields_.push_back({"range", std::make_shared<Pair>(amount),
                     "Of an assumption: between what it might as well lie.", false});
}

Leaf& Leaf::with(std::string key, input::ShapePtr shape, std::string doc, input::Need need) {
  fields_.push_back(
      {std::move(key), std::move(shape), std::move(doc), need == input::Need::required});
  return *this;
}

std::string Leaf::expected() const { return "{is: VALUE, from: SOURCE}, " + value_->expected(); }

std::string Leaf::mention(input::ReferenceWriter& reference) const {
  return value_->mention(reference);
}

void Leaf::check(const Node& node, Checker& checker) const {
  if (node.kind != Node::Kind::map) {
    return refuse(node, *this, checker, ": every value says where it is from");
  }
  const std::size_t before = checker.problems.size();
  input::check_keys(node, {this}, "a value", checker);
  if (checker.problems.size() != before) return;
  const bool assumed = is_assumed(node);
  if (assumed && !node.find("because")) {
    checker.problems.add(node.find("from")->at,
                         "an assumption without 'because', expected its reason there");
  }
  if (!node.find("range")) return;
  if (assumed) return check_range(node, checker);
  checker.problems.add(node.find("range")->at,
                       "a range of what is not assumed, expected the value alone");
}

void Leaf::check_range(const Node& node, Checker& checker) const {
  const Node& range = *node.find("range");
  const std::int64_t low = comparable(range.items[0].text, *amount_->measure);
  const std::int64_t high = comparable(range.items[1].text, *amount_->measure);
  for (const Node* value : input::items_of(*node.find(ranged_))) {
    const std::string_view amount = amount_in(value->text);
    if (amount.empty()) {
      checker.problems.add(range.at, "a range of what has no amount, expected the value alone");
      return;
    }
    const std::int64_t count = comparable(amount, *amount_->measure);
    if (count >= low && count <= high) continue;
    checker.problems.add(range.at, "a range without " + input::quote(amount) +
                                       ", expected one that holds the value itself");
  }
}

std::shared_ptr<Leaf> leaf(input::ShapePtr value) {
  return std::make_shared<Leaf>(std::move(value));
}
std::shared_ptr<Leaf> leaf(Amount of) { return std::make_shared<Leaf>(amount(of), of); }
std::shared_ptr<Leaf> spread_leaf(Amount of) {
  return std::make_shared<Leaf>(std::make_shared<Pair>(of), of);
}

const Node& value_of(const Node& leaf) {
  const Node* value = leaf.find("is");
  HEADLOOP_CHECK(value, "a value was checked before it is read");
  return *value;
}

bool is_assumed(const Node& leaf) {
  const auto sources = input::items_of(*leaf.find("from"));
  return std::any_of(sources.begin(), sources.end(),
                     [](const Node* source) { return source->text == assumed_word; });
}

std::string_view amount_in(std::string_view value) {
  return value.substr(std::min(value.size(), value.find_first_of("0123456789")));
}

std::vector<models::Provenance> provenance_of(const Node& sheet) {
  std::vector<models::Provenance> list;
  collect("", sheet, list);
  return list;
}

}  // namespace headloop::datasheet
