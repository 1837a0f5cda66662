#include <algorithm>

#include "sim/world/property.hpp"
#include "tools/script/ending.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Node;
using input::ShapePtr;
using world::Inspection;
using world::Property;
using world::PropertyInfo;
using world::PropertyKind;

namespace {

constexpr std::int64_t number_max = 1'000'000'000'000;

std::vector<std::string> words_of(const PropertyInfo& info) {
  return {info.words, info.words + info.word_count};
}

ShapePtr shape_of(const PropertyInfo& info) {
  switch (info.kind) {
    case PropertyKind::yes_no: return input::yes_no();
    case PropertyKind::version: return release();
    case PropertyKind::words: return input::words({}, words_of(info));
    case PropertyKind::number: break;
  }
  static const ShapePtr some = range_alone("number-range", input::integer(-number_max, number_max));
  return input::value_or_map(input::integer(info.least, info.greatest), some);
}

Range wanted_range(const PropertyInfo& info, const Node& node, Reading& reading) {
  const auto exactly = [](std::int64_t value) { return Range{value, value}; };
  switch (info.kind) {
    case PropertyKind::yes_no: return exactly(input::yes_no_of(node) ? 1 : 0);
    case PropertyKind::version: return exactly(reading.release(node));
    case PropertyKind::words: {
      const auto word = std::find(info.words, info.words + info.word_count, node.text);
      return exactly(word - info.words);
    }
    case PropertyKind::number: break;
  }
  return range_of(node, input::integer_of, reading.problems);
}

// A range that says nothing, as all of the property's values lie in it, or what can never be.
void refuse_foregone(const PropertyInfo& info, const Range& range, const Node& node,
                     Reading& reading) {
  const std::int64_t min = range.min.value_or(info.least);
  const std::int64_t max = range.max.value_or(info.greatest);
  const bool none = min > info.greatest || max < info.least;
  const bool all = min <= info.least && max >= info.greatest;
  if (!none && !all) return;
  reading.problems.add(node.at, std::string("a range that holds ") + (all ? "every" : "no") +
                                    " value from " + std::to_string(info.least) + " to " +
                                    std::to_string(info.greatest) +
                                    ", which is all that there are; expected one that some are " +
                                    (all ? "not in" : "in"));
}

// Nothing could be wrong with a part that the product lacks.
void refuse_missing_part(Property property, const Node& node, Reading& reading) {
  const struct {
    Property property;
    const char* part;
    bool present;
  } parts[] = {
      {Property::touch_panel, "touch panel", reading.device.has_touch_panel()},
      {Property::worn_seen, "wear sensor", reading.device.has_wear_sensor},
  };
  for (const auto& one : parts) {
    if (one.property != property || one.present) continue;
    reading.problems.add(node.at, reading.product() + " has no " + one.part +
                                      ", expected a property of what it has");
  }
}

void add_property(InspectShape& shape, Property property) {
  const std::string key(name_of(property));
  shape.field(key, shape_of(info(property)), std::string(world::meaning(property)),
              [key, property](std::vector<Inspection>& list, const Node& node, Reading& reading) {
                refuse_missing_part(property, node, reading);
                const Range range = wanted_range(info(property), node, reading);
                if (!node.is_scalar()) refuse_foregone(info(property), range, node, reading);
                Inspection inspection;
                inspection.property = static_cast<std::uint16_t>(property);
                inspection.min = range.min;
                inspection.max = range.max;
                inspection.text = key + " " + spoken(node);
                inspection.at = reading.position(node);
                list.push_back(std::move(inspection));
              });
}

}  // namespace

std::shared_ptr<const InspectShape> inspection() {
  static const auto shape = [] {
    auto object = std::make_shared<InspectShape>(
        "inspect", "an inspection",
        "What the unit is like inside when all is over. Several properties may be asked; each has "
        "to be as stated.");
    for (std::size_t i = 0; i < count_of<Property>(); ++i) {
      add_property(*object, static_cast<Property>(i));
    }
    object->rule(input::KeyRule::Kind::any, {});
    object->example(
        "paired-hosts: 0\n"
        "battery-profile: factory\n"
        "charge-percent: {min: 20, max: 40}\n");
    return object;
  }();
  return shape;
}

}  // namespace headloop::script
