// Which steps belong together.
#pragma once

#include <vector>

#include "tools/guide/reading/reading.hpp"

namespace headloop::guide {

// Steps under one heading, or of one list, are a procedure; an item of an unnumbered list that has
// a label of its own ("MDR-1000X: ...") is one by itself.
// Words of capitals and digits, as models are called: "MDR-1000XM2", "XM3".
std::vector<std::string> models_in(const std::string& text);

std::vector<Procedure> procedures_of(const Guide& guide);

}  // namespace headloop::guide
