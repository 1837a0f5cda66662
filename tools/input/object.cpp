#include <nlohmann/json.hpp>

#include "tools/input/keys.hpp"
#include "tools/input/structures.hpp"

namespace headloop::input {

void ObjectShape::check(const Node& node, Checker& checker) const {
  if (node.kind != Node::Kind::map) return refuse(node, *this, checker);
  check_keys(node, {this}, what_, checker);
}

nlohmann::ordered_json ObjectShape::schema(SchemaWriter& writer) const {
  nlohmann::ordered_json schema = {{"description", doc_}};
  schema.update(keys_schema({this}, writer));
  return schema;
}

std::string ObjectShape::section(ReferenceWriter& reference) const {
  return doc_ + "\n\n" + sample_block(sample_) + keys_table({this}, reference);
}

}  // namespace headloop::input
