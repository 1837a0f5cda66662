#include "tools/input/structures.hpp"

#include <nlohmann/json.hpp>
#include <optional>

namespace headloop::input {

using Json = nlohmann::ordered_json;

namespace {

class List final : public Shape {
 public:
  List(ShapePtr of, std::size_t at_least, std::size_t at_most, bool one_alone)
      : of_(std::move(of)), at_least_(at_least), at_most_(at_most), one_alone_(one_alone) {}

  void check(const Node& node, Checker& checker) const override {
    if (node.kind != Node::Kind::list) {
      if (one_alone_) return of_->check(node, checker);
      return refuse(node, *this, checker);
    }
    const std::size_t size = node.items.size();
    if (size < at_least_ || size > at_most_) refuse_size(node, checker);
    for (const Node& item : node.items) of_->check(item, checker);
  }
  std::string expected() const override {
    return (one_alone_ ? "one or several: " : "a list: ") + of_->expected();
  }
  std::string mention(ReferenceWriter& reference) const override {
    return (one_alone_ ? "one or a list of: " : "a list of: ") + reference.mention(*of_);
  }
  Json schema(SchemaWriter& writer) const override {
    Json schema = {{"type", "array"}, {"items", writer.of(*of_)}, {"minItems", at_least_}};
    if (at_most_ != SIZE_MAX) schema["maxItems"] = at_most_;
    if (!one_alone_) return schema;
    return {{"anyOf", Json::array({std::move(schema), writer.of(*of_)})}};
  }

 private:
  void refuse_size(const Node& node, Checker& checker) const {
    const std::string most = at_most_ == SIZE_MAX ? "" : " and at most " + std::to_string(at_most_);
    checker.problems.add(node.at, "a list of " + std::to_string(node.items.size()) +
                                      ", expected at least " + std::to_string(at_least_) + most);
  }

  ShapePtr of_;
  std::size_t at_least_;
  std::size_t at_most_;
  bool one_alone_;
};

class ByKind final : public Shape {
 public:
  ByKind(ShapePtr value, ShapePtr list, ShapePtr map)
      : value_(std::move(value)), list_(std::move(list)), map_(std::move(map)) {}

  void check(const Node& node, Checker& checker) const override {
    const ShapePtr& shape = node.kind == Node::Kind::list  ? list_
                            : node.kind == Node::Kind::map ? map_
                                                           : value_;
    shape ? shape->check(node, checker) : refuse(node, *this, checker);
  }
  std::string expected() const override {
    return joined([](const Shape& shape) { return shape.expected(); });
  }
  std::string mention(ReferenceWriter& reference) const override {
    return joined([&reference](const Shape& shape) { return reference.mention(shape); });
  }
  Json schema(SchemaWriter& writer) const override {
    Json any = Json::array();
    for (const Shape* shape : shapes()) any.push_back(writer.of(*shape));
    return {{"anyOf", std::move(any)}};
  }

 private:
  std::vector<const Shape*> shapes() const {
    std::vector<const Shape*> all;
    for (const ShapePtr* shape : {&value_, &list_, &map_}) {
      if (*shape) all.push_back(shape->get());
    }
    return all;
  }
  template <class Text>
  std::string joined(const Text& text) const {
    std::string sum;
    for (const Shape* shape : shapes()) sum += (sum.empty() ? "" : ", or ") + text(*shape);
    return sum;
  }

  ShapePtr value_;
  ShapePtr list_;
  ShapePtr map_;
};

class Table final : public Shape {
 public:
  Table(std::string name, std::string what, ShapePtr key, ShapePtr value, std::string section)
      : Shape(std::move(name)),
        what_(std::move(what)),
        key_(std::move(key)),
        value_(std::move(value)),
        section_(std::move(section)) {}

  void check(const Node& node, Checker& checker) const override {
    if (node.kind != Node::Kind::map || node.entries.empty()) return refuse(node, *this, checker);
    for (const auto& [key, value] : node.entries) {
      key_->check(key, checker);
      value_->check(value, checker);
      if (node.find(key.text) != &value) {
        checker.problems.add(key.at, "key " + quote(key.text) +
                                         " for the second time, expected "
                                         "each key once");
      }
    }
  }
  std::string expected() const override { return what_; }
  std::string section(ReferenceWriter&) const override { return section_; }
  bool has_section() const override { return true; }
  Json schema(SchemaWriter& writer) const override {
    return {{"type", "object"},
            {"minProperties", 1},
            {"propertyNames", writer.of(*key_)},
            {"additionalProperties", writer.of(*value_)}};
  }

 private:
  std::string what_;
  ShapePtr key_;
  ShapePtr value_;
  std::string section_;
};

class Anything final : public Shape {
 public:
  explicit Anything(std::string what) : what_(std::move(what)) {}
  void check(const Node&, Checker&) const override {}
  std::string expected() const override { return what_; }
  Json schema(SchemaWriter&) const override { return Json::object(); }

 private:
  std::string what_;
};

}  // namespace

ShapePtr list(ShapePtr of, std::size_t at_least, std::size_t at_most) {
  return std::make_shared<List>(std::move(of), at_least, at_most, false);
}

ShapePtr list_or_one(ShapePtr of, std::size_t at_most) {
  return std::make_shared<List>(std::move(of), 1, at_most, true);
}

std::vector<const Node*> items_of(const Node& list_or_one) {
  if (list_or_one.kind != Node::Kind::list) return {&list_or_one};
  std::vector<const Node*> items;
  for (const Node& item : list_or_one.items) items.push_back(&item);
  return items;
}

ShapePtr value_or_map(ShapePtr value, ShapePtr map) {
  return std::make_shared<ByKind>(std::move(value), nullptr, std::move(map));
}

ShapePtr list_or_map(ShapePtr list, ShapePtr map) {
  return std::make_shared<ByKind>(nullptr, std::move(list), std::move(map));
}

ShapePtr table(std::string name, std::string what, ShapePtr key, ShapePtr value,
               std::string section) {
  return std::make_shared<Table>(std::move(name), std::move(what), std::move(key), std::move(value),
                                 std::move(section));
}

ShapePtr anything(std::string what) { return std::make_shared<Anything>(std::move(what)); }

}  // namespace headloop::input
