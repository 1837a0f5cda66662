// Statements of a guide that the bench can try, or the data sheets answer; and those that nobody
// here can.
#pragma once

#include <vector>

#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/statements.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

struct Claims {
  std::vector<Finding> findings;  // refuted ones, and untested ones
  std::vector<std::size_t> held;  // sentences that were tried and are right
};

Claims try_claims(const Lab& lab, const Statements& statements, const std::vector<Tried>& tried);

}  // namespace headloop::checker
