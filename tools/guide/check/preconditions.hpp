// What a guide says of the state that the unit has to be in.
#pragma once

#include <optional>
#include <string_view>

#include "tools/guide/check/performance.hpp"

namespace headloop::checker {

struct Precondition {
  std::string_view told;  // "that no cable may be plugged in"
  std::string_view path;  // where the data sheet decides it
};

const Precondition& precondition_against(Start start);

struct Told {
  bool before = false;               // where the reader has seen it
  std::optional<std::size_t> later;  // the sentence that says it too late
};

// Whether the guide speaks of it: in a precondition, a warning or an instruction before this
// procedure's first key, or only behind.
Told told_of(const guide::Guide& guide, const guide::Procedure& procedure, Start start);

}  // namespace headloop::checker
