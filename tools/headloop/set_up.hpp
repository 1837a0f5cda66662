// What several commands begin with.
#pragma once

#include <string>

#include "tools/runner/devices.hpp"

namespace headloop::cli {

// The program's devices, and those below the folder, unless its name is empty.
runner::Devices devices_of(const std::string& models);

// How many worker processes: as asked for, or one for each processor.
int workers(int jobs);

}  // namespace headloop::cli
