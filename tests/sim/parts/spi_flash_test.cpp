#include "sim/parts/spi_flash.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{5};

SpiFlash flash() { return {SpiFlashParams{}, 1, 0x020300}; }

// In SCK cycles of 200 ns. A sector: enable 10, command 34, 45 ms, status 18; a page: 10, 2082 for
// operation, address and 256 bytes, 700 us, 18. 1 MiB is 256 sectors and 4096 pages. At the end the
// header's 8 bytes behind operation and address: 8 x 12 + 2.
TEST(SpiFlash, AnUpdateErasesEverySectorProgramsEveryPageAndReadsTheHeader) {
  EXPECT_EQ(update_cycles(SpiFlashParams{}), 256 * (225'000 + 62) + 4'096 * (3'500 + 2'110) + 98);
  EXPECT_EQ(update_duration(SpiFlashParams{}), nanoseconds(200 * 80'594'530LL));
  SpiFlashParams odd;
  odd.image_bytes = 4'097;
  EXPECT_EQ(update_cycles(odd), 2 * (225'000 + 62) + 17 * (3'500 + 2'110) + 98);
}

// The driver sleeps whole cycles.
TEST(SpiFlash, ATimeThatIsNoWholeCyclesIsWaitedOut) {
  EXPECT_EQ(spi_cycles_of(nanoseconds(400)), 2);
  EXPECT_EQ(spi_cycles_of(nanoseconds(401)), 3);
}

TEST(SpiFlash, AHeaderTellsItsVersionAndWhetherItIsOne) {
  ImageHeader header = header_of(0x020301);
  EXPECT_EQ(version_in(header), 0x020301U);
  header[5] ^= 1U;
  EXPECT_EQ(version_in(header), std::nullopt);
  header.fill(0xFF);  // erased
  EXPECT_EQ(version_in(header), std::nullopt);
}

TEST(SpiFlash, TheNewVersionIsThereAtTheEnd) {
  SpiFlash part = flash();
  part.begin_update(0x020301, start);
  const Instant end = start + update_duration(SpiFlashParams{});
  EXPECT_EQ(part.next_deadline(), end);
  EXPECT_EQ(part.version(), 0x020300U);
  EXPECT_EQ(part.update_percent(start), 0);
  EXPECT_EQ(part.update_percent(start + (end - start) / 2), 50);
  EXPECT_EQ(part.update_percent(end - nanoseconds(1)), 99);
  EXPECT_EQ(part.fire(end), 0x020301U);
  EXPECT_EQ(part.version(), 0x020301U);
  EXPECT_FALSE(part.updating());
}

// D4: the app shows no version, an update hangs at 0 %.
TEST(SpiFlash, ACorruptImageHasNoVersionAndTakesNoUpdate) {
  SpiFlash part = flash();
  part.set_corrupt(true);
  EXPECT_EQ(part.version(), std::nullopt);
  part.begin_update(0x020301, start);
  EXPECT_EQ(part.next_deadline(), never);
  EXPECT_EQ(part.update_percent(start + days(2)), 0);
  part.break_off(start + days(2));
  EXPECT_FALSE(part.updating());
  EXPECT_TRUE(part.corrupt());
}

// From the begin of the first erase, 10 + 33 cycles in, to the end of the last page, 98 + 19 before
// the update's.
TEST(SpiFlash, AnUpdateBrokenOffCorruptsTheImage) {
  const auto left = [](Instant cut) {
    SpiFlash part = flash();
    part.begin_update(0x020301, start);
    part.break_off(cut);
    EXPECT_FALSE(part.updating());
    return part.version();
  };
  const Instant end = start + update_duration(SpiFlashParams{});
  EXPECT_EQ(left(start + nanoseconds(200 * 43 - 1)), 0x020300U);
  EXPECT_EQ(left(start + nanoseconds(200 * 43)), std::nullopt);
  EXPECT_EQ(left(end - nanoseconds(200 * 117 + 1)), std::nullopt);
  EXPECT_EQ(left(end - nanoseconds(200 * 117)), 0x020301U);
  SpiFlash idle = flash();
  idle.break_off(start);
  EXPECT_FALSE(idle.corrupt());
}

TEST(SpiFlash, AReflashEndsTheUpdateUnderWayAndLeavesTheVersionFromBefore) {
  SpiFlash part = flash();
  part.begin_update(0x020301, start);
  part.reflash();
  EXPECT_FALSE(part.updating());
  EXPECT_EQ(part.next_deadline(), never);
  EXPECT_EQ(part.version(), 0x020300U);
  part.break_off(start + seconds(5));
  EXPECT_EQ(part.version(), 0x020300U);
}

// D4: it is what repairs a corrupt image, also one over which an update hangs.
TEST(SpiFlash, AfterAReflashACorruptImageIsWholeAndTakesUpdates) {
  SpiFlash part = flash();
  part.set_corrupt(true);
  part.begin_update(0x020301, start);
  part.reflash();
  EXPECT_EQ(part.version(), 0x020300U);
  part.begin_update(0x020301, start);
  EXPECT_EQ(part.fire(start + update_duration(SpiFlashParams{})), 0x020301U);
}

// D1: a prompt is cut off mid-sentence.
TEST(SpiFlash, PromptsOfACorruptImageBreakOff) {
  SpiFlash part = flash();
  EXPECT_EQ(part.playable(3, seconds(2)), seconds(2));
  part.set_corrupt(true);
  for (std::uint32_t prompt = 0; prompt < 50; ++prompt) {
    EXPECT_GE(part.playable(prompt, seconds(2)), milliseconds(400));
    EXPECT_LE(part.playable(prompt, seconds(2)), milliseconds(1'600));
    EXPECT_EQ(part.playable(prompt, seconds(2)), part.playable(prompt, seconds(2)));
  }
  EXPECT_NE(part.playable(0, seconds(2)), part.playable(1, seconds(2)));
}

}  // namespace
}  // namespace headloop::parts
