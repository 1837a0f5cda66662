// Goal: a copy of (Unit, Player) in the middle of a run, together with the Record up to there, is
// the run: the original and the copy go on alike. Method: scripts are stopped at many events, cold
// copies are made, and all are run to their ends, the copy first, so that nothing it changes could
// stay unseen.
#include <gmock/gmock.h>

#include "models/unit/unit.hpp"
#include "sim/world/run.hpp"
#include "tests/support/random_script.hpp"
#include "tests/tools/runner/products.hpp"
#include "tools/runner/devices.hpp"
#include "tools/script/reader.hpp"

namespace headloop::runner {
namespace {

// A run that can be copied at any event; the surroundings are within the Player.
struct Branch {
  models::Unit unit;
  world::Player player;
  Record record;
  world::Progress progress;

  Branch(const models::Product& product, const world::Script& script)
      : unit(product, script), player(script) {
    unit.show_at_begin(record);
  }

  bool advance(const world::Scene& scene) { return progress.advance(scene, unit, player, record); }
  void finish(const world::Scene& scene) {
    while (advance(scene)) {
    }
  }
  std::vector<std::int64_t> inspection() const {
    std::vector<std::int64_t> values;
    for (std::size_t i = 0; i < count_of<world::Property>(); ++i) {
      values.push_back(world::inspect(static_cast<world::Property>(i), progress.now(), unit,
                                      player.surroundings()));
    }
    return values;
  }
};

void expect_equal(const Branch& one, const Branch& other) {
  EXPECT_EQ(one.record.observations(), other.record.observations());
  EXPECT_EQ(one.inspection(), other.inspection());
  EXPECT_EQ(one.progress.events(), other.progress.events());
}

// Copies at every `stride`-th event. How many copies that were.
int copy_often(const models::Product& product, const world::Script& script, std::uint64_t stride) {
  const world::Scene scene{script, product.face};
  Branch whole(product, script);
  whole.finish(scene);

  int copies = 0;
  Branch original(product, script);
  do {
    if (original.progress.events() % stride != 0) continue;
    Branch copy = original;
    copy.finish(scene);
    expect_equal(copy, whole);
    ++copies;
    if (testing::Test::HasFailure()) {
      ADD_FAILURE() << "copied before event " << original.progress.events() + 1;
      return copies;
    }
  } while (original.advance(scene));
  expect_equal(original, whole);
  return copies;
}

std::string with_device(std::string text, const std::string& device) {
  const std::string mark = "DEVICE";
  return text.replace(text.find(mark), mark.size(), device);
}

// Everything that has a deadline of its own: prompts, boots, pages being written, a verification,
// a phone that changes its address, a trickle of hours, taught locations, gauge and cell.
const char* const a_day = R"(
title: A day
device: DEVICE
unit: {seed: 5, charge: 40 %, wear: {eeprom: 120 %}}
hosts: [{name: phone, address: randomised}, {name: laptop}]
steps:
  - phone: connect
  - phone: play
    volume: 60 %
  - wear
  - wait: 20 minutes
  - app: teach-location
    location: 4
  - wait: 11 minutes
  - phone: call
    host: laptop
  - wait: 3 s
  - take-off
  - verify: V2
    result: pass
  - plug: original-usb-a
  - leave: 3 h
  - unplug
  - cut-power: {at-write: 1, after: 2 ms}
  - leave: 20 days
)";

class Copying : public ProductTest {};

TEST_P(Copying, GoesOnAlikeThroughADay) {
  const Devices devices(all_products(), datasheet::known_claims());
  const auto scripts =
      script::read_scenarios("day.yaml", with_device(a_day, product().id), devices.catalogue());
  EXPECT_GT(copy_often(product(), scripts.at(0), 1), 40);
}

TEST_P(Copying, GoesOnAlikeThroughRandomScripts) {
  int copies = 0;
  for (std::uint64_t seed = 100'001; seed <= 100'060; ++seed) {
    SCOPED_TRACE(product().id + ", seed " + std::to_string(seed));
    copies += copy_often(product(), tests::random_script(product(), seed), 7);
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_GT(copies, 500);
}

// What was copied does not feel what becomes of the copy.
TEST_P(Copying, LeavesTheOriginalAlone) {
  const world::Script script = tests::random_script(product(), 7);
  const world::Scene scene{script, product().face};
  Branch original(product(), script);
  for (int i = 0; i < 20 && original.advance(scene); ++i) {
  }
  const auto before = original.inspection();
  const auto due = original.unit.next_deadline();
  Branch copy = original;
  copy.unit.apply({world::Act::cut_power}, copy.progress.now(), copy.record);
  EXPECT_EQ(original.inspection(), before);
  EXPECT_EQ(original.unit.next_deadline(), due);
}

HEADLOOP_EACH_PRODUCT(Copying);

}  // namespace
}  // namespace headloop::runner
