// Statements of a guide that exclude each other. No device is asked; where one can tell which of
// the two holds, that is said.
#pragma once

#include <vector>

#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/statements.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

std::vector<Finding> find_contradictions(const Lab& lab, const Statements& statements,
                                         const std::vector<Tried>& tried);

}  // namespace headloop::checker
