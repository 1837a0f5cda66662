// Scenarios as people write them become Scripts; docs/scenarios.md is the language's reference.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/world/script.hpp"
#include "tools/script/catalogue.hpp"

namespace headloop::script {

// All scenarios of one file, each `for-each` expanded, in the order of the file. `path` is how the
// file is called in messages and in the ids of its scenarios. Nothing of a file is returned unless
// all of it makes sense; otherwise throws input::InputError with every problem found.
std::vector<world::Script> read_scenarios(const std::string& path, std::string_view text,
                                          const Catalogue& catalogue);

}  // namespace headloop::script
