// Names that clash, controls that the family's firmware does not know, releases out of order.
#include <algorithm>
#include <map>

#include "models/unit/unit.hpp"
#include "tools/datasheet/sheet.hpp"

namespace headloop::datasheet {
namespace {

using input::quote;
using world::ControlKind;

// Names and aliases, each once; a control does not stand in for one that is there.
void check_control_names(const Sheet& sheet) {
  std::map<std::string, input::Place> seen;
  const auto claim = [&](const Node& name) {
    const auto [first, fresh] = seen.emplace(name.text, name.at);
    if (fresh || first->second == name.at) return;
    sheet.problems.add(name.at, "the name " + quote(name.text) +
                                    " for the second time, the first is at " +
                                    to_text(first->second) + "; expected each name once");
  };
  const auto& controls = sheet.at("controls").entries;
  for (const auto& [name, leaf] : controls) claim(name);
  for (const auto& [name, leaf] : controls) {
    if (const Node* also = leaf.find("also")) {
      for (const Node& alias : also->items) claim(alias);
    }
  }
  for (const auto& [name, leaf] : controls) {
    const Node* taken_for = leaf.find("taken-for");
    if (!taken_for) continue;
    for (const Node& other : taken_for->items) {
      if (seen.count(other.text) == 0) continue;
      sheet.problems.add(other.at, "found " + quote(other.text) +
                                       ", expected a control that this product does not have");
    }
  }
}

void check_control_kinds(const Sheet& sheet) {
  const Node& controls = sheet.at("controls");
  int slides = 0;
  int panels = 0;
  for (const auto& [name, leaf] : controls.entries) {
    const Node& kind = value_of(leaf);
    const auto is = input::word_of<ControlKind>(kind);
    if (is == ControlKind::slide_switch && (!sheet.family.slide_power || ++slides > 1)) {
      const char* const known = sheet.family.slide_power ? "one" : "none";
      sheet.problems.add(kind.at, "found a slide switch, expected " + std::string(known) +
                                      ": the family's firmware knows no more");
    }
    if (is == ControlKind::touch_panel && ++panels > 1) {
      sheet.problems.add(kind.at, "found another touch panel, expected one at most");
    }
  }
  const std::size_t keys = controls.entries.size() - static_cast<std::size_t>(panels);
  if (keys > models::Unit::keys_max) {
    sheet.problems.add(controls.at, std::to_string(keys) + " keys and switches, expected at most " +
                                        std::to_string(models::Unit::keys_max));
  }
  if (sheet.family.slide_power && slides == 0) {
    sheet.problems.add(controls.at,
                       "controls without a slide switch, expected one: it is the "
                       "family's power switch");
  }
  const Node* panel = sheet.find("touch-panel");
  if (panels > 0 && !panel) {
    sheet.problems.add(controls.at,
                       "a touch panel without a section 'touch-panel', expected its "
                       "numbers there");
  } else if (panels == 0 && panel) {
    sheet.problems.add(panel->at, "a section 'touch-panel', expected none: no control is one");
  }
}

void check_releases(const Sheet& sheet) {
  const auto& releases = sheet.product.releases;
  for (std::size_t i = 1; i < releases.size(); ++i) {
    if (releases[i - 1].version < releases[i].version) continue;
    const Node& key = sheet.at("releases").entries[i].key;
    sheet.problems.add(key.at,
                       "found " + quote(key.text) + ", expected a version above the one before it");
  }
  const Node* bugs = sheet.find("bugs");
  if (!bugs) return;
  for (std::size_t i = 0; i < bugs->entries.size(); ++i) {
    const auto& [id, bug] = bugs->entries[i];
    if (i >= sheet.family.bugs) {
      sheet.problems.add(id.at, "found " + quote(id.text) + ", expected at most " +
                                    std::to_string(sheet.family.bugs) +
                                    " known bugs: no more can be in the family's firmware");
    }
    const Node& fixed = value_of(*bug.find("fixed-in"));
    std::vector<std::string> known;
    for (const auto& [version, note] : sheet.at("releases").entries) known.push_back(version.text);
    if (std::find(known.begin(), known.end(), fixed.text) != known.end()) continue;
    sheet.problems.add(fixed.at, "found " + quote(fixed.text) +
                                     ", expected one of the releases: " + input::join(known));
  }
}

}  // namespace

void check_names(const Sheet& sheet) {
  check_control_names(sheet);
  check_control_kinds(sheet);
  check_releases(sheet);
}

}  // namespace headloop::datasheet
