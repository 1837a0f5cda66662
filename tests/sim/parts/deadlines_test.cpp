#include "sim/parts/deadlines.hpp"

#include <gtest/gtest.h>

#include <map>

#include "sim/core/random.hpp"

namespace headloop::parts {
namespace {

TEST(Deadlines, NothingArmedMeansNever) {
  const Deadlines<64> deadlines;
  EXPECT_EQ(deadlines.next().slot, -1);
  EXPECT_EQ(deadlines.next().at, never);
}

TEST(Deadlines, TheEarliestIsNext) {
  Deadlines<3> deadlines;
  deadlines.arm(0, Instant{30});
  deadlines.arm(1, Instant{10});
  deadlines.arm(2, Instant{20});
  EXPECT_EQ(deadlines.next().slot, 1);
  EXPECT_EQ(deadlines.next().at, Instant{10});
  deadlines.cancel(1);
  EXPECT_EQ(deadlines.next().slot, 2);
}

TEST(Deadlines, OneInstantIsServedInSlotOrder) {
  Deadlines<64> deadlines;
  for (const int slot : {63, 17, 4}) deadlines.arm(slot, Instant{5});
  for (const int slot : {4, 17, 63}) {
    EXPECT_EQ(deadlines.next().slot, slot);
    deadlines.cancel(slot);
  }
}

TEST(Deadlines, ArmingAgainMovesAndNeverCancels) {
  Deadlines<2> deadlines;
  deadlines.arm(1, Instant{5});
  deadlines.arm(1, Instant{50});
  EXPECT_EQ(deadlines.next().at, Instant{50});
  deadlines.arm(1, never);
  EXPECT_FALSE(deadlines.armed(1));
  EXPECT_EQ(deadlines.at(1), never);
  EXPECT_EQ(deadlines.next().slot, -1);
}

// Against an ordered map of (instant, slot), which has the same order by construction.
TEST(Deadlines, AgreesWithAnOrderedMap) {
  Deadlines<40> deadlines;
  std::map<std::pair<Instant, int>, int> reference;
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    const int slot = static_cast<int>(draw_between(1, Purpose::test_script, 2 * i, 0, 39));
    const Instant at{draw_between(1, Purpose::test_script, 2 * i + 1, 0, 30)};
    std::erase_if(reference, [&](const auto& entry) { return entry.first.second == slot; });
    if (at.ns < 10) {
      deadlines.cancel(slot);
    } else {
      deadlines.arm(slot, at);
      reference[{at, slot}] = slot;
    }
    const auto due = deadlines.next();
    ASSERT_EQ(due.slot, reference.empty() ? -1 : reference.begin()->second);
    ASSERT_EQ(due.at, reference.empty() ? never : reference.begin()->first.first);
  }
}

TEST(DeadlinesDeathTest, ASlotOutsideTheTableIsOurBug) {
  Deadlines<3> deadlines;
  EXPECT_DEATH(deadlines.arm(3, Instant{1}), "a deadline has a slot of its own");
}

}  // namespace
}  // namespace headloop::parts
