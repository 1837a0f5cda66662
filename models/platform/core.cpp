#include "models/platform/core.hpp"

namespace headloop::platform {

void show(Context& cx, LedLayer layer, LedSign sign) {
  Core& core = cx.core;
  core.shown_layers[static_cast<std::size_t>(layer)] = static_cast<std::uint8_t>(sign);
  LedSign wanted = LedSign::off;
  for (const std::uint8_t shown : core.shown_layers) {
    if (shown != 0) {
      wanted = static_cast<LedSign>(shown);
      break;
    }
  }
  if (wanted == core.shown) return;
  core.shown = wanted;
  cx.io.led(wanted);
}

}  // namespace headloop::platform
