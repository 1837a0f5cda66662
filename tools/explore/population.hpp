// From the nominal unit's window to those of all units of the product.
#pragma once

#include "tools/explore/window.hpp"

namespace headloop::explore {

// Lengths between two edges; where the search ended there is none.
struct Stretch {
  Range range;
  bool lower = true;  // its `from` is an edge
  bool upper = true;
};

struct Extremes {
  std::optional<Stretch> sure;
  Stretch possible;
  std::uint64_t runs = 0;
};

// Moves the edges to where they are on the units that move them furthest, inwards and outwards.
// `found` has them for an exact clock and ideal contacts. Lengths beyond `longest` are not asked
// for.
Extremes find_extremes(const models::Product& product, const world::Script& script,
                       const TimedStep& timed, const Judge& judge, const Extremes& found,
                       Duration longest);

}  // namespace headloop::explore
