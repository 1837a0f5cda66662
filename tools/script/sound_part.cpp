#include "tools/script/sound_part.hpp"

#include <algorithm>

#include "tools/script/scenario.hpp"
#include "tools/script/steps.hpp"

namespace headloop::script {

using input::Checker;
using input::Entry;
using input::Node;
using input::Problems;
using input::Shape;

namespace {

bool is_sound(const Node& node, const Shape& shape, const input::Names& names) {
  Problems problems("");
  Checker checker{problems, names};
  shape.check(node, checker);
  return problems.empty();
}

const Shape* shape_of(const std::string& key) {
  for (const input::FieldInfo& field : scenario()->fields()) {
    if (field.key == key) return field.shape.get();
  }
  return nullptr;
}

void leave_out(Node& map, std::string_view key) {
  std::erase_if(map.entries, [key](const Entry& entry) { return entry.key.text == key; });
}

// Whether all of them stay.
bool keep_sound_steps(Node& map, const input::Names& names) {
  for (Entry& entry : map.entries) {
    if (entry.key.text != "steps") continue;
    if (entry.value.kind != Node::Kind::list) break;
    const std::size_t before = entry.value.items.size();
    std::erase_if(entry.value.items,
                  [&](const Node& item) { return !is_sound(item, *step(), names); });
    return entry.value.items.size() == before;
  }
  return false;
}

}  // namespace

SoundPart sound_part_of(const Node& whole, const input::Names& names) {
  SoundPart part{whole, true};
  Node& map = part.scenario;
  part.every_step = keep_sound_steps(map, names);
  const auto drop = [&](const Entry& entry) {
    const Shape* shape = shape_of(entry.key.text);
    return shape == nullptr || !is_sound(entry.value, *shape, names);
  };
  std::erase_if(map.entries, drop);
  const auto lost = [&](std::string_view key) {
    return whole.find(key) != nullptr && map.find(key) == nullptr;
  };
  if (lost("fidelity")) leave_out(map, "unit");
  if (lost("hosts")) leave_out(map, "steps");
  part.every_step = part.every_step && !lost("unit") && !lost("steps");
  if (!part.every_step) leave_out(map, "outcome");
  if (map.find("device") == nullptr) map.entries.clear();
  return part;
}

}  // namespace headloop::script
