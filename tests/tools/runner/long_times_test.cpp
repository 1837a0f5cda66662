// Goal: a unit that is left alone for months is inspected as it is then. Method: whole runs of a
// single long step.
#include <gtest/gtest.h>

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

HEADLOOP_EACH_PRODUCT(LongTimes);

}  // namespace
}  // namespace headloop::runner
