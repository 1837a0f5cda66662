#include "tools/input/nearest.hpp"

#include <gtest/gtest.h>

namespace headloop::input {
namespace {

const std::vector<std::string> controls = {"power", "volume-up", "volume-down", "nc-ambient"};

TEST(NearestTest, FindsWhatSlipsOfTheFingerMakeOfAName) {
  EXPECT_EQ(nearest("powr", controls), "power");    // one too few
  EXPECT_EQ(nearest("powwer", controls), "power");  // one too many
  EXPECT_EQ(nearest("pawer", controls), "power");   // a wrong one
  EXPECT_EQ(nearest("pwoer", controls), "power");   // two swapped
  EXPECT_EQ(nearest("POWER", controls), "power");   // case is no slip
  EXPECT_EQ(nearest("volume_dwn", controls), "volume-down");
}

TEST(NearestTest, FindsTheNameThatAWordBegins) {
  EXPECT_EQ(nearest("volume", controls), "volume-up");
  EXPECT_EQ(nearest("nc", controls), "");  // too short to mean anything
}

TEST(NearestTest, FindsNothingFarAway) {
  EXPECT_EQ(nearest("custom", controls), "");
  EXPECT_EQ(nearest("", controls), "");
  EXPECT_EQ(nearest("x", {"y"}), "");
  EXPECT_EQ(nearest(std::string(1'000, 'p'), controls), "");
  EXPECT_EQ(nearest("power", {}), "");
}

TEST(NearestTest, TheFirstOfEquallyNearNamesWins) {
  EXPECT_EQ(nearest("volume-dup", controls), "volume-up");
  EXPECT_EQ(nearest("bat", {"cat", "hat"}), "cat");
}

TEST(NearestTest, LongListsAreCountedWhereOneWordIsLikely) {
  const std::vector<std::string> many = {"a1", "b2", "c3", "d4", "e5", "f6",   "g7",
                                         "h8", "i9", "j0", "k1", "l2", "power"};
  EXPECT_EQ(expected_one_of(controls, "powr"),
            ", expected power, volume-up, volume-down or nc-ambient; did you mean 'power'?");
  EXPECT_EQ(expected_one_of(many, "powr"), ", expected one of 13 words; did you mean 'power'?");
  EXPECT_EQ(expected_one_of({"a", "b"}, "zzz"), ", expected a or b");
}

}  // namespace
}  // namespace headloop::input
