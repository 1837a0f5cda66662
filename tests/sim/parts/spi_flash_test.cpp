#include "sim/parts/spi_flash.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{5};

SpiFlash flash() { return {SpiFlashParams{}, 1, 0x020300}; }

// 1 MiB: 256 sectors of 45 ms and 4096 pages of 0.7 ms.
TEST(SpiFlash, AnUpdateErasesEverySectorAndProgramsEveryPage) {
  EXPECT_EQ(update_duration(SpiFlashParams{}), milliseconds(256 * 45) + microseconds(4'096 * 700));
  SpiFlashParams odd;
  odd.image_bytes = 4'097;
  EXPECT_EQ(update_duration(odd), milliseconds(2 * 45) + microseconds(17 * 700));
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
  part.power_lost(start + days(2));
  EXPECT_FALSE(part.updating());
  EXPECT_TRUE(part.corrupt());
}

TEST(SpiFlash, PowerLostDuringAnUpdateCorruptsTheImage) {
  SpiFlash cut = flash();
  cut.begin_update(0x020301, start);
  SpiFlash done = cut;
  cut.power_lost(cut.next_deadline() - nanoseconds(1));
  EXPECT_TRUE(cut.corrupt());
  done.power_lost(done.next_deadline());
  EXPECT_EQ(done.version(), 0x020301U);
  SpiFlash idle = flash();
  idle.power_lost(start);
  EXPECT_FALSE(idle.corrupt());
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
