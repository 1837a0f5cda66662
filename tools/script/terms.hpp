// The single values of the scenario language, under the names that its reference and its schema
// call them by, and how those with a unit are read.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "sim/world/script.hpp"
#include "tools/input/scalars.hpp"
#include "tools/input/structures.hpp"

namespace headloop::script {

// Lengths of time, none beyond 100 years.
input::ShapePtr duration();  // more than none
input::ShapePtr span();      // more than none, or in ticks of the device's sleep clock
input::ShapePtr delay();     // may be none
Duration duration_of(const input::Node& node);
world::Span span_of(const input::Node& node);

input::ShapePtr percent();
// How often an EEPROM has been written, of what it endures; may be more than all.
input::ShapePtr endurance();
input::ShapePtr distance();
input::ShapePtr voltage();
std::int64_t nanoseconds_of(const input::Node& node);
std::int64_t percent_of(const input::Node& node);
std::int64_t millimetres_of(const input::Node& node);
std::int64_t millivolts_of(const input::Node& node);

input::ShapePtr release();  // a firmware version
input::ShapePtr app_version();

input::ShapePtr control();
input::ShapePtr host();
input::ShapePtr charger();  // that can be plugged in

// One value, or {min: ..., max: ...}; both ends belong to it.
struct Range {
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
};
using Parse = std::function<std::int64_t(const input::Node&)>;
input::ShapePtr range(const std::string& name, input::ShapePtr value);
input::ShapePtr range_alone(const std::string& name, const input::ShapePtr& value);
Range range_of(const input::Node& node, const Parse& parse, input::Problems& problems);

inline constexpr Duration longest = days(36'500);

}  // namespace headloop::script
