#include "sim/parts/anc_path.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{0};

AncPath forgotten(std::uint64_t seed) {
  AncPath path(AncParams{}, seed);
  path.set_calibration({false, false});
  return path;
}

// V2: to full in 22 to 38 s.
TEST(AncPath, RampsWithinTheWindowOfTheCheck) {
  for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
    AncPath path = forgotten(seed);
    ASSERT_FALSE(path.start(0, start));
    ASSERT_GE(path.next_deadline(), start + seconds(22));
    ASSERT_LE(path.next_deadline(), start + seconds(38));
  }
}

TEST(AncPath, AttenuationGrowsInALineToFull) {
  AncPath path = forgotten(1);
  EXPECT_EQ(path.attenuation_percent(start), 0);
  path.start(0, start);
  const Duration ramp = path.ramp();
  EXPECT_EQ(path.attenuation_percent(start), 0);
  EXPECT_EQ(path.attenuation_percent(start + ramp / 2), 50);
  EXPECT_EQ(path.attenuation_percent(start + ramp - nanoseconds(1)), 99);
  path.fire(start + ramp);
  EXPECT_EQ(path.attenuation_percent(start + ramp), 100);
  EXPECT_TRUE(path.calibration().microphone_bias && path.calibration().pressure_sensor);
  path.stop();
  EXPECT_EQ(path.attenuation_percent(start + hours(1)), 0);
  EXPECT_TRUE(path.start(0, start + hours(1)));  // what it has learned it keeps
}

// V2: full at once means that one of the two calibrations was not reset.
TEST(AncPath, EitherCalibrationIsEnoughForFullAtOnce) {
  for (const AncCalibration kept : {AncCalibration{true, false}, {false, true}, {true, true}}) {
    AncPath path(AncParams{}, 1);
    path.set_calibration(kept);
    EXPECT_TRUE(path.start(0, start));
    EXPECT_EQ(path.attenuation_percent(start), 100);
    EXPECT_EQ(path.next_deadline(), never);
  }
}

TEST(AncPath, HalfLearnedTakesHalfTheTime) {
  AncPath path = forgotten(1);
  path.start(50, start);
  EXPECT_EQ(path.next_deadline(), start + path.ramp() / 2);
  EXPECT_EQ(path.attenuation_percent(start), 50);
}

TEST(AncPath, ARampCutShortTeachesNothing) {
  AncPath path = forgotten(1);
  path.start(0, start);
  path.stop();
  EXPECT_EQ(path.next_deadline(), never);
  EXPECT_FALSE(path.calibration().any());
}

}  // namespace
}  // namespace headloop::parts
