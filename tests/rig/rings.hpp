// One script in both rings, and what they make of it.
#pragma once

#include <string>
#include <vector>

#include "models/unit/product.hpp"
#include "sim/core/record.hpp"
#include "sim/world/script.hpp"

namespace headloop::rig::tests {

// Canonical Records.
Record run_in_unit_ring(const models::Product& product, const world::Script& script);
Record run_in_pin_ring(const models::Product& product, const world::Script& script);

// Empty if the Records agree on all channels but those that only pins have; else where they part,
// with what stands around it in both.
std::string difference(const Record& unit, const Record& pin);

const std::vector<models::Product>& products();
const models::Product& product(const std::string& id);

}  // namespace headloop::rig::tests
