#include "tools/datasheet/family.hpp"

#include <array>

#include "models/qcc5124/touch.hpp"

namespace headloop::datasheet {

using platform::HoldRole;

const FamilyRules& rules_of(models::Family family) {
  static const std::vector<HoldRole> plain = {HoldRole::power, HoldRole::reboot, HoldRole::reset};
  static const std::vector<HoldRole> two_phases = {HoldRole::power, HoldRole::reboot,
                                                   HoldRole::reset, HoldRole::reset_second};
  static const std::array<FamilyRules, 4> all = {{
      {.family = models::Family::qcc3001, .holds = plain, .sign = LedSign::reset_ready},
      {.family = models::Family::prompt_confirm, .holds = plain, .prompt = Prompt::resetting},
      {.family = models::Family::qcc5124,
       .holds = two_phases,
       .further_holds = {HoldRole::legacy_reset},
       .prompt = Prompt::initializing,
       .co_processor = true,
       .bugs = qcc5124::touch_bug + 1},
      {.family = models::Family::rtl8763b,
       .holds = {HoldRole::reset},
       .sign = LedSign::boot_loader,
       .slide_power = true},
  }};
  return all[static_cast<std::size_t>(family)];
}

}  // namespace headloop::datasheet
