#include "sim/parts/proximity.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{0};

ProximityCause cause_in(Surroundings surroundings) {
  ProximitySensor sensor(ProximityParams{});
  sensor.set_surroundings(surroundings, start);
  return sensor.cause();
}

// F3: worn, or seemingly worn. "Within 15 cm" includes 15 cm.
TEST(ProximitySensor, IsCoveredByAHeadASurfaceOrMetalNearby) {
  EXPECT_EQ(cause_in({}), ProximityCause::none);
  EXPECT_EQ(cause_in({true, false, no_metal}), ProximityCause::worn);
  EXPECT_EQ(cause_in({false, true, no_metal}), ProximityCause::surface);
  EXPECT_EQ(cause_in({false, false, 150}), ProximityCause::metal);
  EXPECT_EQ(cause_in({false, false, 151}), ProximityCause::none);
  EXPECT_EQ(cause_in({true, true, 10}), ProximityCause::worn);
}

TEST(ProximitySensor, ReportsAfterItsLatency) {
  ProximitySensor sensor(ProximityParams{});
  sensor.set_surroundings({true, false, no_metal}, start);
  EXPECT_FALSE(sensor.covered());
  EXPECT_EQ(sensor.next_deadline(), start + milliseconds(100));
  const ProximityChange change = sensor.fire(start + milliseconds(100));
  EXPECT_TRUE(change.covered);
  EXPECT_EQ(change.cause, ProximityCause::worn);
  EXPECT_TRUE(sensor.covered());
  sensor.set_surroundings({}, start + seconds(1));
  EXPECT_FALSE(sensor.fire(start + seconds(1) + milliseconds(100)).covered);
}

TEST(ProximitySensor, AChangeUndoneWithinTheLatencyIsNotReported) {
  ProximitySensor sensor(ProximityParams{});
  sensor.set_surroundings({true, false, no_metal}, start);
  sensor.set_surroundings({}, start + milliseconds(99));
  EXPECT_EQ(sensor.next_deadline(), never);
}

TEST(ProximitySensor, AnotherCauseOfTheSameIsNoChange) {
  ProximitySensor sensor(ProximityParams{});
  sensor.set_surroundings({true, false, no_metal}, start);
  sensor.set_surroundings({false, true, no_metal}, start + milliseconds(50));
  EXPECT_EQ(sensor.next_deadline(), start + milliseconds(100));
  EXPECT_EQ(sensor.fire(start + milliseconds(100)).cause, ProximityCause::surface);
}

TEST(ProximitySensor, AStuckSensorIsCoveredWhereverItLies) {
  ProximitySensor sensor(ProximityParams{});
  sensor.set_stuck(true, start);
  EXPECT_EQ(sensor.fire(sensor.next_deadline()).cause, ProximityCause::stuck);
  sensor.set_surroundings({}, start + seconds(1));
  EXPECT_EQ(sensor.next_deadline(), never);
  EXPECT_TRUE(sensor.covered());
}

}  // namespace
}  // namespace headloop::parts
