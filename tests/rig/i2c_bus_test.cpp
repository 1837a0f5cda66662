// Goal: a page goes over SCL and SDA bit by bit, takes the cycles that the data sheet gives, and
// what the EEPROM holds is what the wires carried. Method: the master and the part on a bus, an
// onlooker who counts clocks, and somebody who holds a line low.
#include <gmock/gmock.h>

#include <numeric>

#include "sim/rig/i2c_eeprom.hpp"
#include "sim/rig/i2c_master.hpp"
#include "sim/rig/kernel.hpp"
#include "sim/rig/timeline.hpp"

namespace headloop::rig {
namespace {

using testing::Each;
using testing::ElementsAreArray;
using testing::Eq;

using Page = std::array<std::uint8_t, parts::Eeprom::page_size>;

// 00 01 02 ... and 1F at the end: every bit both ways.
Page ascending() {
  Page page{};
  std::iota(page.begin(), page.end(), std::uint8_t{0});
  return page;
}

struct Onlooker : sc_core::sc_module {
  explicit Onlooker(sc_core::sc_module_name name) : sc_module(name) {
    SC_HAS_PROCESS(Onlooker);
    SC_METHOD(on_scl);
    sensitive << scl.neg();
    dont_initialize();
    SC_METHOD(on_sda);
    sensitive << sda;
    dont_initialize();
  }
  void on_scl() { ++clocks; }
  void on_sda() {
    if (scl.read()) (sda.read() ? stops : starts).push_back(now());
  }

  sc_core::sc_in<bool> scl{"scl"};
  sc_core::sc_in<bool> sda{"sda"};
  int clocks = 0;
  std::vector<Instant> starts;
  std::vector<Instant> stops;
};

class I2cBusTest : public testing::Test {
 protected:
  I2cBusTest() {
    part.supply(supply);
    part.scl(scl);
    part.sda(sda);
    master.scl(scl);
    master.sda(sda);
    onlooker.scl(scl);
    onlooker.sda(sda);
    master.on_written = [this](bool acknowledged) {
      written_at = now();
      written = acknowledged;
    };
    master.on_read = [this] { read_at = now(); };
    supply.write(true);
    kernel.run_to(Instant{0});
  }

  void write(int address, const Page& page) { master.write(address, page, bus.scl().after(now())); }
  parts::PageWriteTimes schedule(Instant at) const {
    return bus.page_write(parts::Eeprom::page_size, array.write_cycle(0), at);
  }

