// What the hosts of a random script, and the app on them, ask of the unit.
#pragma once

#include <cstddef>

#include "models/unit/product.hpp"
#include "sim/world/script.hpp"
#include "tests/support/dice.hpp"

namespace headloop::tests {

// Remembers what was asked, so that nothing is paused that does not play.
class RandomRequests {
 public:
  explicit RandomRequests(const models::Product& product) : product_(product) {}
  void set_hosts(std::size_t count) { hosts_ = static_cast<int>(count); }

  // Both fill the step in; false if what was drawn is not possible now.
  bool phone(world::Step& step, Dice& dice);
  bool app(world::Step& step, Dice& dice);

 private:
  const models::Product& product_;
  int hosts_ = 1;
  unsigned playing_ = 0;  // a bit per host
  unsigned calling_ = 0;
  unsigned exported_ = 0;
};

}  // namespace headloop::tests
