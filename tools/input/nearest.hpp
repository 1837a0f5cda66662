// What somebody may have meant by a name that does not exist.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headloop::input {

// The known name that takes the fewest slips of the finger (a letter too many, too few, wrong, or
// swapped with its neighbour) to become `name`; else one that `name` is the first word of; empty if
// there is neither.
std::string nearest(std::string_view name, const std::vector<std::string>& known);

// "; did you mean 'power'?", or nothing.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& known);

// What was expected instead of `name`: all that is known, or, of very much, the likely one.
std::string expected_one_of(const std::vector<std::string>& known, std::string_view name);

}  // namespace headloop::input
