#include "sim/parts/battery.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{0};

Battery battery_at(int permille) { return {Cell(CellParams{}, 0, permille), ProtectionParams{}}; }

TEST(Battery, ATrippedIcLetsNothingOut) {
  Battery battery = battery_at(800);
  battery.set_load(50'000, start);
  battery.trip(start + seconds(1));
  EXPECT_FALSE(battery.discharge_enabled());
  EXPECT_EQ(battery.millivolts(start + seconds(1)), 0);
  EXPECT_EQ(battery.cell().load_ua(), 0);
  battery.set_load(80'000, start + seconds(2));
  EXPECT_EQ(battery.cell().load_ua(), 0);
}

// D2: 12 h of trickle, to the nanosecond.
TEST(Battery, TwelveHoursOfTrickleEnableDischarge) {
  Battery battery = battery_at(800);
  battery.trip(start);
  battery.set_load(-300'000, start + hours(1));
  EXPECT_EQ(battery.cell().load_ua(), -20'000);  // a trickle, whatever is offered
  EXPECT_GT(battery.millivolts(start + hours(1)), 4'000);
  EXPECT_EQ(battery.next_deadline(), start + hours(13));
  EXPECT_EQ(battery.fire(start + hours(13)), CellEvent::protection_released);
  EXPECT_TRUE(battery.discharge_enabled());
  EXPECT_EQ(battery.cell().load_ua(), -300'000);
}

TEST(Battery, AnInterruptionStartsTheCountAgain) {
  Battery battery = battery_at(800);
  battery.trip(start);
  battery.set_load(-20'000, start);
  battery.set_load(0, start + hours(12) - nanoseconds(1));
  EXPECT_GT(battery.next_deadline(), start + days(30));  // of self-discharge, to the trip voltage
  battery.set_load(-20'000, start + hours(12));
  EXPECT_EQ(battery.next_deadline(), start + hours(24));
}

TEST(Battery, AnotherTrickleCurrentIsNoInterruption) {
  Battery battery = battery_at(800);
  battery.trip(start);
  battery.set_load(-20'000, start);
  battery.set_load(-10'000, start + hours(6));
  EXPECT_EQ(battery.cell().load_ua(), -10'000);
  EXPECT_EQ(battery.next_deadline(), start + hours(12));
}

// 2.8 V is (2800 - 2000) / 1270 of the reserve of 40 mAh above its end, at -14.8 mAh.
TEST(Battery, OverDischargeTripsAndSelfDischargeGoesOnToDamage) {
  Battery battery = battery_at(0);
  battery.set_load(1'000, start);
  const Instant trips = battery.next_deadline();
  EXPECT_GE(battery.cell().open_circuit_mv(battery.cell().charge_at(trips - nanoseconds(1))),
            2'800);
  EXPECT_EQ(battery.fire(trips), CellEvent::protection_tripped);
  EXPECT_FALSE(battery.discharge_enabled());
  const Instant damaged = battery.next_deadline();
  // From -14.803 to -24.251 mAh at the cell's own 250 uA: 37.8 h.
  EXPECT_GT(damaged - trips, hours(37));
  EXPECT_LT(damaged - trips, hours(38));
  EXPECT_EQ(battery.fire(damaged), CellEvent::deep_discharge);
  EXPECT_EQ(battery.next_deadline(), never);
}

TEST(Battery, ADeeplyDischargedCellTripsAndIsDamagedAtOnce) {
  Battery battery = battery_at(-40);
  EXPECT_EQ(battery.next_deadline(), start);
  EXPECT_EQ(battery.fire(start), CellEvent::protection_tripped);
  EXPECT_EQ(battery.next_deadline(), start);
  EXPECT_EQ(battery.fire(start), CellEvent::deep_discharge);
  EXPECT_EQ(battery.next_deadline(), never);
  battery.set_load(-300'000, start);
  EXPECT_EQ(battery.next_deadline(), start + hours(12));
}

}  // namespace
}  // namespace headloop::parts
