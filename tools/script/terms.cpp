#include "tools/script/terms.hpp"

#include <utility>

namespace headloop::script {

using input::Node;
using input::ShapePtr;

namespace {

const char* const longest_text = "100 years";
constexpr std::int64_t ticks_per_second = 32'768;  // of a sleep clock without error
constexpr std::int64_t longest_ticks = longest / seconds(1) * ticks_per_second;
const char* const min_key = "min";
const char* const max_key = "max";

using RangeShape = input::Object<Range, const Parse>;

std::shared_ptr<RangeShape> range_map(const std::string& name, const ShapePtr& value) {
  auto shape = std::make_shared<RangeShape>(name, "a range", "Both ends belong to it.");
  shape->field(min_key, value, "The least.",
               [](Range& range, const Node& node, const Parse& parse) { range.min = parse(node); });
  shape->field(max_key, value, "The most.",
               [](Range& range, const Node& node, const Parse& parse) { range.max = parse(node); });
  shape->rule(input::KeyRule::Kind::at_least_one, {min_key, max_key});
  return shape;
}

}  // namespace

ShapePtr duration() {
  static const ShapePtr shape = input::quantity(
      "duration", input::duration, {.min = 1, .max = longest.ns, .max_text = longest_text});
  return shape;
}

ShapePtr span() {
  static const ShapePtr shape = input::quantity(
      "span", input::time_span,
      {.min = 1, .max = longest.ns, .ticks_max = longest_ticks, .max_text = longest_text});
  return shape;
}

ShapePtr delay() {
  static const ShapePtr shape =
      input::quantity("delay", input::duration, {.max = longest.ns, .max_text = longest_text});
  return shape;
}

Duration duration_of(const Node& node) { return {input::quantity_of(node, input::duration).count}; }

world::Span span_of(const Node& node) {
  const input::Quantity value = input::quantity_of(node, input::time_span);
  return {value.ticks ? world::Span::Unit::ticks : world::Span::Unit::ns, value.count};
}

ShapePtr percent() {
  static const ShapePtr shape =
      input::quantity("percent", input::percentage, {.max = 100, .max_text = "100 %"});
  return shape;
}

ShapePtr endurance() {
  static const ShapePtr shape =
      input::quantity("endurance", input::percentage, {.max = 200, .max_text = "200 %"});
  return shape;
}

ShapePtr distance() {
  static const ShapePtr shape =
      input::quantity("distance", input::length, {.max = 100'000, .max_text = "100 m"});
  return shape;
}

ShapePtr voltage() {
  static const ShapePtr shape =
      input::quantity("voltage", input::voltage, {.min = 1, .max = 5'000, .max_text = "5 V"});
  return shape;
}

std::int64_t nanoseconds_of(const Node& node) { return duration_of(node).ns; }

std::int64_t percent_of(const Node& node) {
  return input::quantity_of(node, input::percentage).count;
}
std::int64_t millimetres_of(const Node& node) {
  return input::quantity_of(node, input::length).count;
}
std::int64_t millivolts_of(const Node& node) {
  return input::quantity_of(node, input::voltage).count;
}

ShapePtr release() {
  static const ShapePtr shape = input::version(3);
  return shape;
}

ShapePtr app_version() {
  static const ShapePtr shape = input::version(2);
  return shape;
}

ShapePtr control() {
  static const ShapePtr shape =
      input::name_of_kind("control", "the name of a control that some product has");
  return shape;
}

ShapePtr host() {
  static const ShapePtr shape = input::text("the name of a host", "phone");
  return shape;
}

ShapePtr charger() {
  std::vector<std::string> list = input::list_of_words<Charger>();
  std::erase(list, std::string(name_of(Charger::none)));
  return input::words("charger", std::move(list));
}

ShapePtr range_alone(const std::string& name, const ShapePtr& value) {
  return range_map(name, value);
}

ShapePtr range(const std::string& name, ShapePtr value) {
  ShapePtr map = range_alone(name, value);
  return input::value_or_map(std::move(value), std::move(map));
}

Range range_of(const Node& node, const Parse& parse, input::Problems& problems) {
  if (node.is_scalar()) {
    const std::int64_t value = parse(node);
    return {value, value};
  }
  Range range;
  range_map({}, {})->read(node, range, parse);
  if (range.min && range.max && *range.min > *range.max) {
    problems.add(node.at, "a range whose min is more than its max, expected the smaller one first");
  }
  return range;
}

}  // namespace headloop::script
