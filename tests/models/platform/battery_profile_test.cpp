#include "models/platform/battery_profile.hpp"

#include <gtest/gtest.h>

#include "tests/models/fake_io.hpp"

namespace headloop::platform {
namespace {

struct Bench {
  FakeIo io;
  Core core;
  Context cx{io, core};

  Bench() {
    core.params.drift_mv_per_cycle = 1;
    core.params.drift_share_per_10000 = 10'000;
  }
};

TEST(BatteryProfile, ACycleIsLoggedWithItsDrift) {
  Bench bench;
  log_charge_cycle(bench.cx);
  EXPECT_EQ(bench.core.image.cycles, 1);
  EXPECT_EQ(bench.core.image.drift_mv, 1);
  EXPECT_TRUE(bench.core.profile_dirty);
}

// Writing it would give the page a good check sum again; only a reset repairs it (R2, V3).
TEST(BatteryProfile, ADamagedProfileIsNotWritten) {
  Bench bench;
  bench.core.image.profile_valid = false;
  log_charge_cycle(bench.cx);
  learn_thresholds(bench.cx);
  EXPECT_EQ(bench.core.image.cycles, 0);
  EXPECT_EQ(bench.core.image.drift_mv, 0);
  EXPECT_FALSE(bench.core.profile_dirty);
}

}  // namespace
}  // namespace headloop::platform
