#include "bench/stage.hpp"

#include "tools/script/reader.hpp"

namespace headloop::bench {

Stage::Stage(std::string_view yaml)
    : devices_(std::nullopt),
      script_(script::read_scenarios("bench", yaml, devices_.catalogue()).at(0)),
      product_(devices_.product_of(script_)),
      unit_(product_, script_),
      player_(script_) {}

world::RunResult Stage::play(Record& record) const {
  models::Unit unit = unit_;
  world::Player player = player_;
  record.clear();
  unit.show_at_begin(record);
  return world::run(scene(), unit, player, record);
}

}  // namespace headloop::bench
