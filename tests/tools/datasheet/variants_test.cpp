// Goal: a product is read as it would be with one assumed value at another end of its range, and
// what follows from that value follows it. Method: the project's sheets; expected ticks by the
// arithmetic of docs/datasheets.md, written out here.
#include "tools/datasheet/variants.hpp"

#include <gmock/gmock.h>

#include "tests/tools/datasheet/sheets.hpp"

namespace headloop::datasheet::tests {
namespace {

using testing::ElementsAre;

std::vector<std::string> values_of(const std::vector<Variant>& variants) {
  std::vector<std::string> values;
  for (const Variant& variant : variants) values.push_back(variant.value);
  return values;
}

const platform::Hold& hold_of(const models::Product& product, platform::HoldRole role) {
  const auto& holds = product.params.firmware.holds;
  return *std::find_if(holds.begin(), holds.end(),
                       [role](const platform::Hold& hold) { return hold.role == role; });
}

// (12 s - 10 ms) at 32768 Hz - 100 ppm is 392849 ticks; 1197 whole samples of 328 are 392616.
TEST(Variants, ThresholdsFollowTheContacts) {
  Variants variants(sheet_text);
  const models::Product sheet = sheet_of("mdr-1000x");
  const std::vector<Variant>& ends = variants.of(sheet, "keys.bounce");
  ASSERT_THAT(values_of(ends), ElementsAre("1 ms", "10 ms"));
  EXPECT_EQ(ends[1].product.params.bounce_max, milliseconds(10));
  EXPECT_EQ(hold_of(sheet, platform::HoldRole::reset).ticks.count, 392'944);
  EXPECT_EQ(hold_of(ends[1].product, platform::HoldRole::reset).ticks.count, 392'616);
}

// Red, green, red: three phases of 500 ms at 32768 Hz are 49152 ticks.
TEST(Variants, TheCommitFollowsTheLook) {
  Variants variants(sheet_text);
  const models::Product sheet = sheet_of("mdr-1000x");
  const std::vector<Variant>& ends = variants.of(sheet, "lights.reset-ready");
  ASSERT_THAT(values_of(ends), ElementsAre("100 ms", "500 ms"));
  EXPECT_EQ(ends[1].product.params.firmware.commit.count, 49'152);
  EXPECT_EQ(ends[1].product.face.leds[static_cast<std::size_t>(LedSign::reset_ready)]->period(),
            seconds(1));
}

// What a person may take is varied, and its ticks follow: (5 s + 5 ms) at 32768 Hz + 100 ppm is
// 164020 ticks, rounded up to whole samples of 328: 164328.
TEST(Variants, APersonsTimeIsWhatVaries) {
  Variants variants(sheet_text);
  const std::vector<Variant>& ends = variants.of(sheet_of("mdr-xb950n1"), "reset.immediately");
  ASSERT_THAT(values_of(ends), ElementsAre("500 ms", "5 s"));
  EXPECT_EQ(ends[1].product.params.firmware.immediate.count, 164'328);
}

TEST(Variants, AnAssumedNoMightBeAYes) {
  Variants variants(sheet_text);
  const std::vector<Variant>& ends = variants.of(sheet_of("mdr-1000xm4"), "reset.cable-blocks");
  ASSERT_THAT(values_of(ends), ElementsAre("yes"));
  EXPECT_TRUE(ends[0].product.params.firmware.cable_blocks_reset);
}

TEST(Variants, WhatIsClaimedHasNone) {
  Variants variants(sheet_text);
  const models::Product sheet = sheet_of("mdr-1000x");
  EXPECT_TRUE(variants.of(sheet, "reset.cable-blocks").empty());
  EXPECT_TRUE(variants.of(sheet, "holds.reset.threshold").empty());
}

}  // namespace
}  // namespace headloop::datasheet::tests
