#include "tools/input/shape.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace headloop::input {

using Json = nlohmann::ordered_json;

namespace {

// A value that a `for-each` fills in later is a string until then, whatever it becomes.
const char* const placeholder = "placeholder";
// A mapping with such a key may turn out to have any key.
const char* const open_mapping_name = "open-mapping";

Json reference(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

Json or_placeholder(Json schema) {
  return {{"anyOf", Json::array({std::move(schema), reference(placeholder)})}};
}

}  // namespace

SchemaWriter::SchemaWriter(const Names& names)
    : names_(names), definitions_(std::make_unique<Json>(Json::object())) {
  const char* const pattern = "\\$\\{";
  (*definitions_)[placeholder] = {{"type", "string"}, {"pattern", pattern}};
  (*definitions_)[open_mapping_name] = {
      {"not", {{"propertyNames", {{"not", {{"pattern", pattern}}}}}}},
  };
}

SchemaWriter::~SchemaWriter() = default;

Json SchemaWriter::of(const Shape& shape) {
  if (shape.name().empty()) return or_placeholder(shape.schema(*this));
  if (!definitions_->contains(shape.name())) {
    (*definitions_)[shape.name()] = nullptr;  // keeps its place before those it refers to
    Json schema = or_placeholder(shape.schema(*this));
    (*definitions_)[shape.name()] = std::move(schema);
  }
  return reference(shape.name());
}

Json SchemaWriter::document(const Shape& root) {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
  schema.update(root.schema(*this));
  schema["$defs"] = *definitions_;
  return schema;
}

std::string ReferenceWriter::mention(const Shape& shape) {
  if (!shape.has_section()) return shape.mention(*this);
  const bool known = std::find(sections_.begin(), sections_.end(), &shape) != sections_.end();
  if (!known) sections_.push_back(&shape);
  return "[" + shape.noun() + "](#" + shape.name() + ")";
}

std::string ReferenceWriter::document(const Shape& root) {
  sections_ = {&root};
  std::string text;
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    const Shape& shape = *sections_[i];  // writing a section may add further ones
    text += "\n## " + shape.name() + "\n\n" + shape.section(*this);
  }
  return text;
}

void refuse(const Node& node, const Shape& shape, Checker& checker, const std::string& hint) {
  checker.problems.add(node.at, "found " + found(node) + ", expected " + shape.expected() + hint);
}

}  // namespace headloop::input
