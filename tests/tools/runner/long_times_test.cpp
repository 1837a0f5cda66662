// Goal: a unit that is left alone for months is inspected as it is then. Method: whole runs of a
// single long step.
#include <gtest/gtest.h>

#include <algorithm>

#include "models/unit/unit.hpp"
#include "sim/world/run.hpp"
#include "tests/tools/runner/products.hpp"
#include "tools/runner/devices.hpp"
#include "tools/script/reader.hpp"

namespace headloop::runner {
namespace {

struct Whole {
  world::Script script;
  world::Scene scene;
  models::Unit unit;
  world::Player player;
  Record record;
  world::Progress progress;

  Whole(const models::Product& product, const world::Script& the_script)
      : script(the_script), scene{script, product.face}, unit(product, script), player(script) {
    while (progress.advance(scene, unit, player, record)) {
    }
  }
  std::int64_t inspect(world::Property property) const {
    return world::inspect(property, progress.now(), unit, player.surroundings());
  }
};

class LongTimes : public ProductTest {
 protected:
  Whole run(const std::string& steps) const {
    const std::string text =
        "title: x\ndevice: " + product().id + "\nunit: {power: off}\nsteps: [" + steps + "]\n";
    const Devices devices(all_products(), datasheet::known_claims());
    return Whole(product(), script::read_scenarios("x.yaml", text, devices.catalogue()).at(0));
  }
};

// To take the charger away books what the cell has gone through until then.
TEST_P(LongTimes, AreInspectedAsIfSomethingHadJustHappened) {
  for (const char* time : {"1 day", "60 days", "90 days", "300 days"}) {
    SCOPED_TRACE(time);
    const std::string leave = "{plug: original-usb-a}, {leave: " + std::string(time) + "}";
    const Whole alone = run(leave);
    const Whole disturbed = run(leave + ", unplug");
    for (const auto property :
         {world::Property::cell_health_permille, world::Property::charge_percent}) {
      EXPECT_EQ(alone.inspect(property), disturbed.inspect(property));
    }
  }
}

// 90 days above 95 % cost 90 x 300 = 27000 ppm, what is topped up meanwhile 0.7 x 290.
TEST_P(LongTimes, AgeACellInOnePiece) {
  const Whole plugged = run("{plug: original-usb-a}, {leave: 90 days}");
  EXPECT_EQ(plugged.inspect(world::Property::cell_health_permille), 973);
}

// From full to 95 % are 40 of 800 mAh: 160 h at 250 uA, then half an hour to fill them; 150 h when
// 60 of 1000 of the capacity are gone. In 4800 h that happens 30 times. Each is a level that is
// reached, 97 %, full, and the firmware told twice.
TEST_P(LongTimes, PluggedInCostByWhatIsToppedUp) {
  const Whole plugged = run("{plug: original-usb-a}, {leave: 200 days}");
  const auto& seen = plugged.record.observations();
  const auto charges = std::count_if(seen.begin(), seen.end(), [](const Observation& o) {
    return o.channel == Channel::cell && o.what == static_cast<int>(CellEvent::charging);
  });
  EXPECT_GE(charges, 1 + 29);
  EXPECT_LE(charges, 1 + 31);
  EXPECT_LT(plugged.progress.events(), 400U);
}

HEADLOOP_EACH_PRODUCT(LongTimes);

}  // namespace
}  // namespace headloop::runner
