#include "tests/support/random_requests.hpp"

namespace headloop::tests {

using world::Action;
using world::AppAction;
using world::HostAction;

bool RandomRequests::phone(world::Step& step, Dice& dice) {
  step.action = Action::phone;
  step.host = static_cast<std::uint8_t>(dice.number(0, hosts_ - 1));
  step.host_action = dice.word<HostAction>();
  const unsigned host = 1U << step.host;
  switch (step.host_action) {
    case HostAction::play:
      step.value = dice.number(0, 100);
      playing_ |= host;
      return true;
    case HostAction::pause:
      if ((playing_ & host) == 0) return false;
      playing_ &= ~host;
      return true;
    case HostAction::call:
      if ((calling_ & host) != 0) return false;
      calling_ |= host;
      return true;
    case HostAction::hang_up:
      if ((calling_ & host) == 0) return false;
      calling_ &= ~host;
      return true;
    default: return true;
  }
}

bool RandomRequests::app(world::Step& step, Dice& dice) {
  step.action = Action::app;
  step.host = static_cast<std::uint8_t>(dice.number(0, hosts_ - 1));
  step.app_action = dice.word<AppAction>();
  switch (step.app_action) {
    case AppAction::update: step.value = dice.one_of(product_.releases).version; break;
    case AppAction::equaliser: step.value = dice.number(0, 63); break;
    case AppAction::teach_location: step.value = dice.number(1, 100); break;
    case AppAction::export_profiles: exported_ |= 1U << step.host; break;
    case AppAction::import_profiles: return (exported_ >> step.host & 1U) != 0;
    default: step.value = dice.number(0, 100); break;
  }
  return true;
}

}  // namespace headloop::tests
