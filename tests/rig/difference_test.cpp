// Goal: where two Records part is said with what stands around it in both, in canonical order.
#include <gmock/gmock.h>

#include "tests/rig/rings.hpp"

namespace headloop::rig::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

Record record_of(std::initializer_list<std::int32_t> prompts) {
  Record record;
  for (const std::int32_t prompt : prompts) {
    record.add(Instant{100 * prompt}, Channel::voice, 0, Prompt::power_on, prompt);
  }
  return record;
}

TEST(DifferenceTest, NothingIsSaidOfEqualRecords) {
  EXPECT_EQ(difference(record_of({1, 2, 3}), record_of({1, 2, 3})), "");
}

TEST(DifferenceTest, TheFirstPlaceIsMarkedAndItsSurroundingsAreShown) {
  const std::string text = difference(record_of({1, 2, 3, 5}), record_of({1, 2, 4, 6}));
  EXPECT_THAT(text, HasSubstr("the rings part at observation 2"));
  EXPECT_THAT(text, HasSubstr("> unit 300 ns voice"));
  EXPECT_THAT(text, HasSubstr("> pin  400 ns voice"));
  EXPECT_THAT(text, HasSubstr("  unit 200 ns voice"));
  EXPECT_THAT(text, HasSubstr("  pin  600 ns voice"));
  EXPECT_THAT(text, Not(HasSubstr("> unit 500 ns")));
}

TEST(DifferenceTest, ARecordThatEndsEarlierPartsAtItsEnd) {
  const std::string text = difference(record_of({1, 2}), record_of({1}));
  EXPECT_THAT(text, HasSubstr("> unit 200 ns"));
  EXPECT_THAT(text, HasSubstr("> pin  -"));
}

}  // namespace
}  // namespace headloop::rig::tests
