// A product's reset as its data sheet words it: what statements about resets are tried on where the
// guide's own procedure does not work.
#pragma once

#include <memory>

#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

// Read and performed as a guide's is; nothing when the effort is spent.
std::shared_ptr<const Tried> sheet_reset(const Lab& lab, std::size_t product);

// Its steps as a guide may tell them.
SheetSteps sheet_steps(const Lab& lab, const models::Product& product);

}  // namespace headloop::checker
