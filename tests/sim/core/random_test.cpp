#include "sim/core/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace headloop {
namespace {

// Computed from the definition with another program (integers of any size in Python): three rounds
// of mix(), over seed + g, ^ purpose x p, + ordinal x g + 1. Records are reproducible across
// versions only as long as these hold.
TEST(Random, DrawsAreThoseOfTheDefinition) {
  static_assert(draw(0, Purpose::clock_error, 0) == 0xcdbb094e82f35cb7ULL);
  static_assert(draw(42, Purpose::eeprom_write_cycle, 7) == 0xc97239d70e85c05cULL);
  EXPECT_EQ(draw(UINT64_MAX, Purpose::test_script, UINT64_MAX), 0x2061a3e64ce3b5d4ULL);
}

TEST(Random, SeedPurposeAndOrdinalAllMatter) {
  std::set<std::uint64_t> draws;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    for (std::uint16_t purpose = 1; purpose < 30; ++purpose) {
      for (std::uint64_t ordinal = 0; ordinal < 30; ++ordinal) {
        draws.insert(draw(seed, static_cast<Purpose>(purpose), ordinal));
      }
    }
  }
  EXPECT_EQ(draws.size(), 30U * 29U * 30U);
}

TEST(Random, BothBoundsAreDrawnAndNothingElse) {
  std::set<std::int64_t> drawn;
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    drawn.insert(draw_between(1, Purpose::test_script, i, -2, 3));
  }
  EXPECT_EQ(drawn, (std::set<std::int64_t>{-2, -1, 0, 1, 2, 3}));
  EXPECT_EQ(draw_between(1, Purpose::test_script, 0, 7, 7), 7);
}

// 60 000 throws of a die: each face 10 000 times, give or take four standard deviations of 91.
TEST(Random, DrawsAreEven) {
  std::array<int, 6> faces{};
  for (std::uint64_t i = 0; i < 60'000; ++i) {
    ++faces[static_cast<std::size_t>(draw_between(3, Purpose::test_script, i, 0, 5))];
  }
  for (const int count : faces) EXPECT_NEAR(count, 10'000, 365);
}

TEST(Random, AChanceIsInTenThousandths) {
  int happened = 0;
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    happened += draw_chance(5, Purpose::test_script, i, 2'500) ? 1 : 0;
    ASSERT_FALSE(draw_chance(5, Purpose::test_script, i, 0));
    ASSERT_TRUE(draw_chance(5, Purpose::test_script, i, 10'000));
  }
  EXPECT_NEAR(happened, 25'000, 550);  // four standard deviations of 137
}

}  // namespace
}  // namespace headloop
