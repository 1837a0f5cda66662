#include <nlohmann/json.hpp>
#include <optional>

#include "tools/input/keys.hpp"
#include "tools/input/nearest.hpp"
#include "tools/input/structures.hpp"

namespace headloop::input {

using Json = nlohmann::ordered_json;

namespace {

const std::string& head_of(const VariantCase& one) { return one.object->fields().front().key; }

std::vector<std::string> bare_heads(const std::vector<VariantCase>& cases) {
  std::vector<std::string> list;
  for (const VariantCase& one : cases) {
    if (one.bare) list.push_back(head_of(one));
  }
  return list;
}

const Json open_mapping = {{"$ref", "#/$defs/open-mapping"}};

Json has(const std::string& key) { return {{"required", {key}}}; }

Json none_of(const std::vector<std::string>& keys) {
  Json any = Json::array();
  for (const std::string& key : keys) any.push_back(has(key));
  any.push_back(open_mapping);  // it may turn out to have one of them
  return {{"not", {{"anyOf", std::move(any)}}}};
}

Json has_word(const std::string& key, const std::vector<std::string>& words) {
  Json condition = has(key);
  condition["properties"][key] = {{"enum", words}};
  return condition;
}

}  // namespace

// Each once, without that of the fallback.
std::vector<std::string> VariantShape::heads() const {
  std::vector<std::string> list;
  for (const Case& one : cases_) {
    if (!one.fallback && !contains(list, head_of(one))) list.push_back(head_of(one));
  }
  return list;
}

std::vector<std::string> VariantShape::words_of_head(const std::string& head) const {
  std::vector<std::string> list;
  for (const Case& one : cases_) {
    if (head_of(one) == head) list.insert(list.end(), one.words.begin(), one.words.end());
  }
  return list;
}

std::size_t VariantShape::case_of(const Node& map) const {
  std::size_t fallback = npos;
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    const Node* value = map.find(head_of(cases_[i]));
    if (!value) continue;
    if (cases_[i].fallback) {
      fallback = i;
    } else if (cases_[i].words.empty() || contains(cases_[i].words, value->text)) {
      return i;
    }
  }
  return fallback;
}

void VariantShape::check(const Node& node, Checker& checker) const {
  if (node.is_scalar()) {
    const std::vector<std::string> bare = bare_heads(cases_);
    const bool fits = node.kind == Node::Kind::text && contains(bare, node.text);
    std::vector<std::string> meant = heads();
    meant.insert(meant.end(), bare.begin(), bare.end());
    if (!fits) refuse(node, *this, checker, did_you_mean(node.text, meant));
    return;
  }
  if (node.kind != Node::Kind::map) return refuse(node, *this, checker);

  const std::vector<std::string> known = heads();
  const Node* head = nullptr;
  for (const auto& [key, value] : node.entries) {
    if (!contains(known, key.text) || (head && head->text == key.text)) continue;
    if (head) {
      checker.problems.add(key.at, quote(key.text) + " beside " + quote(head->text) +
                                       ", expected only one of them in " + what_);
      return;
    }
    head = &key;
  }
  const std::size_t chosen = case_of(node);
  if (head && (chosen == npos || cases_[chosen].fallback)) {
    check_head_word(node, *head, checker);
  } else if (chosen == npos) {
    refuse_headless(node, checker);
  } else {
    check_case(node, cases_[chosen], checker);
  }
}

void VariantShape::check_head_word(const Node& map, const Node& head, Checker& checker) const {
  const Node& value = *map.find(head.text);
  const std::vector<std::string> words = words_of_head(head.text);
  checker.problems.add(value.at, "found " + found(value) + expected_one_of(words, value.text));
}

void VariantShape::check_case(const Node& map, const Case& chosen, Checker& checker) const {
  ObjectShapes parts = {chosen.object};
  if (common_ && !chosen.alone) parts.push_back(common_);
  const std::string word =
      chosen.words.empty() ? "" : " with " + quote(map.find(head_of(chosen))->text);
  check_keys(map, parts, chosen.object->noun() + word, checker);
}

void VariantShape::refuse_headless(const Node& map, Checker& checker) const {
  std::vector<std::string> known = heads();
  const std::vector<std::string> shared = common_ ? keys_of({common_}) : std::vector<std::string>();
  for (const auto& [key, value] : map.entries) {
    if (contains(shared, key.text)) continue;
    checker.problems.add(key.at, "unknown key " + quote(key.text) + " in " + what_ +
                                     expected_one_of(known, key.text));
    return;
  }
  checker.problems.add(map.at, what_ + " without any of " + join(known) + ", expected one of them");
}

Json VariantShape::case_schema(const Case& one, SchemaWriter& writer) const {
  ObjectShapes parts = {one.object};
  if (common_ && !one.alone) parts.push_back(common_);
  Json schema = {{"description", one.object->doc()}};
  schema.update(keys_schema(parts, writer));
  return schema;
}

Json VariantShape::schema(SchemaWriter& writer) const {
  Json all = Json::array();
  Json any = Json::array();
  for (const std::string& head : heads()) {
    any.push_back(has(head));
    const std::vector<std::string> words = words_of_head(head);
    if (words.empty()) continue;
    const Json value = {
        {"anyOf", Json::array({{{"enum", words}}, {{"$ref", "#/$defs/placeholder"}}})}};
    all.push_back({{"if", has(head)}, {"then", {{"properties", {{head, value}}}}}});
  }
  for (const Case& one : cases_) {
    const Json condition = one.fallback        ? none_of(heads())
                           : one.words.empty() ? has(head_of(one))
                                               : has_word(head_of(one), one.words);
    all.push_back({{"if", condition}, {"then", case_schema(one, writer)}});
    if (one.fallback) any.push_back(has(head_of(one)));
  }
  any.push_back(open_mapping);
  Json map = {{"type", "object"}, {"anyOf", std::move(any)}, {"allOf", std::move(all)}};
  const std::vector<std::string> bare = bare_heads(cases_);
  if (!bare.empty()) map = {{"anyOf", Json::array({{{"enum", bare}}, std::move(map)})}};
  map["description"] = doc_;
  return map;
}

std::string VariantShape::section(ReferenceWriter& reference) const {
  std::string text = doc_ + "\n\n";
  for (const Case& one : cases_) {
    if (one.undocumented) continue;
    std::string title = "`" + head_of(one) + "`";
    if (!one.words.empty()) title += ": " + join(one.words);
    text += "### " + title + "\n\n" + one.object->doc() + "\n\n";
    if (one.bare) text += "May be written as the word alone.\n\n";
    text += sample_block(one.object->sample()) + keys_table({one.object}, reference);
  }
  if (!common_) return text;
  return text + "### Keys that all of them take\n\n" + common_->doc() + "\n\n" +
         sample_block(common_->sample()) + keys_table({common_}, reference);
}

}  // namespace headloop::input
