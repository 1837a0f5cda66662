#include "sim/parts/rail.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{0};

TEST(Rail, HoldsUpForTheUnitsOwnTime) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Rail rail(RailParams{}, seed);
    ASSERT_GE(rail.hold_up(), microseconds(2'200));
    ASSERT_LE(rail.hold_up(), milliseconds(10));
    rail.switch_on();
    rail.switch_off(start);
    ASSERT_TRUE(rail.up());
    ASSERT_EQ(rail.next_deadline(), start + rail.hold_up());
    ASSERT_EQ(rail.fire(rail.next_deadline()), RailEvent::down);
    ASSERT_FALSE(rail.up());
  }
}

TEST(Rail, SwitchedOnAgainInTimeItNeverFalls) {
  Rail rail(RailParams{}, 1);
  rail.switch_on();
  rail.switch_off(start);
  rail.switch_on();
  EXPECT_TRUE(rail.up());
  EXPECT_EQ(rail.next_deadline(), never);
}

TEST(Rail, SwitchingOffTwiceDoesNotHoldUpLonger) {
  Rail rail(RailParams{}, 1);
  rail.switch_on();
  rail.switch_off(start);
  rail.switch_off(start + milliseconds(1));
  EXPECT_EQ(rail.next_deadline(), start + rail.hold_up());
}

TEST(Rail, ACutIsAtOnce) {
  Rail rail(RailParams{}, 1);
  rail.switch_on();
  rail.cut();
  EXPECT_FALSE(rail.up());
  EXPECT_FALSE(rail.switched_on());
  EXPECT_EQ(rail.next_deadline(), never);
  rail.switch_off(start);
  EXPECT_EQ(rail.next_deadline(), never);
}

TEST(Rail, ABrownOutComesBack) {
  Rail rail(RailParams{}, 1);
  rail.switch_on();
  rail.brown_out(milliseconds(3), start);
  EXPECT_FALSE(rail.up());
  EXPECT_EQ(rail.fire(start + milliseconds(3)), RailEvent::up);
  EXPECT_TRUE(rail.up());
}

TEST(Rail, ABrownOutOfARailThatIsHeldUpEndsIt) {
  Rail rail(RailParams{}, 1);
  rail.switch_on();
  rail.switch_off(start);
  rail.brown_out(milliseconds(3), start);
  EXPECT_FALSE(rail.up());
  EXPECT_EQ(rail.next_deadline(), never);
}

TEST(Rail, SwitchedOffDuringABrownOutItStaysDown) {
  Rail rail(RailParams{}, 1);
  rail.switch_on();
  rail.brown_out(milliseconds(3), start);
  rail.switch_off(start + milliseconds(1));
  EXPECT_EQ(rail.next_deadline(), never);
  EXPECT_FALSE(rail.up());
}

}  // namespace
}  // namespace headloop::parts
