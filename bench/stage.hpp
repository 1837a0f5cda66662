// What a benchmark plays: one scenario, read from its YAML text, with its product.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "models/unit/unit.hpp"
#include "sim/world/run.hpp"
#include "tools/runner/devices.hpp"

namespace headloop::bench {

class Stage {
 public:
  explicit Stage(std::string_view yaml);

  // A fresh unit as it lies there at the beginning.
  const models::Unit& unit() const { return unit_; }
  const models::Product& product() const { return product_; }
  world::Scene scene() const { return {script_, product_.face}; }

  // The whole scenario on a copy of the unit. `record` is emptied first and keeps its room.
  world::RunResult play(Record& record) const;

 private:
  runner::Devices devices_;
  world::Script script_;
  const models::Product& product_;
  models::Unit unit_;
  world::Player player_;
};

}  // namespace headloop::bench
