// Shapes of lists and mappings. Object and Variant also know what to do with each key, so that a
// key stands in one place only: with its shape, its meaning for people and its effect.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tools/input/shape.hpp"

namespace headloop::input {

ShapePtr list(ShapePtr of, std::size_t at_least = 1, std::size_t at_most = SIZE_MAX);

// A list, or one thing without the brackets.
ShapePtr list_or_one(ShapePtr of, std::size_t at_most = SIZE_MAX);
std::vector<const Node*> items_of(const Node& list_or_one);

// Different shapes for a single value, a list, a mapping.
ShapePtr value_or_map(ShapePtr value, ShapePtr map);
ShapePtr list_or_map(ShapePtr list, ShapePtr map);

// A mapping whose keys all have one shape and whose values have another.
ShapePtr table(std::string name, std::string what, ShapePtr key, ShapePtr value,
               std::string section);

// Whatever YAML can say.
ShapePtr anything(std::string what);

// Conditions on which keys of a mapping stand together; `any`: it is not empty, whatever its keys.
struct KeyRule {
  enum class Kind : std::uint8_t {
    exactly_one,
    at_least_one,
    at_most_one,
    first_needs_others,
    any
  };
  Kind kind;
  std::vector<std::string> keys;
};

struct FieldInfo {
  std::string key;
  ShapePtr shape;
  std::string doc;
  bool required = false;
};

// A mapping with known keys: what does not depend on what it is read into.
class ObjectShape : public Shape {
 public:
  ObjectShape(std::string name, std::string what, std::string doc)
      : Shape(std::move(name)), what_(std::move(what)), doc_(std::move(doc)) {}

  void check(const Node& node, Checker& checker) const override;
  std::string noun() const override { return what_; }
  std::string expected() const override {
    return what_ + ", such as {" + fields_.front().key + ": ...}";
  }
  nlohmann::ordered_json schema(SchemaWriter& writer) const override;
  std::string section(ReferenceWriter& reference) const override;
  bool has_section() const override { return true; }

  const std::vector<FieldInfo>& fields() const { return fields_; }
  const std::vector<KeyRule>& rules() const { return rules_; }
  const std::string& doc() const { return doc_; }
  const std::string& sample() const { return sample_; }

 protected:
  std::vector<FieldInfo> fields_;
  std::vector<KeyRule> rules_;
  std::string sample_;  // in YAML

 private:
  std::string what_;
  std::string doc_;
};

enum class Need : std::uint8_t { optional, required };

// ... and what its keys do to a Target. They take effect in the order of declaration, whatever the
// order in the file; the Context is handed through.
template <class Target, class Context>
class Object final : public ObjectShape {
 public:
  using ObjectShape::ObjectShape;
  using Effect = std::function<void(Target&, const Node&, Context&)>;

  Object& field(std::string key, ShapePtr shape, std::string doc, Effect effect,
                Need need = Need::optional) {
    fields_.push_back({std::move(key), std::move(shape), std::move(doc), need == Need::required});
    effects_.push_back(std::move(effect));
    return *this;
  }
  Object& rule(KeyRule::Kind kind, std::vector<std::string> keys) {
    rules_.push_back({kind, std::move(keys)});
    return *this;
  }
  Object& example(std::string_view yaml) {
    sample_ = yaml;
    return *this;
  }

  // The node has been checked.
  void read(const Node& node, Target& target, Context& context) const {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (const Node* value = node.find(fields_[i].key)) effects_[i](target, *value, context);
    }
  }

 private:
  std::vector<Effect> effects_;
};

// One of the mappings that a Variant may be; its first key is its head.
struct VariantCase {
  const ObjectShape* object = nullptr;
  std::vector<std::string> words = {};  // that the head's value may be; empty: any
  bool bare = false;                    // may be written as the head alone, without a mapping
  bool alone = false;                   // does not take the common keys
  bool fallback = false;                // its head is a common key of the others
  bool undocumented = false;            // the reference has it elsewhere
};

// One of several mappings, told by which key stands in it: its head. Heads may be told further by
// the word that is the head's value. What all cases share stands in `common`.
class VariantShape : public Shape {
 public:
  using Case = VariantCase;

  VariantShape(std::string name, std::string what, std::string sample, std::string doc)
      : Shape(std::move(name)),
        what_(std::move(what)),
        sample_(std::move(sample)),
        doc_(std::move(doc)) {}

  void check(const Node& node, Checker& checker) const override;
  std::string noun() const override { return what_; }
  std::string expected() const override { return what_ + ", such as " + sample_; }
  nlohmann::ordered_json schema(SchemaWriter& writer) const override;
  std::string section(ReferenceWriter& reference) const override;
  bool has_section() const override { return true; }
  const std::vector<Case>& cases() const { return cases_; }

 protected:
  // Position of the case that the mapping is, or npos.
  static constexpr std::size_t npos = SIZE_MAX;
  std::size_t case_of(const Node& map) const;

  std::vector<Case> cases_;
  const ObjectShape* common_ = nullptr;

 private:
  std::vector<std::string> heads() const;
  std::vector<std::string> words_of_head(const std::string& head) const;
  void check_head_word(const Node& map, const Node& head, Checker& checker) const;
  void check_case(const Node& map, const Case& chosen, Checker& checker) const;
  void refuse_headless(const Node& map, Checker& checker) const;
  nlohmann::ordered_json case_schema(const Case& one, SchemaWriter& writer) const;

  std::string what_;
  std::string sample_;  // in one line
  std::string doc_;
};

template <class Target, class Context>
class Variant final : public VariantShape {
 public:
  using VariantShape::VariantShape;
  using Part = std::shared_ptr<const Object<Target, Context>>;

  Variant& one(Part part, Case how = {}) {
    how.object = part.get();
    cases_.push_back(std::move(how));
    parts_.push_back(std::move(part));
    return *this;
  }
  Variant& common(Part part) {
    common_ = part.get();
    shared_ = std::move(part);
    return *this;
  }

  // The node has been checked. A bare head is read with its own name for a value, from a copy that
  // nobody may keep.
  void read(const Node& node, Target& target, Context& context) const {
    if (node.is_scalar()) {
      Node map;
      map.kind = Node::Kind::map;
      map.at = node.at;
      map.entries.push_back({node, node});
      return read(map, target, context);
    }
    const std::size_t chosen = case_of(node);
    parts_[chosen]->read(node, target, context);
    if (shared_ && !cases_[chosen].alone) shared_->read(node, target, context);
  }

 private:
  std::vector<Part> parts_;
  Part shared_;
};

}  // namespace headloop::input
