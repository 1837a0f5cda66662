// What a guide says of the state that the unit has to be in.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "tools/guide/check/performance.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {

struct Precondition {
  std::string_view told;  // "that no cable may be plugged in"
  std::string_view path;  // where the data sheet decides it
  std::string_view step;  // "Unplug the cable." What to write; empty if one sentence will not do
};

const Precondition& precondition_against(Start start);

// Whether a sentence speaks of it at all.
bool speaks_of(Start start, const Words& words);

// A procedure that only prepares becomes the begin of the one directly behind it; one whose heading
// is a later part's ("Phase two") the end of the one before it.
void join_parts(guide::Guide& guide);

// Its first step with a finger on the device; its first one if it has none.
guide::StepRef first_touch(const guide::Guide& guide, const guide::Procedure& procedure);

struct Told {
  bool before = false;               // where the reader has seen it
  std::optional<std::size_t> later;  // the sentence that says it too late
};

// Looks a guide through once for all its procedures.
class Preconditions {
 public:
  explicit Preconditions(const guide::Guide& guide);

  // Whether the guide speaks of it: in a precondition, a warning or an instruction before this
  // procedure's first key, or only behind.
  Told told(const guide::Procedure& procedure, Start start) const;

 private:
  bool is_asked_for(std::size_t sentence) const;

  struct Spoken {
    std::optional<std::size_t> first;        // sentence that binds everybody who reads on
    std::unordered_set<std::size_t> blocks;  // whose steps see to it
    std::unordered_set<std::size_t> steps;   // sentences of steps that see to it
    std::vector<std::size_t> of_resets;      // sentences, in order
  };
  const guide::Guide& guide_;
  std::array<Spoken, count_of<Start>()> spoken_;
};

}  // namespace headloop::checker
