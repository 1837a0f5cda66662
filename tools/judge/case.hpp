// What a verdict is made from: the script, the finished Record, and the unit as it lies there
// afterwards.
#pragma once

#include <functional>
#include <string>

#include "sim/core/record.hpp"
#include "sim/world/bench.hpp"
#include "sim/world/faceplate.hpp"
#include "sim/world/run.hpp"
#include "sim/world/script.hpp"
#include "sim/world/surroundings.hpp"

namespace headloop::judge {

struct Case {
  const world::Script& script;
  const world::Faceplate& face;
  const Record& record;                     // in order of time; the canonical order will do
  const world::Bench& bench;                // for the inspection, and for the length of its ticks
  const world::Surroundings& surroundings;  // for what is inspected in the app
  world::RunResult result;
  // Says an observation to people. The judge knows no product's words.
  std::function<std::string(const Observation&)> describe;
  // What had come about when the run began, in order; nullptr: nothing is known of it.
  const Record* before = nullptr;
};

}  // namespace headloop::judge
