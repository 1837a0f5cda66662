// Goal: bytes go over the flash's SPI bus bit by bit in the cycles of the schedule, and the part
// obeys them as a 25-series data sheet says. Method: master and part on wires, and an onlooker.
#include <gmock/gmock.h>

#include "sim/rig/kernel.hpp"
#include "sim/rig/spi_master.hpp"
#include "sim/rig/spi_nor.hpp"

namespace headloop::rig {
namespace {

using testing::ElementsAre;
using Bytes = SpiMaster::Bytes;
using Form = SpiMaster::Form;

struct Onlooker : sc_core::sc_module {
  explicit Onlooker(sc_core::sc_module_name name) : sc_module(name) {
    SC_HAS_PROCESS(Onlooker);
    SC_METHOD(on_rise);
    sensitive << sck.pos();
    dont_initialize();
    SC_METHOD(on_select);
    sensitive << cs_n;
    dont_initialize();
  }
  void on_rise() { mosi_bits += mosi.read() ? '1' : '0'; }
  void on_select() { edges.push_back(now()); }

  sc_core::sc_in<bool> cs_n{"cs_n"};
  sc_core::sc_in<bool> sck{"sck"};
  sc_core::sc_in<bool> mosi{"mosi"};
  std::string mosi_bits;
  std::vector<Instant> edges;
};

class SpiBusTest : public testing::TestWithParam<Form> {
 protected:
  SpiBusTest() {
    master.cs_n(cs_n);
    master.sck(sck);
    master.mosi(mosi);
    master.miso(miso);
    part.supply(supply);
    part.cs_n(cs_n);
    part.sck(sck);
    part.mosi(mosi);
    part.miso(miso);
    onlooker.cs_n(cs_n);
    onlooker.sck(sck);
    onlooker.mosi(mosi);
    master.on_done = [this] { done_at = now(); };
    master.on_burst = [this](std::span<const std::uint8_t> out) { return part.exchange(out); };
    supply.write(true);
    kernel.run_to(Instant{0});
    onlooker.edges.clear();
  }

  // What comes back.
  Bytes transfer(const Bytes& out) {
    master.transfer(out, GetParam());
    kernel.run_to(rig::now() + parts::spi_cycle * parts::spi_transfer_cycles(
                                                      static_cast<std::int64_t>(out.size())));
    return {master.received().begin(), master.received().end()};
  }
  Bytes first_bytes(std::size_t count) {
    Bytes out = {0x03, 0, 0, 0};
    out.resize(out.size() + count);
    const Bytes all = transfer(out);
    return {all.begin() + 4, all.end()};
  }
  int status() { return transfer({0x05, 0})[1]; }
  void pass(Duration time) { kernel.run_to(rig::now() + time); }

  Kernel kernel;
  const parts::SpiFlashParams params;
  sc_core::sc_signal<bool> supply{"supply"};
  sc_core::sc_signal<bool> cs_n{"cs_n", true};
  sc_core::sc_signal<bool> sck{"sck"};
  sc_core::sc_signal<bool> mosi{"mosi"};
  sc_core::sc_signal<bool> miso{"miso"};
  SpiMaster master{"master"};
  SpiNor part{"part", params};
  Onlooker onlooker{"onlooker"};
  Instant done_at = never;
};

TEST_P(SpiBusTest, ATransferTakesTheCyclesOfItsSchedule) {
  kernel.run_to(Instant{1'234});
  EXPECT_THAT(transfer({0x9F, 0, 0, 0}), ElementsAre(0, 0xC2, 0x20, 0x15));
  // CS falls at once, and rises a cycle behind the last of 32 bits; another is rest.
  EXPECT_THAT(onlooker.edges,
              ElementsAre(Instant{1'234}, Instant{1'234} + nanoseconds(200 * (32 + 1))));
  EXPECT_EQ(done_at, Instant{1'234} + nanoseconds(200 * (32 + 2)));
  // 9F on the wire, and nothing else; a burst moves no bits.
  const std::string bits = "10011111" + std::string(24, '0');
  EXPECT_EQ(onlooker.mosi_bits, GetParam() == Form::bits ? bits : "");
}

// Of a transfer that is broken off 20 cycles in, the next one has nothing: CS rises in between.
TEST_P(SpiBusTest, ATransferRightBehindAResetBeginsAnew) {
  master.transfer({0x9F, 0, 0, 0}, GetParam());
  pass(parts::spi_cycle * 20);
  master.reset();
  part.reset();
  const Instant again = rig::now();
  EXPECT_THAT(transfer({0x9F, 0, 0, 0}), ElementsAre(0, 0xC2, 0x20, 0x15));
  EXPECT_THAT(onlooker.edges, ElementsAre(Instant{0}, again, again, again + nanoseconds(200 * 33)));
  EXPECT_EQ(done_at, again + nanoseconds(200 * 34));
}

TEST_P(SpiBusTest, APageIsProgrammedWhereItWasErased) {
  part.preset(parts::header_of(0x010203));
  EXPECT_EQ(parts::version_in(first_bytes(8)), 0x010203U);
  transfer({0x06});
  EXPECT_EQ(status(), flash_enabled);
  transfer({0x20, 0, 0, 0});
  EXPECT_EQ(status(), flash_busy);
  EXPECT_EQ(first_bytes(1)[0], 0);  // busy: it answers nothing
  pass(params.sector_erase);
  EXPECT_EQ(status(), 0);
  EXPECT_THAT(first_bytes(2), ElementsAre(0xFF, 0xFF));

  // From byte 254 on: the third comes back to the page's beginning.
  transfer({0x06});
  transfer({0x02, 0, 0, 254, 0x11, 0x22, 0x33});
  pass(params.page_program - nanoseconds(200 * 20));
  EXPECT_EQ(status(), flash_busy);
  pass(nanoseconds(200 * 20));
  EXPECT_THAT(first_bytes(2), ElementsAre(0x33, 0xFF));

  // Programming clears bits and sets none.
  transfer({0x06});
  transfer({0x02, 0, 0, 0, 0x55});
  pass(params.page_program);
  EXPECT_EQ(first_bytes(1)[0], 0x33 & 0x55);
  EXPECT_EQ(part.sectors_erased(), 1);
  EXPECT_EQ(part.pages_programmed(), 2);
}

TEST_P(SpiBusTest, NothingIsWrittenWithoutBeingEnabled) {
  part.preset(parts::header_of(1));
  transfer({0x20, 0, 0, 0});
  transfer({0x02, 0, 0, 0, 0});
  EXPECT_EQ(status(), 0);
  // One enabling is for one command.
  transfer({0x06});
  transfer({0x20, 0, 0x10, 0});
  pass(params.sector_erase);
  transfer({0x20, 0, 0, 0});
  EXPECT_EQ(status(), 0);
  EXPECT_EQ(parts::version_in(first_bytes(8)), 1U);
  EXPECT_EQ(part.sectors_erased(), 1);
}

TEST_P(SpiBusTest, AWriteWithoutSupplyLeavesThePageErased) {
  transfer({0x06});
  transfer({0x02, 0, 0, 0, 0x12});
  pass(params.page_program / 2);
  supply.write(false);
  pass(milliseconds(1));
  supply.write(true);
  pass(milliseconds(1));
  EXPECT_EQ(status(), 0);
  EXPECT_EQ(first_bytes(1)[0], 0xFF);
}

INSTANTIATE_TEST_SUITE_P(Forms, SpiBusTest, testing::Values(Form::bits, Form::burst),
                         [](const auto& form) {
                           return form.param == Form::bits ? "Bits" : "Burst";
                         });

}  // namespace
}  // namespace headloop::rig
