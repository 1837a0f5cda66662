// What was asked for cannot be done as it was asked: a path that does not exist, an option without
// sense. There is no place in a file to point at.
#pragma once

#include <stdexcept>

namespace headloop::input {

class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace headloop::input
