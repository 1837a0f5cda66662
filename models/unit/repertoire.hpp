// The words of the Record that a product's firmware and parts can give.
#pragma once

#include "models/unit/product.hpp"
#include "sim/world/repertoire.hpp"

namespace headloop::models {

world::Repertoire repertoire_of(const Product& product);

}  // namespace headloop::models
