// What several commands begin with.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/runner/devices.hpp"
#include "tools/runner/ring.hpp"
#include "tools/runner/selection.hpp"

namespace headloop::cli {

// Nothing if it has no name.
std::optional<std::filesystem::path> folder_of(const std::string& models);

// The program's devices, and those below the folder, unless its name is empty.
runner::Devices devices_of(const std::string& models);

// With pins where asked for; in the window their traces show the carrier that dims the LED and
// the bits of an update.
runner::Ring ring_of(runner::Fidelity fidelity, Instant carrier_from = never,
                     Instant carrier_to = never);

// How many worker processes: as asked for, or one for each processor.
int workers(int jobs);

// For commands that take one scenario. Throws input::UsageError if several are meant.
runner::Item the_one(const std::vector<world::Script>& scripts,
                     const runner::SelectionOptions& selection);

}  // namespace headloop::cli
