#include "tools/datasheet/claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "tools/datasheet/embedded.hpp"
#include "tools/input/yaml.hpp"

namespace headloop::datasheet {
namespace {

std::string word_at(const input::Node& entry, std::string_view key, input::Problems& problems) {
  const input::Node* node = entry.find(key);
  if (node != nullptr && node->is_scalar() && !node->text.empty()) return node->text;
  problems.add(node == nullptr ? entry.at : node->at,
               fmt::format("a claim needs '{}', a word or a sentence", key));
  return "";
}

std::vector<std::string> products_at(const input::Node& entry, input::Problems& problems) {
  const input::Node* node = entry.find("applies");
  if (node != nullptr && node->is_scalar() && node->text == "all") return {};
  std::vector<std::string> products;
  if (node != nullptr && node->kind == input::Node::Kind::list) {
    for (const input::Node& item : node->items) products.push_back(item.text);
  }
  if (products.empty()) {
    problems.add(node == nullptr ? entry.at : node->at,
                 "a claim needs 'applies': a list of products, or all");
  }
  return products;
}

Claim claim_of(const input::Node& entry, input::Problems& problems) {
  return {word_at(entry, "id", problems), word_at(entry, "kind", problems),
          products_at(entry, problems), word_at(entry, "says", problems)};
}

std::vector<Claim> embedded_claims() {
  constexpr std::string_view path = "scenarios/claims.yaml";
  return read_claims(std::string(path), embedded::text_of(path));
}

}  // namespace

bool Claim::applies_to(std::string_view product) const {
  return applies.empty() || std::find(applies.begin(), applies.end(), product) != applies.end();
}

std::vector<Claim> read_claims(const std::string& path, std::string_view text) {
  input::Problems problems(path);
  const std::vector<input::Node> documents = input::read_yaml(text, problems);
  if (documents.size() != 1 || documents[0].kind != input::Node::Kind::list) {
    problems.stop({}, "expected one list of claims");
  }
  std::vector<Claim> claims;
  std::set<std::string> ids;
  for (const input::Node& entry : documents[0].items) {
    claims.push_back(claim_of(entry, problems));
    if (!ids.insert(claims.back().id).second) {
      problems.add(entry.at, fmt::format("there is a claim '{}' already", claims.back().id));
    }
  }
  problems.raise();
  return claims;
}

const std::vector<Claim>& known_claims() {
  static const std::vector<Claim> claims = embedded_claims();
  return claims;
}

const std::vector<std::string>& known_claim_ids() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> list;
    for (const Claim& claim : known_claims()) list.push_back(claim.id);
    return list;
  }();
  return ids;
}

}  // namespace headloop::datasheet
