// The unit and the hosts of a random script.
#pragma once

#include <vector>

#include "models/unit/product.hpp"
#include "sim/world/script.hpp"
#include "sim/world/surroundings.hpp"
#include "tests/support/dice.hpp"

namespace headloop::tests {

// A unit that can exist: no power from an empty cell, no fault of a part that it lacks.
world::UnitSetup random_unit(const models::Product& product, std::uint64_t seed, Dice& dice);

// No more, together with those that are not around, than the unit's address table holds.
std::vector<world::HostSetup> random_hosts(world::UnitSetup& unit, Dice& dice);

}  // namespace headloop::tests
