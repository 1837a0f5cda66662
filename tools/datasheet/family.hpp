// What a family's firmware has code for: which parts of a data sheet it needs, which it knows.
#pragma once

#include <optional>
#include <vector>

#include "models/unit/product.hpp"

namespace headloop::datasheet {

struct FamilyRules {
  models::Family family = models::Family::qcc3001;
  std::vector<platform::HoldRole> holds{};          // needed
  std::vector<platform::HoldRole> further_holds{};  // known
  std::optional<LedSign> sign{};                    // whose pattern times the reset
  std::optional<Prompt> prompt{};                   // whose end the reset waits for
  bool slide_power = false;                         // power is a slide switch
  bool co_processor = false;
  std::size_t bugs = 0;  // known bugs, by row
};

const FamilyRules& rules_of(models::Family family);

}  // namespace headloop::datasheet
