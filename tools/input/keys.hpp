// What the shapes of mappings share: the check, the schema and the table of a set of keys that one
// or two ObjectShapes declare together.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tools/input/structures.hpp"

namespace headloop::input {

using ObjectShapes = std::vector<const ObjectShape*>;

std::vector<std::string> keys_of(const ObjectShapes& parts);

void check_keys(const Node& map, const ObjectShapes& parts, const std::string& what,
                Checker& checker);

nlohmann::ordered_json keys_schema(const ObjectShapes& parts, SchemaWriter& writer);

std::string keys_table(const ObjectShapes& parts, ReferenceWriter& reference);

// A block of YAML in Markdown; nothing for nothing.
std::string sample_block(const std::string& yaml);

}  // namespace headloop::input