  Kernel kernel;
  parts::Eeprom array{parts::EepromParams{}, 1};
  // A clock of its own: 37 ppm fast, so that no period is a whole number of nanoseconds.
  parts::EepromBus bus{Clock(parts::i2c_hertz, 37'000, Duration{0})};
  sc_core::sc_signal<bool> supply{"supply"};
  OpenDrain scl{"scl"};
  OpenDrain sda{"sda"};
  I2cMaster master{"master", bus};
  I2cEeprom part{"part", array};
  Onlooker onlooker{"onlooker"};
  Timeline timeline{"timeline"};
  Instant written_at = never;
  Instant read_at = never;
  bool written = false;
};

TEST_F(I2cBusTest, APageWriteTakesTheCyclesOfItsSchedule) {
  kernel.run_to(Instant{12'345});
  const auto times = schedule(now());
  write(64, ascending());
  kernel.run_to(times.stop - nanoseconds(1));
  EXPECT_FALSE(array.writing());
  kernel.run_to(times.stop);
  EXPECT_TRUE(array.writing());
  EXPECT_EQ(array.ready_at(), times.ready);
  // Start + 35 x 9 + stop: the start has no falling edge of its own, the stop has one.
  EXPECT_EQ(onlooker.clocks, 35 * 9 + 1);
  EXPECT_THAT(onlooker.starts, ElementsAreArray({times.start}));
  EXPECT_THAT(onlooker.stops, ElementsAreArray({times.stop}));
  kernel.run_to(times.done);
  EXPECT_TRUE(written);
  EXPECT_EQ(written_at, times.done);
  EXPECT_THAT(array.read(64, 32), ElementsAreArray(ascending()));
  EXPECT_THAT(array.read(96, 32), Each(0xFF));
}

TEST_F(I2cBusTest, APageWriteWrapsInsideItsPage) {
  write(64 + 30, ascending());
  kernel.run_to(Instant{} + milliseconds(10));
  EXPECT_EQ(array[64 + 30], 0);
  EXPECT_EQ(array[64 + 31], 1);
  EXPECT_EQ(array[64], 2);
  EXPECT_EQ(array[64 + 29], 31);
}

TEST_F(I2cBusTest, AReadBringsTheBytesOverTheWire) {
  array.preset(100, ascending());
  const Instant done = bus.read_done(40, now());
  master.read(96, 40, bus.scl().after(now()));
  kernel.run_to(done);
  EXPECT_EQ(read_at, done);
  EXPECT_THAT(master.fetched().subspan(0, 4), Each(0xFF));
  EXPECT_THAT(master.fetched().subspan(4, 32), ElementsAreArray(ascending()));
  EXPECT_THAT(master.fetched().subspan(36), Each(0xFF));
  EXPECT_EQ(master.fetched().size(), 40U);
}

TEST_F(I2cBusTest, ABusyPartAnswersOnlyThePollAfterItsWriteCycle) {
  const auto times = schedule(now());
  write(0, ascending());
  kernel.run_to(times.done);
  const std::int64_t refused =
      (bus.scl().at_or_before(times.done).count - parts::poll_cycles -
       bus.scl().at_or_before(times.stop).count - parts::EepromBus::first_poll_cycles) /
      parts::EepromBus::poll_every_cycles;
  // The write's start, the polls', and that of the one that is answered.
  EXPECT_EQ(onlooker.starts.size(), static_cast<std::size_t>(1 + refused + 1));
  EXPECT_GT(refused, 0);  // from 2.9 ms of a write cycle of 3 ms or more on
}

TEST_F(I2cBusTest, ALostAcknowledgeEndsTheWrite) {
  write(0, ascending());
  // The acknowledge of the control byte: cycles 9 and the hold time of the next one.
  const Clock& clock = bus.scl();
  const std::int64_t start = clock.after(now()).count;
  timeline.at(clock.at(Ticks{start + 9}), [this] { sda.cut_off(Driver::slave, true); });
  timeline.at(clock.at(Ticks{start + 10}) + i2c_hold,
              [this] { sda.cut_off(Driver::slave, false); });
  kernel.run_to(Instant{} + milliseconds(30));
  EXPECT_EQ(written_at, clock.at(Ticks{start + 1 + 9 + 1}));
  EXPECT_FALSE(written);
  EXPECT_THAT(array.read(0, 32), Each(0xFF));
}

TEST_F(I2cBusTest, AClockThatStaysLowEndsTheWriteAndLeavesThePage) {
  write(0, ascending());
  timeline.at(Instant{} + microseconds(200), [this] { scl.pull(Driver::disturbance, true); });
  timeline.at(Instant{} + microseconds(900), [this] { scl.pull(Driver::disturbance, false); });
  kernel.run_to(Instant{} + milliseconds(30));
  EXPECT_LE(written_at, Instant{} + microseconds(200 + 5));
  EXPECT_FALSE(written);
  EXPECT_THAT(array.read(0, 32), Each(0xFF));
}

TEST_F(I2cBusTest, AnSdaThatStaysLowDuringAReadIsRead) {
  Page ones;
  ones.fill(0xFF);
  array.preset(0, ones);
  master.read(0, 32, bus.scl().after(now()));
  // From the 10th byte of data on: 1 + 27 + 1 + 9 cycles stand before the data.
  const std::int64_t start = bus.scl().after(now()).count;
  timeline.at(bus.scl().at(Ticks{start + 38 + 90}),
              [this] { sda.pull(Driver::disturbance, true); });
  kernel.run_to(Instant{} + milliseconds(3));
  EXPECT_NE(read_at, never);
  EXPECT_THAT(master.fetched().subspan(0, 10), Each(0xFF));
  EXPECT_THAT(master.fetched().subspan(11, 20), Each(0x00));
}

TEST_F(I2cBusTest, APartThatHoldsSdaIsClockedUntilItLetsGo) {
  array.preset(0, Page{});  // all zeros
  master.read(0, 32, bus.scl().after(now()));
  kernel.run_to(Instant{} + microseconds(200));
  ASSERT_TRUE(sda.pulled_by(Driver::slave));
  master.reset();  // in the middle of a byte
  kernel.run_to(Instant{} + microseconds(300));
  write(0, ascending());
  kernel.run_to(Instant{} + milliseconds(30));
  EXPECT_TRUE(written);
  EXPECT_THAT(array.read(0, 32), ElementsAreArray(ascending()));
}

TEST_F(I2cBusTest, WithoutSupplyThePartForgetsTheTransaction) {
  write(0, ascending());
  kernel.run_to(Instant{} + microseconds(400));
  supply.write(false);
  master.reset();
  kernel.run_to(Instant{} + milliseconds(1));
  EXPECT_FALSE(array.writing());
  EXPECT_TRUE(scl.read());
  EXPECT_TRUE(sda.read());
  EXPECT_THAT(array.read(0, 32), Each(0xFF));
}

}  // namespace
}  // namespace headloop::rig
