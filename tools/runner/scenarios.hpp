// The scenarios of files and folders, read before any of them runs.
#pragma once

#include <string>
#include <vector>

#include "sim/world/script.hpp"
#include "tools/script/catalogue.hpp"

namespace headloop::runner {

// In the order of the paths, then of the files. Throws input::InputError with the problems of all
// files, or input::UsageError for paths that cannot be read.
std::vector<world::Script> load_scenarios(const std::vector<std::string>& paths,
                                          const script::Catalogue& catalogue);

}  // namespace headloop::runner
