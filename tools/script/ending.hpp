// What a scenario states about its end: the inspection of the unit, and what it all came to.
#pragma once

#include <memory>
#include <vector>

#include "sim/world/script.hpp"
#include "tools/input/structures.hpp"
#include "tools/script/reading.hpp"

namespace headloop::script {

using InspectShape = input::Object<std::vector<world::Inspection>, Reading>;
std::shared_ptr<const InspectShape> inspection();

input::ShapePtr outcome();
void read_outcome(const input::Node& node, world::Script& script, Reading& reading);

}  // namespace headloop::script
