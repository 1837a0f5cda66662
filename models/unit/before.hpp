// What had come about when a run begins, on the channels that show changes alone: nobody was there
// to see it, but it is so.
#pragma once

#include "models/unit/product.hpp"
#include "sim/core/record.hpp"
#include "sim/world/script.hpp"

namespace headloop::models {

// In order: of one channel and subject the last one stands when the run begins.
Record before_the_run(const Product& product, const world::Script& script);

}  // namespace headloop::models
