#include "sim/parts/charge.hpp"

#include <gtest/gtest.h>

#include "sim/core/random.hpp"

namespace headloop::parts {
namespace {

constexpr Charge low{-1'000'000'000'000'000'000};
constexpr Charge high{4'000'000'000'000'000'000};

// 1 mAh = 3.6 C = 3 600 000 uA s.
TEST(Charge, UnitsAreExact) {
  EXPECT_EQ(charge_of_uah(1'000).ua_ns, 3'600'000 * 1'000'000'000LL);
  EXPECT_EQ(uah_of(charge_of_uah(800'000)), 800'000);
}

TEST(Charge, ScalingRoundsTowardsMinusInfinity) {
  EXPECT_EQ(scaled(7, 1, 2), 3);
  EXPECT_EQ(scaled(-7, 1, 2), -4);
  EXPECT_EQ(scaled(-8, 1, 2), -4);
  EXPECT_EQ(scaled(high.ua_ns, 999, 1'000), 3'996'000'000'000'000'000);
}

// 200 mA for one hour are 200 mAh.
TEST(ChargeLine, ACurrentTimesATime) {
  const ChargeLine line{charge_of_uah(500'000), -200'000, Instant{seconds(5).ns}};
  EXPECT_EQ(line.level_at(Instant{seconds(5).ns} + hours(1), low, high), charge_of_uah(300'000));
  EXPECT_EQ(line.when_below(charge_of_uah(300'000)),
            Instant{seconds(5).ns} + hours(1) + nanoseconds(1));
  EXPECT_EQ(line.when_at_least(charge_of_uah(500'001)), never);
}

TEST(ChargeLine, StopsAtItsLimits) {
  const ChargeLine line{Charge{0}, 1'000'000, Instant{0}};
  EXPECT_EQ(line.level_at(Instant{days(90).ns}, low, high), high);
  const ChargeLine down{Charge{0}, -1'000'000, Instant{0}};
  EXPECT_EQ(down.level_at(Instant{days(90).ns}, low, high), low);
}

TEST(ChargeLine, NoCurrentGoesNowhere) {
  const ChargeLine line{Charge{5}, 0, Instant{7}};
  EXPECT_EQ(line.when_at_least(Charge{5}), Instant{7});
  EXPECT_EQ(line.when_at_least(Charge{6}), never);
  EXPECT_EQ(line.when_below(Charge{6}), Instant{7});
  EXPECT_EQ(line.when_below(Charge{5}), never);
}

TEST(ChargeLine, CrossingsBeyondAllTimeAreNever) {
  const ChargeLine line{Charge{0}, 1, Instant{never.ns - 10}};
  EXPECT_EQ(line.when_at_least(Charge{9}), Instant{never.ns - 1});
  EXPECT_EQ(line.when_at_least(Charge{10}), never);
  EXPECT_EQ(line.when_at_least(high), never);
}

// A crossing is the first instant for which the level says so: true there, not a nanosecond before.
TEST(ChargeLine, CrossingsAreExactInverses) {
  for (std::uint64_t seed = 0; seed < 50'000; ++seed) {
    const auto any = [&](std::uint64_t k, std::int64_t a, std::int64_t b) {
      return draw_between(seed, Purpose::test_script, k, a, b);
    };
    const ChargeLine line{Charge{any(0, 0, 1'000'000'000'000'000)}, any(1, -300'000, 300'000),
                          Instant{any(2, 0, 1'000'000'000)}};
    const Charge target{any(3, 0, 1'000'000'000'000'000)};
    const Instant up = line.when_at_least(target);
    const Instant down = line.when_below(target);
    if (up != never) {
      ASSERT_GE(line.level_at(up, low, high), target);
    }
    if (up != never && up > line.since) {
      ASSERT_LT(line.level_at(up - nanoseconds(1), low, high), target);
    }
    if (down != never) {
      ASSERT_LT(line.level_at(down, low, high), target);
    }
    if (down != never && down > line.since) {
      ASSERT_GE(line.level_at(down - nanoseconds(1), low, high), target);
    }
    // One of the two always holds at the beginning.
    ASSERT_TRUE((up == line.since) != (down == line.since));
  }
}

}  // namespace
}  // namespace headloop::parts
