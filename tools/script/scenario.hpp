// A scenario as a whole.
#pragma once

#include <memory>

#include "sim/world/script.hpp"
#include "tools/input/structures.hpp"
#include "tools/script/catalogue.hpp"

namespace headloop::script {

// The mapping of a scenario while it is read: its nodes, since what they mean hangs on each other.
struct ScenarioDraft {
  world::Script script;
  const input::Node* unit = nullptr;
  const input::Node* hosts = nullptr;
  const input::Node* steps = nullptr;
  const input::Node* inspect = nullptr;
  const input::Node* outcome = nullptr;
  const input::Node* known_failure = nullptr;
};

using ScenarioShape = input::Object<ScenarioDraft, const Catalogue>;
std::shared_ptr<const ScenarioShape> scenario();

// The node has been checked; `label` says which one of a `for-each` it is; `every_step`: none of
// its steps is left out.
world::Script script_of(const input::Node& node, const std::string& label,
                        const Catalogue& catalogue, input::Problems& problems,
                        bool every_step = true);

// The names that a catalogue has; `catalogue` has to outlive them, nullptr: any name will do.
input::Names names_of(const Catalogue* catalogue);

}  // namespace headloop::script
