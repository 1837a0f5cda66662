// The unit on the bench and the hosts around it, when a script begins.
#pragma once

#include <memory>
#include <vector>

#include "sim/world/script.hpp"
#include "tools/input/structures.hpp"
#include "tools/script/reading.hpp"

namespace headloop::script {

// A unit while it is read, with the nodes of what may contradict each other.
struct UnitDraft {
  world::UnitSetup unit;
  const input::Node* charge = nullptr;
  const input::Node* power = nullptr;
};

using UnitShape = input::Object<UnitDraft, Reading>;
std::shared_ptr<const UnitShape> unit();
world::UnitSetup unit_of(const input::Node* node, Reading& reading);

using FaultShape = input::Variant<world::FaultSetup, Reading>;
input::ShapePtr faults();
// Of a scenario that may run without pins.
void refuse_wire_faults(const world::UnitSetup& unit, Reading& reading);
void read_faults(UnitDraft& draft, const input::Node& list, Reading& reading);
void read_wear(UnitDraft& draft, const input::Node& table, Reading& reading);
input::ShapePtr wear();

input::ShapePtr hosts();
inline constexpr const char* extra_paired_key = "extra-paired";
std::vector<world::HostSetup> hosts_of(const input::Node* list, const input::Node* unit_node,
                                       const world::UnitSetup& unit, Reading& reading);

}  // namespace headloop::script
