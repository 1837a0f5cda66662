#include "sim/parts/i2c_schedule.hpp"

#include <gtest/gtest.h>

#include "sim/core/random.hpp"

namespace headloop::parts {
namespace {

// Device address, two bytes of memory address and n of data at 9 cycles each, a start and a stop.
TEST(I2cSchedule, PageWrites) {
  EXPECT_EQ(page_write_cycles(1), 1 + 4 * 9 + 1);
  EXPECT_EQ(page_write_cycles(32), 317);
}

// The address phase of a write without its stop, a repeated start, the device address again.
TEST(I2cSchedule, Reads) {
  EXPECT_EQ(read_cycles(1), 1 + 3 * 9 + 1 + 9 + 9 + 1);
  EXPECT_EQ(read_cycles(32), 1 + 3 * 9 + 1 + 9 + 32 * 9 + 1);
}

// One SCL cycle is 2.5 us. Asked for at 1 us, the bus starts at cycle 1 and stops at cycle 318.
// A write cycle of 4.9 ms is 1960 cycles, so the array is ready at cycle 2278; poll j starts at
// cycle 318 + 1160 + 200 j. The one of j = 4 starts at the very instant of readiness and is too
// early; the next, at 2478, is acknowledged and over 11 cycles later: 2489 x 2.5 us = 6222.5 us.
TEST(EepromBus, AFullPageWriteOnTheNominalBus) {
  const EepromBus bus;
  const PageWriteTimes times = bus.page_write(32, microseconds(4'900), Instant{1'000});
  EXPECT_EQ(times.start, Instant{2'500});
  EXPECT_EQ(times.stop, Instant{795'000});
  EXPECT_EQ(times.ready, Instant{5'695'000});
  EXPECT_EQ(times.done, Instant{6'222'500});
}

TEST(EepromBus, ReadyOneNanosecondEarlierAnEarlierPollIsAcknowledged) {
  const EepromBus bus;
  const Duration cycle = microseconds(4'900) - nanoseconds(1);
  EXPECT_EQ(bus.page_write(32, cycle, Instant{1'000}).done, Instant{5'722'500});
}

TEST(EepromBus, ARequestAtAnEdgeStartsAtTheNext) {
  const EepromBus bus;
  EXPECT_EQ(bus.page_write(1, milliseconds(3), Instant{2'499}).start, Instant{2'500});
  EXPECT_EQ(bus.page_write(1, milliseconds(3), Instant{2'500}).start, Instant{5'000});
}

TEST(EepromBus, AReadEndsAfterItsCycles) {
  const EepromBus bus;
  EXPECT_EQ(bus.read_done(32, Instant{0}), Instant{(1 + 327) * 2'500});
}

// Against polling in a loop, on buses with any error and phase.
TEST(EepromBus, AgreesWithPollingOneByOne) {
  for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
    const auto any = [&](std::uint64_t k, std::int64_t low, std::int64_t high) {
      return draw_between(seed, Purpose::test_script, k, low, high);
    };
    const EepromBus bus(Clock(i2c_hertz, any(0, -200'000, 200'000), Duration{any(1, 0, 2'499)}));
    const std::int64_t bytes = any(2, 1, 32);
    const Instant now{any(3, 0, 10'000'000'000)};
    const Duration cycle{any(4, 0, 6'000'000)};
    const PageWriteTimes times = bus.page_write(bytes, cycle, now);
    const Ticks start = bus.scl().after(now);
    const Ticks stop{start.count + 2 + 9 * (3 + bytes)};
    Ticks poll{stop.count + EepromBus::first_poll_cycles};
    while (bus.scl().at(poll) <= bus.scl().at(stop) + cycle) {
      poll.count += EepromBus::poll_every_cycles;
    }
    ASSERT_EQ(times.start, bus.scl().at(start));
    ASSERT_EQ(times.stop, bus.scl().at(stop));
    ASSERT_EQ(times.done, bus.scl().at(Ticks{poll.count + 11})) << "seed " << seed;
  }
}

}  // namespace
}  // namespace headloop::parts
