// The claims that a data sheet may name as a source.
#pragma once

#include <string>
#include <vector>

namespace headloop::datasheet {

// The ids of the list that the build put into the program; nullptr if it has none.
const std::vector<std::string>* known_claims();

}  // namespace headloop::datasheet
