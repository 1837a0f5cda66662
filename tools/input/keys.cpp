#include "tools/input/keys.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "tools/input/nearest.hpp"

namespace headloop::input {

using Json = nlohmann::ordered_json;

namespace {

const FieldInfo* field_of(const std::string& key, const ObjectShapes& parts) {
  for (const ObjectShape* part : parts) {
    for (const FieldInfo& field : part->fields()) {
      if (field.key == key) return &field;
    }
  }
  return nullptr;
}

void check_duplicates(const Node& map, Checker& checker) {
  std::map<std::string, Place> seen;
  for (const auto& [key, value] : map.entries) {
    const auto [first, fresh] = seen.emplace(key.text, key.at);
    if (fresh) continue;
    const auto [line, column] = first->second;
    checker.problems.add(key.at, "key " + quote(key.text) +
                                     " for the second time, the first is at " +
                                     std::to_string(line) + ":" + std::to_string(column) +
                                     "; expected each key once");
  }
}

std::vector<std::string> quoted(const std::vector<std::string>& keys) {
  std::vector<std::string> list;
  for (const std::string& key : keys) list.push_back("'" + key + "'");
  return list;
}

std::string violation(const KeyRule& rule, const std::vector<std::string>& present) {
  const std::vector<std::string> all = quoted(rule.keys);
  switch (rule.kind) {
    case KeyRule::Kind::exactly_one:
      if (present.size() == 1) return {};
      return (present.empty() ? "none of " : "more than one of ") + join(all, "and") +
             ", expected exactly one";
    case KeyRule::Kind::at_least_one:
      return present.empty() ? "none of " + join(all, "and") + ", expected at least one" : "";
    case KeyRule::Kind::at_most_one:
      if (present.size() <= 1) return {};
      return join(quoted(present), "and") + " together, expected at most one of them";
    case KeyRule::Kind::first_needs_others:
      if (present.empty() || present.front() != rule.keys.front()) return {};
      if (present.size() == rule.keys.size()) return {};
      return all[0] + " alone, expected it together with " +
             join({all.begin() + 1, all.end()}, "and");
    case KeyRule::Kind::any:
      return present.empty() ? "nothing in it, expected at least one key" : "";
  }
  return {};
}

void check_rules(const Node& map, const ObjectShapes& parts, const std::string& what,
                 Checker& checker) {
  for (const ObjectShape* part : parts) {
    for (const FieldInfo& field : part->fields()) {
      if (!field.required || map.find(field.key)) continue;
      checker.problems.add(map.at, what + " without '" + field.key + "', expected it with " +
                                       field.shape->expected());
    }
    for (const KeyRule& rule : part->rules()) {
      std::vector<std::string> present;
      std::copy_if(rule.keys.begin(), rule.keys.end(), std::back_inserter(present),
                   [&map](const std::string& key) { return map.find(key); });
      if (rule.kind == KeyRule::Kind::any) {
        for (const Entry& entry : map.entries) present.push_back(entry.key.text);
      }
      const std::string why = violation(rule, present);
      if (!why.empty()) checker.problems.add(map.at, what + " with " + why);
    }
  }
}

Json required(const std::string& key) { return {{"required", {key}}}; }

// The key is there and stays: a placeholder's value may be empty and take its key away.
Json surely(const std::string& key) {
  Json value = {{"not", {{"$ref", "#/$defs/placeholder"}}}};
  return {{"required", {key}}, {"properties", {{key, std::move(value)}}}};
}

Json no_two_of(const std::vector<std::string>& keys) {
  Json all = Json::array();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    for (std::size_t j = i + 1; j < keys.size(); ++j) {
      all.push_back({{"not", {{"allOf", Json::array({surely(keys[i]), surely(keys[j])})}}}});
    }
  }
  return all;
}

Json some_of(const std::vector<std::string>& keys) {
  Json any = Json::array();
  for (const std::string& key : keys) any.push_back(required(key));
  return {{"anyOf", std::move(any)}};
}

void add_rule(const KeyRule& rule, Json& all) {
  using Kind = KeyRule::Kind;
  if (rule.kind == Kind::exactly_one || rule.kind == Kind::at_most_one) {
    for (Json& pair : no_two_of(rule.keys)) all.push_back(std::move(pair));
  }
  if (rule.kind == Kind::exactly_one || rule.kind == Kind::at_least_one) {
    all.push_back(some_of(rule.keys));
  }
  if (rule.kind == Kind::any) all.push_back({{"minProperties", 1}});
  if (rule.kind == Kind::first_needs_others) {
    Json others = {{"required", Json(std::vector(rule.keys.begin() + 1, rule.keys.end()))}};
    all.push_back({{"anyOf", Json::array({{{"not", surely(rule.keys[0])}}, std::move(others)})}});
  }
}

}  // namespace

std::vector<std::string> keys_of(const ObjectShapes& parts) {
  std::vector<std::string> keys;
  for (const ObjectShape* part : parts) {
    for (const FieldInfo& field : part->fields()) keys.push_back(field.key);
  }
  return keys;
}

void check_keys(const Node& map, const ObjectShapes& parts, const std::string& what,
                Checker& checker) {
  check_duplicates(map, checker);
  const std::vector<std::string> known = keys_of(parts);
  for (const auto& [key, value] : map.entries) {
    if (const FieldInfo* field = field_of(key.text, parts)) {
      field->shape->check(value, checker);
    } else {
      checker.problems.add(key.at, "unknown key " + quote(key.text) + " in " + what +
                                       expected_one_of(known, key.text));
    }
  }
  check_rules(map, parts, what, checker);
}

Json keys_schema(const ObjectShapes& parts, SchemaWriter& writer) {
  Json properties = Json::object();
  Json all = Json::array();
  for (const ObjectShape* part : parts) {
    for (const FieldInfo& field : part->fields()) {
      Json value = writer.of(*field.shape);
      value["description"] = field.doc;
      properties[field.key] = std::move(value);
      if (field.required) all.push_back(required(field.key));
    }
    for (const KeyRule& rule : part->rules()) add_rule(rule, all);
  }
  Json schema = {{"type", "object"},
                 {"properties", std::move(properties)},
                 {"patternProperties", {{"\\$\\{", true}}},
                 {"additionalProperties", false}};
  if (all.empty()) return schema;
  schema["anyOf"] = Json::array({{{"allOf", std::move(all)}}, {{"$ref", "#/$defs/open-mapping"}}});
  return schema;
}

std::string keys_table(const ObjectShapes& parts, ReferenceWriter& reference) {
  std::string text = "| Key | Value | Meaning |\n| --- | --- | --- |\n";
  for (const ObjectShape* part : parts) {
    for (const FieldInfo& field : part->fields()) {
      text += "| `" + field.key + "` | " + reference.mention(*field.shape) + " | " + field.doc +
              (field.required ? " Required." : "") + " |\n";
    }
  }
  return text + "\n";
}

std::string sample_block(const std::string& yaml) {
  return yaml.empty() ? "" : "```yaml\n" + yaml + "```\n\n";
}

}  // namespace headloop::input
