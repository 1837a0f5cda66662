// What is wrong with a procedure, from what it came to on the bench.
#pragma once

#include <vector>

#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/preconditions.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

// On one product that it is for.
std::vector<Finding> find_in(const Lab& lab, const Tried& tried,
                             const Preconditions& preconditions);

// A run in a few lines: what was done, shown and said.
std::vector<Event> story_of(const Trial& trial, const models::Product& product);

}  // namespace headloop::checker
