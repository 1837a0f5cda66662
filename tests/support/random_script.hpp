// Scripts that nobody would write, though a person could carry out every one of them: no step
// contradicts an earlier one, every control and release is the product's own. For tests that must
// hold for any script.
#pragma once

#include <cstdint>

#include "models/unit/product.hpp"
#include "sim/world/script.hpp"

namespace headloop::tests {

// The same product and seed give the same script on any machine. The seed is the unit's as well.
world::Script random_script(const models::Product& product, std::uint64_t seed);

}  // namespace headloop::tests
