#include "sim/core/clock.hpp"

#include <gtest/gtest.h>

#include "sim/core/random.hpp"
#include "sim/core/wide.hpp"

namespace headloop {
namespace {

constexpr std::int64_t sleep_hertz = 32'768;

// 10^9 / 32768 ns = 1953125 / 64 ns, exactly.
TEST(Clock, ANominalSleepClockIsExactForCenturies) {
  const Clock clock(sleep_hertz, 0, Duration{0});
  for (std::int64_t tick = 0; tick < 200'000; ++tick) {
    ASSERT_EQ(clock.at(Ticks{tick}).ns, tick * 1'953'125 / 64);
  }
  const std::int64_t day = 86'400 * sleep_hertz;
  EXPECT_EQ(clock.at(Ticks{day}), Instant{days(1).ns});
  EXPECT_EQ(clock.at(Ticks{day * 36'500}), Instant{days(36'500).ns});
}

// 7 s are 229 376 ticks; 100 ppm fast they take 7 s / 1.0001 = 6.999300069993 s.
TEST(Clock, AFastClockReachesATickEarlier) {
  EXPECT_EQ(Clock(sleep_hertz, 100'000, Duration{0}).at(Ticks{229'376}), Instant{6'999'300'069});
  EXPECT_EQ(Clock(sleep_hertz, -100'000, Duration{0}).at(Ticks{229'376}), Instant{7'000'700'070});
}

TEST(Clock, ThePhaseMovesTickZeroBeforeTheRun) {
  const Clock clock(sleep_hertz, 0, Duration{10'000});
  EXPECT_EQ(clock.at(Ticks{0}), Instant{-10'000});
  EXPECT_EQ(clock.at(Ticks{1}), Instant{20'517});
  EXPECT_EQ(clock.after(Instant{0}), Ticks{1});
}

TEST(Clock, AnInstantAtATickIsAtItAndSeenAtTheNext) {
  const Clock clock(sleep_hertz, 0, Duration{0});
  const Instant edge = clock.at(Ticks{10});
  EXPECT_EQ(edge, Instant{305'175});  // floor(305 175.78)
  EXPECT_EQ(clock.at_or_before(edge), Ticks{10});
  EXPECT_EQ(clock.at_or_after(edge), Ticks{10});
  EXPECT_EQ(clock.after(edge), Ticks{11});
  EXPECT_EQ(clock.at_or_before(edge - nanoseconds(1)), Ticks{9});
  EXPECT_EQ(clock.after(edge - nanoseconds(1)), Ticks{10});
  EXPECT_EQ(clock.at_or_after(edge + nanoseconds(1)), Ticks{11});
}

// The three questions about an instant, asked of at(): any clock, any instant of thirty years.
TEST(Clock, InstantsAndTicksAreExactInverses) {
  for (std::uint64_t seed = 0; seed < 200'000; ++seed) {
    const auto any = [&](std::uint64_t k, std::int64_t low, std::int64_t high) {
      return draw_between(seed, Purpose::test_script, k, low, high);
    };
    const std::int64_t hertz = any(0, 0, 3) == 0 ? any(1, 1'000, 50'000'000) : sleep_hertz;
    const Clock clock(hertz, any(2, -500'000, 500'000), Duration{any(3, 0, 900'000'000 / hertz)});
    const std::int64_t horizon = any(4, 0, 1) == 0 ? seconds(1).ns : days(11'000).ns;
    Instant t{any(5, 0, horizon)};
    if (any(6, 0, 1) == 0) t = clock.at(clock.after(t)) + Duration{any(7, -1, 1)};
    const Ticks before = clock.at_or_before(t);
    ASSERT_LE(clock.at(before), t);
    ASSERT_GT(clock.at(before + Ticks{1}), t);
    ASSERT_EQ(clock.after(t), before + Ticks{1});
    ASSERT_EQ(clock.edge_after(t), clock.at(before + Ticks{1}));
    const Ticks from = clock.at_or_after(t);
    ASSERT_GE(clock.at(from), t);
    ASSERT_LT(clock.at(from - Ticks{1}), t);
  }
}

// A tick is k x 10^18 / (hertz x (10^9 + ppb)); the clock's period is rounded to 2^-32 ns, which
// moves no tick of a day by more than a nanosecond.
TEST(Clock, ARoundedPeriodMovesNoTickOfADay) {
  for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
    const std::int64_t ppb = draw_between(seed, Purpose::test_script, 0, -200'000, 200'000);
    const std::int64_t tick = draw_between(seed, Purpose::test_script, 1, 0, 86'400 * sleep_hertz);
    const Wide exact = static_cast<Wide>(tick) * Wide{1'000'000'000'000'000'000} /
                       (Wide{sleep_hertz} * static_cast<Wide>(1'000'000'000 + ppb));
    const std::int64_t found = Clock(sleep_hertz, ppb, Duration{0}).at(Ticks{tick}).ns;
    ASSERT_LE(std::abs(found - static_cast<std::int64_t>(exact)), 1);
  }
}

TEST(ClockDeathTest, APhaseIsLessThanAPeriod) {
  EXPECT_DEATH(Clock(sleep_hertz, 0, Duration{30'518}), "a phase is less than a period");
  EXPECT_DEATH(Clock(sleep_hertz, 0, Duration{-1}), "a phase is less than a period");
}

}  // namespace
}  // namespace headloop
