#include "sim/world/faceplate.hpp"

#include <algorithm>

namespace headloop::world {

Duration LedPattern::period() const {
  Duration sum;
  for (const LedPhase& phase : phases) sum = sum + phase.length;
  return sum;
}

std::optional<std::uint8_t> Faceplate::control(std::string_view name) const {
  for (std::size_t i = 0; i < controls.size(); ++i) {
    const Control& c = controls[i];
    if (c.name == name || std::find(c.aliases.begin(), c.aliases.end(), name) != c.aliases.end()) {
      return static_cast<std::uint8_t>(i);
    }
  }
  return std::nullopt;
}

}  // namespace headloop::world
