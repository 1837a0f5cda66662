#include "tools/report/clock_text.hpp"

#include <gtest/gtest.h>

namespace headloop::report {
namespace {

TEST(ClockText, GroupsByThousandsAndCutsBelowMicroseconds) {
  EXPECT_EQ(clock_text(Instant{12'345'678'999}), "12.345 678 s");
  EXPECT_EQ(clock_text(Instant{0}), "0.000 000 s");
  EXPECT_EQ(clock_text(Instant{} + hours(6)), "21 600.000 000 s");
  EXPECT_EQ(clock_text(Instant{} + days(90)), "7 776 000.000 000 s");
  EXPECT_EQ(clock_text(Instant{-1'500'000'000}), "-1.500 000 s");
  EXPECT_EQ(clock_text(never), "never");
}

TEST(SpanText, IsTheShortestExactForm) {
  EXPECT_EQ(span_text(seconds(15)), "15 s");
  EXPECT_EQ(span_text(milliseconds(3'500)), "3.5 s");
  EXPECT_EQ(span_text(milliseconds(500)), "500 ms");
  EXPECT_EQ(span_text(nanoseconds(30'517)), "30.517 us");
  EXPECT_EQ(span_text(nanoseconds(1)), "1 ns");
  EXPECT_EQ(span_text(Duration{}), "0 s");
  EXPECT_EQ(span_text(seconds(60)), "60 s");
  EXPECT_EQ(span_text(minutes(90)), "1 h 30 min");
  EXPECT_EQ(span_text(hours(24)), "24 h");
  EXPECT_EQ(span_text(days(90)), "90 days");
  EXPECT_EQ(span_text(Duration{INT64_MIN}), "-9223372036.854775808 s");
}

}  // namespace
}  // namespace headloop::report
