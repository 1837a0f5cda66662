// Bad input, as opposed to our own faults and to devices that misbehave: what people wrote cannot
// be meant. Every problem says where it stands, what was found there and what was expected instead.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "sim/world/script.hpp"

namespace headloop::input {

struct Problem {
  world::SourcePosition at;
  std::string message;
};

// "scenarios/reset.yaml:12:7: unknown key 'untill' ..."
std::string to_string(const Problem& problem);

// Carries all that was found wrong with one file, in the order of the file; what() is one line
// each.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace headloop::input
