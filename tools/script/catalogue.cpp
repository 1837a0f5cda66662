#include <map>
#include <memory>
#include <set>

#include "tools/script/scenario.hpp"
#include "tools/script/steps.hpp"

namespace headloop::script {
namespace {

// For each kind of name those that exist on any product, each once.
class KnownNames {
 public:
  explicit KnownNames(const Catalogue& catalogue) {
    for (const Device& device : catalogue.devices) {
      add("device", device.face.product);
      for (const world::Control& control : device.face.controls) add_control(control);
      for (const std::string& bug : device.bugs) add("bug", bug);
    }
    for (const std::string& claim : catalogue.claims) add("claim", claim);
    lists_["released"].emplace_back(all_controls);
    lists_["cleanable"].emplace_back(port);
    lists_["wearing-part"].emplace_back("eeprom");
  }

  const std::vector<std::string>* list(std::string_view kind) const {
    return &lists_.at(std::string(kind));
  }

 private:
  void add(const char* kind, const std::string& name) {
    if (seen_.emplace(kind, name).second) lists_[kind].push_back(name);
  }
  void add_control(const world::Control& control) {
    std::vector<std::string> names = control.aliases;
    names.push_back(control.name);
    for (const std::string& name : names) {
      for (const char* kind : {"control", "released", "cleanable", "wearing-part"}) {
        add(kind, name);
      }
    }
  }

  std::map<std::string, std::vector<std::string>> lists_ = {
      {"device", {}}, {"control", {}}, {"bug", {}}, {"claim", {}}};
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

input::Names names_of(const Catalogue* catalogue) {
  if (!catalogue) return [](std::string_view) { return nullptr; };
  const auto known = std::make_shared<KnownNames>(*catalogue);
  return [known](std::string_view kind) { return known->list(kind); };
}

}  // namespace headloop::script
