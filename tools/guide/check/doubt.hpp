// A finding that rests on assumptions, looked for again where they are others.
#pragma once

#include "tools/guide/check/basis.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

// With each assumed value below `paths` of the binding's product at the other ends of its range.
// One that is then gone is a warning at most, and says on which assumption it depends.
void doubt(Finding& finding, const Lab& lab, const Binding& binding, Paths paths,
           const Again& again);

}  // namespace headloop::checker
