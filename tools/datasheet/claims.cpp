#include "tools/datasheet/claims.hpp"

#include "tools/datasheet/embedded.hpp"
#include "tools/input/yaml.hpp"

namespace headloop::datasheet {
namespace {

std::vector<std::string> ids_in(const embedded::File& file) {
  std::vector<std::string> ids;
  input::Problems problems{std::string(file.path)};
  for (const input::Node& list : input::read_yaml(file.text, problems)) {
    for (const input::Node& claim : list.items) {
      if (const input::Node* id = claim.find("id")) ids.push_back(id->text);
    }
  }
  return ids;
}

std::vector<std::string> all_ids() {
  for (const embedded::File& file : embedded::files()) {
    if (file.path == "scenarios/claims.yaml") return ids_in(file);
  }
  return {};
}

}  // namespace

const std::vector<std::string>* known_claims() {
  static const std::vector<std::string> ids = all_ids();
  return ids.empty() ? nullptr : &ids;
}

}  // namespace headloop::datasheet
