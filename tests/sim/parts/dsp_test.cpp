#include "sim/parts/dsp.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{0};
constexpr Duration passes = milliseconds(1'200);  // V4
constexpr Duration fails = milliseconds(2'500);   // V4

// V4, on every unit: loaded passes, stale fails, one or two more hosts are inconclusive.
TEST(Dsp, LatenciesLieOnTheRightSideOfTheChecksLimits) {
  for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
    Dsp dsp(DspParams{}, seed);
    ASSERT_LE(dsp.latency(0), passes);
    for (const int others : {1, 2}) {
      ASSERT_GT(dsp.latency(others), passes);
      ASSERT_LE(dsp.latency(others), fails);
    }
    dsp.set_loaded(false);
    ASSERT_GT(dsp.latency(0), fails);
  }
}

TEST(Dsp, AnswersAfterItsLatencyOnce) {
  Dsp dsp(DspParams{}, 1);
  EXPECT_TRUE(dsp.wake_word(0, start));
  EXPECT_FALSE(dsp.wake_word(0, start + milliseconds(10)));
  EXPECT_EQ(dsp.next_deadline(), start + dsp.latency(0));
  dsp.set_loaded(false);  // another latency from now on
  EXPECT_EQ(dsp.next_deadline(), start + dsp.asked_latency());
  EXPECT_EQ(dsp.fire(dsp.next_deadline()), Dsp::Event::answered);
  EXPECT_EQ(dsp.next_deadline(), never);
  EXPECT_TRUE(dsp.wake_word(1, start + seconds(9)));
}

TEST(Dsp, LoadsItsFirmware) {
  Dsp dsp(DspParams{}, 1);
  dsp.set_loaded(false);
  dsp.load(start);
  EXPECT_FALSE(dsp.loaded());
  EXPECT_EQ(dsp.next_deadline(), start + milliseconds(1'500));
  EXPECT_EQ(dsp.fire(start + milliseconds(1'500)), Dsp::Event::loaded);
  EXPECT_TRUE(dsp.loaded());
}

TEST(Dsp, WithoutPowerItNeitherLoadsNorAnswers) {
  Dsp dsp(DspParams{}, 1);
  dsp.load(start);
  dsp.wake_word(0, start);
  dsp.stop();
  EXPECT_EQ(dsp.next_deadline(), never);
}

}  // namespace
}  // namespace headloop::parts
