// A unit is copied at every branch of an exploration, so its parts have to stay small and plain.
#include <gtest/gtest.h>

#include <type_traits>

#include "sim/parts/anc_path.hpp"
#include "sim/parts/battery.hpp"
#include "sim/parts/driver.hpp"
#include "sim/parts/dsp.hpp"
#include "sim/parts/eeprom.hpp"
#include "sim/parts/gauge.hpp"
#include "sim/parts/i2c_schedule.hpp"
#include "sim/parts/port.hpp"
#include "sim/parts/proximity.hpp"
#include "sim/parts/rail.hpp"
#include "sim/parts/slide_switch.hpp"
#include "sim/parts/speaker.hpp"
#include "sim/parts/spi_flash.hpp"
#include "sim/parts/touch_panel.hpp"

namespace headloop::parts {
namespace {

template <class... Parts>
constexpr std::size_t total_size() {
  static_assert((std::is_trivially_copyable_v<Parts> && ...));
  return (sizeof(Parts) + ...);
}

// Everything once; a product with a slide switch has fewer keys.
constexpr std::size_t without_keys =
    total_size<KeyParams, TouchPanel, Eeprom, EepromBus, SpiFlash, Battery, Gauge, Port,
               ProximitySensor, Rail, Speaker, AncPath, Dsp, Driver>();

TEST(Parts, FitBesideTheEepromInAKilobyteAndAQuarter) {
  EXPECT_LE(without_keys - Eeprom::size + 4 * sizeof(Key), 1'280U);
  EXPECT_LE(without_keys - Eeprom::size + 2 * sizeof(Key) + sizeof(SlideSwitch), 1'280U);
}

}  // namespace
}  // namespace headloop::parts
