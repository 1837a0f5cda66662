// Which steps belong together.
#pragma once

#include <vector>

#include "tools/guide/reading/reading.hpp"

namespace headloop::guide {

// Steps under one heading, or of one list, are a procedure; an item of an unnumbered list that has
// a label of its own ("MDR-1000X: ...") is one by itself.
std::vector<Procedure> procedures_of(const Guide& guide);

}  // namespace headloop::guide
