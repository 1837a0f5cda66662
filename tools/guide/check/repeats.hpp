// "Repeat steps 1 and 2": which steps of a procedure are done, one behind the other.
#pragma once

#include <cstddef>
#include <vector>

#include "tools/guide/reading/reading.hpp"

namespace headloop::checker {

struct DoneStep {
  guide::StepRef words;     // what is done
  std::size_t told_in = 0;  // the sentence that tells it: another one where it is done again
};

// A "repeat" that only holds under a condition, or that names no step, stands for itself.
std::vector<DoneStep> done_steps(const guide::Guide& guide, const guide::Procedure& procedure);

}  // namespace headloop::checker
