// Goal: the LED's wires show the pattern of the data sheet, the carrier only where it was asked
// for, and cost nothing where nobody looks.
#include <gmock/gmock.h>

#include "sim/rig/kernel.hpp"
#include "sim/rig/led_driver.hpp"

namespace headloop::rig {
namespace {

using testing::ElementsAre;
using world::Colour;

enum Channel { red, green, blue };

struct Edges : sc_core::sc_module {
  explicit Edges(sc_core::sc_module_name name) : sc_module(name) {
    SC_HAS_PROCESS(Edges);
    SC_METHOD(edge);
    sensitive << wire;
    dont_initialize();
  }
  void edge() { at_us.push_back(now().ns / 1'000); }
  sc_core::sc_in<bool> wire{"wire"};
  std::vector<std::int64_t> at_us;
};

// Booting: red 100 ms, dark 200 ms, green 50 ms. Reset-confirmed: amber 10 ms, dark 10 ms, twice.
world::Faceplate face() {
  world::Faceplate face;
  const auto pattern = [&](LedSign sign) -> world::LedPattern& {
    return face.leds[static_cast<std::size_t>(sign)].emplace();
  };
  pattern(LedSign::booting).phases = {{Colour::red, milliseconds(100)},
                                      {std::nullopt, milliseconds(200)},
                                      {Colour::green, milliseconds(50)}};
  pattern(LedSign::reset_confirmed) = {
      {{Colour::amber, milliseconds(10)}, {std::nullopt, milliseconds(10)}}, 2};
  pattern(LedSign::on).phases = {{Colour::white, Duration{}}};
  return face;
}

class LedDriverTest : public testing::Test {
 protected:
  LedDriverTest() {
    for (std::size_t i = 0; i < wires.size(); ++i) {
      leds.channel[i](wires[i]);
      leds.duty_percent[i](duties[i]);
    }
    red_edges.wire(wires[red]);
    green_edges.wire(wires[green]);
  }

  Kernel kernel;
  const world::Faceplate plate = face();
  sc_core::sc_vector<sc_core::sc_signal<bool>> wires{"wires", 3};
  sc_core::sc_vector<sc_core::sc_signal<int>> duties{"duties", 3};
  LedDriver leds{"leds", plate};
  Edges red_edges{"red_edges"};
  Edges green_edges{"green_edges"};
};

TEST_F(LedDriverTest, ShowsTheEdgesOfAPattern) {
  kernel.run_to(Instant{} + milliseconds(7));
  leds.show(LedSign::booting);
  kernel.run_to(Instant{} + milliseconds(7 + 2 * 350));
  // Red from 7 on, green 300 ms later for 50 ms, and again.
  EXPECT_THAT(red_edges.at_us, ElementsAre(7'000, 107'000, 357'000, 457'000, 707'000));
  EXPECT_THAT(green_edges.at_us, ElementsAre(307'000, 357'000, 657'000, 707'000));
}

TEST_F(LedDriverTest, EndsAPatternThatRepeatsANumberOfTimes) {
  kernel.run_to(Instant{0});
  leds.show(LedSign::reset_confirmed);
  kernel.run_to(Instant{} + milliseconds(1));
  EXPECT_EQ(duties[red].read(), 100);
  EXPECT_EQ(duties[green].read(), 40);
  EXPECT_EQ(duties[blue].read(), 0);
  kernel.run_to(Instant{} + seconds(1));
  EXPECT_THAT(red_edges.at_us, ElementsAre(0, 10'000, 20'000, 30'000));
}

TEST_F(LedDriverTest, ShowsTheCarrierInItsWindowOnly) {
  kernel.run_to(Instant{0});
  leds.show(LedSign::reset_confirmed);
  leds.show_carrier(Instant{} + milliseconds(2), Instant{} + milliseconds(4));
  kernel.run_to(Instant{} + milliseconds(9));
  // Green at 40 % of 1 ms, two periods; red at 100 % never moves.
  EXPECT_THAT(green_edges.at_us, ElementsAre(0, 2'400, 3'000, 3'400, 4'000));
  EXPECT_THAT(red_edges.at_us, ElementsAre(0));
}

TEST_F(LedDriverTest, BlinksForNobody) {
  leds.watch(false);
  kernel.run_to(Instant{0});
  leds.show(LedSign::booting);
  kernel.run_to(Instant{} + seconds(1));
  const std::uint64_t begun = kernel.deltas();
  kernel.run_to(Instant{} + days(90));
  EXPECT_EQ(kernel.deltas(), begun);
}

// Three phases every 350 ms, one of which changes two wires; somebody looks at two of the three.
TEST_F(LedDriverTest, ABlinkCostsTheSameAfterSixHoursAndAfterNinetyDays) {
  kernel.run_to(Instant{0});
  leds.show(LedSign::booting);
  const auto cost_from = [&](Instant t) {
    kernel.run_to(t);
    const std::uint64_t begun = kernel.deltas();
    kernel.run_to(t + milliseconds(350) * 100);
    return kernel.deltas() - begun;
  };
  const std::uint64_t at_first = cost_from(Instant{} + seconds(1));
  EXPECT_EQ(cost_from(Instant{} + hours(6)), at_first);
  leds.show(LedSign::off);
  kernel.run_to(Instant{} + days(90));
  leds.show(LedSign::booting);
  EXPECT_EQ(cost_from(Instant{} + days(90) + seconds(1)), at_first);
  // Each phase's end is a timer, its wires' update, and an onlooker who hears of it.
  EXPECT_LE(at_first, 100U * 3 * 3);
}

TEST_F(LedDriverTest, ASteadyLightCostsNothing) {
  kernel.run_to(Instant{0});
  leds.show(LedSign::on);
  kernel.run_to(Instant{} + seconds(1));
  const std::uint64_t begun = kernel.deltas();
  kernel.run_to(Instant{} + days(90));
  EXPECT_EQ(kernel.deltas(), begun);
  EXPECT_TRUE(wires[blue].read());
}

}  // namespace
}  // namespace headloop::rig
