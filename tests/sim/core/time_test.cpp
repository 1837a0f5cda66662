#include "sim/core/time.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace headloop {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};

TEST(Time, UnitsMultiplyUp) {
  EXPECT_EQ(days(1), hours(24));
  EXPECT_EQ(hours(1), minutes(60));
  EXPECT_EQ(minutes(1), seconds(60));
  EXPECT_EQ(seconds(1), milliseconds(1'000));
  EXPECT_EQ(milliseconds(1), microseconds(1'000));
  EXPECT_EQ(microseconds(1), nanoseconds(1'000));
}

TEST(Time, UnitsDoNotMix) {
  static_assert(Addable<Instant, Duration> && Addable<Duration, Duration>);
  static_assert(!Addable<Instant, Instant>);
  static_assert(!Addable<Instant, Ticks> && !Addable<Duration, Ticks>);
  static_assert(std::is_same_v<decltype(Instant{} - Instant{}), Duration>);
}

TEST(Time, NeverIsLaterThanAnything) { EXPECT_GT(never, Instant{INT64_MAX - 1}); }

TEST(TimeDeathTest, LeavingSixtyFourBitsIsOurBug) {
  EXPECT_DEATH(never + nanoseconds(1), "time stays within 64 bits");
  EXPECT_DEATH(seconds(1) * INT64_MAX, "time stays within 64 bits");
  EXPECT_DEATH(days(INT64_MAX), "time stays within 64 bits");
}

}  // namespace
}  // namespace headloop
