// Goal: what SystemC complains about is a fault of ours and ends the process, which the runner
// reports as an error; a run ends with what is due at its end.
#include "sim/rig/kernel.hpp"

#include <gmock/gmock.h>

#include "sim/rig/systemc.hpp"
#include "sim/rig/timeline.hpp"

namespace headloop::rig {
namespace {

// Two processes write to a wire that stands for one driver.
struct TwoWriters : sc_core::sc_module {
  explicit TwoWriters(sc_core::sc_module_name module_name) : sc_module(module_name) {
    SC_HAS_PROCESS(TwoWriters);
    SC_METHOD(one);
    SC_METHOD(other);
  }
  void one() { wire.write(true); }
  void other() { wire.write(false); }
  sc_core::sc_signal<bool> wire{"wire"};
};

TEST(KernelDeathTest, AWarningOfSystemCsIsAFaultOfOurs) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto warn = [] {
    Kernel kernel;
    SC_REPORT_WARNING("headloop", "a test asked for this warning");
  };
  EXPECT_DEATH(warn(), "SystemC: headloop: a test asked for this warning");
}

TEST(KernelDeathTest, TwoDriversOfOneWireAreAFaultOfOurs) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto drive = [] {
    Kernel kernel;
    TwoWriters writers("writers");
    kernel.run_to(Instant{1});
  };
  EXPECT_DEATH(drive(), "cannot have more than one driver");
}

TEST(KernelDeathTest, OneAtATime) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto nest = [] {
    const Kernel one;
    const Kernel other;
  };
  EXPECT_DEATH(nest(), "one SystemC kernel at a time");
}

// sc_start(t) leaves to the next start what is due exactly at its end.
TEST(KernelTest, WhatIsDueAtTheEndOfARunHappensInIt) {
  Kernel kernel;
  Timeline timeline("timeline");
  std::vector<std::int64_t> done;
  for (const std::int64_t at : {99, 100, 101}) {
    timeline.at(Instant{at}, [&done, at] { done.push_back(at); });
  }
  kernel.run_to(Instant{100});
  EXPECT_THAT(done, testing::ElementsAre(99, 100));
}

// 90 days and more, to the nanosecond; SystemC's own resolution ends after 213 days.
TEST(KernelTest, TimeDoesNotEndWithinAYear) {
  Kernel kernel;
  Timeline timeline("timeline");
  Instant rang;
  timeline.at(Instant{} + days(365) + nanoseconds(1), [&rang] { rang = now(); });
  kernel.run_to(Instant{} + days(366));
  EXPECT_EQ(rang, Instant{} + days(365) + nanoseconds(1));
}

}  // namespace
}  // namespace headloop::rig
