#include "sim/parts/radio.hpp"

#include <gtest/gtest.h>

#include <set>

namespace headloop::parts {
namespace {

// V1: a new address has three new octets first.
TEST(Radio, EveryGenerationHasAPrefixOfItsOwn) {
  for (const std::uint64_t seed : {0U, 1U, 77U}) {
    std::set<std::uint32_t> prefixes;
    for (std::uint32_t generation = 0; generation < 20'000; ++generation) {
      ASSERT_TRUE(prefixes.insert(prefix_of(device_address(seed, generation))).second);
    }
  }
}

TEST(Radio, AddressesAreIndividualAndNotAMakers) {
  for (std::uint32_t generation = 0; generation < 2'000; ++generation) {
    const std::uint64_t address = device_address(3, generation);
    ASSERT_EQ(address >> 48, 0U);
    const std::uint64_t first_octet = address >> 40;
    ASSERT_EQ(first_octet & 3U, 2U);
  }
}

TEST(Radio, UnitsDiffer) { EXPECT_NE(device_address(1, 0), device_address(2, 0)); }

// 8192 slots of 625 us; 2048 slots.
TEST(Radio, PagesForFiveSecondsInVain) {
  EXPECT_EQ(page_time(RadioParams{}, false), microseconds(8'192 * 625));
  EXPECT_EQ(page_time(RadioParams{}, true), microseconds(2'048 * 625));
}

}  // namespace
}  // namespace headloop::parts
