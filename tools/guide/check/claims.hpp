// Statements of a guide that the bench can try, or the data sheets answer; and those that nobody
// here can.
#pragma once

#include <vector>

#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/statements.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

std::vector<Finding> find_claims(const Lab& lab, const Statements& statements,
                                 const std::vector<Tried>& tried);

}  // namespace headloop::checker
