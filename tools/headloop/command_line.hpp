// From arguments to a command.
#pragma once

#include <optional>
#include <variant>

#include "tools/headloop/commands.hpp"

namespace headloop::cli {

// Either what to do, or the exit status of a program that has already answered: with help, or with
// what is wrong about the arguments and what may have been meant.
struct CommandLine {
  std::variant<Command, int> result;
  int verbosity = 0;  // how many -v
};

CommandLine parse(int argc, const char* const* argv);

}  // namespace headloop::cli
