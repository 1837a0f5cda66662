// Findings of several products, as one list.
#pragma once

#include <vector>

#include "tools/guide/check/finding.hpp"

namespace headloop::checker {

// One finding for all products that it is found on; in the order of the text.
std::vector<Finding> merged(std::vector<Finding> findings);

}  // namespace headloop::checker
