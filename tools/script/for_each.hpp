// `for-each` makes one scenario many: every combination of the values of its axes, or every row of
// a table. A `${name}` anywhere in the scenario, in a key or in a value, becomes the value of that
// name; where it is all of a value, whatever the value is, and where that is empty, nothing.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "tools/input/problems.hpp"
#include "tools/input/shape.hpp"

namespace headloop::script {

inline constexpr std::size_t scenarios_max = 10'000;  // of one file
inline constexpr std::string_view for_each_key = "for-each";

input::ShapePtr for_each();

// What all instances of a file's scenarios may take together, in bytes of their text and 64 for
// each value: what one line can ask for must not fill the memory.
inline constexpr std::size_t expansion_max = std::size_t{128} << 20;

// Calls `take` with each instance of a scenario: the document with all names replaced and without
// its `for-each`, the instance's label ("device=mdr-1000x, seed=3", or a row's id; empty if there
// is only one), and the problems found in replacing. `for-each` itself has been checked for its
// shape; what else is wrong with it goes to `problems`, and nothing is taken. Ends early when
// `take` returns false. Says how many instances there are. Takes from `room`; what does not
// fit into it ends the reading of the file.
using TakeInstance =
    std::function<bool(const input::Node& scenario, const std::string& label, input::Problems&)>;
struct Room {
  std::size_t scenarios = scenarios_max;
  std::size_t bytes = expansion_max;
};
std::size_t expand(const input::Node& document, Room& room, input::Problems& problems,
                   const TakeInstance& take);

}  // namespace headloop::script
