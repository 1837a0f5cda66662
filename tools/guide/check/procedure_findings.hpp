// What is wrong with a procedure, from what it came to on the bench.
#pragma once

#include <vector>

#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

// On a product that it is for.
std::vector<Finding> find_in(const Lab& lab, const Tried& tried);

// On the others. `home`: the products that it is for.
std::vector<Finding> find_hazards(const Lab& lab, std::size_t procedure, ProductSet home,
                                  const std::vector<Elsewhere>& elsewhere);

// What the person did and what was seen, shortened.
std::vector<Event> story_of(const Trial& trial, const models::Product& product);

}  // namespace headloop::checker
