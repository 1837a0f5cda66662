// Which hold a set of keys is, when it is reached, and what breaks it.
#include "models/platform/holds.hpp"

#include <gtest/gtest.h>

#include "tests/models/fake_io.hpp"

namespace headloop::platform {
namespace {

constexpr std::uint8_t power = 0;
constexpr std::uint8_t other = 1;
constexpr std::int64_t second = 32'768;

class Holds : public testing::Test {
 protected:
  Holds() {
    core.params.stuck_after = {30 * 32'768};
    core.params.holds[0] = {{2 * 32'768}, 1, HoldRole::power};
    core.params.holds[1] = {{7 * 32'768}, 1, HoldRole::reboot};
    core.params.holds[2] = {{12 * 32'768}, 3, HoldRole::reset};
    core.params.hold_count = 3;
  }

  void key(std::uint8_t control, bool down, std::int64_t tick) {
    io.tick = Ticks{tick};
    on_key(cx, control, down);
  }
  std::int64_t armed() const { return io.armed[static_cast<std::size_t>(Timer::hold)]; }
  void run_out() {
    io.tick = io.tick + Ticks{armed()};
    on_hold_timer(cx);
  }
  // The signals of one kind since the last call, by their roles.
  std::vector<HoldRole> signals(Signal::Kind kind) {
    std::vector<HoldRole> roles;
    while (!cx.signals.empty()) {
      last = cx.signals.front();
      cx.signals.pop();
      if (last.kind == kind) roles.push_back(static_cast<HoldRole>(last.arg));
    }
    return roles;
  }

  FakeIo io;
  Core core;
  Context cx{io, core};
  Signal last;
};

TEST_F(Holds, OfOneKeyAreReachedOneAfterTheOther) {
  key(power, true, 5);
  EXPECT_EQ(armed(), 2 * second);
  run_out();
  EXPECT_EQ(signals(Signal::Kind::hold_reached), std::vector{HoldRole::power});
  EXPECT_EQ(armed(), 5 * second);
  run_out();
  EXPECT_EQ(signals(Signal::Kind::hold_reached), std::vector{HoldRole::reboot});
  EXPECT_EQ(armed(), 0);
}

TEST_F(Holds, OfAChordCountFromItsLastKey) {
  key(power, true, 0);
  key(other, true, second);
  EXPECT_EQ(armed(), 12 * second);
  run_out();
  EXPECT_EQ(signals(Signal::Kind::hold_reached), std::vector{HoldRole::reset});
}

TEST_F(Holds, AreNotReachedByAKeyLetGo) {
  key(power, true, 0);
  key(power, false, second);
  EXPECT_EQ(armed(), 0);
}

TEST_F(Holds, LeaveNothingToTheKeyThatStaysOfABrokenChord) {
  key(power, true, 0);
  key(other, true, 0);
  key(other, false, second);
  EXPECT_EQ(armed(), 0);
  key(other, true, 2 * second);
  EXPECT_EQ(armed(), 0) << "all keys have to be up first";
  key(other, false, 3 * second);
  key(power, false, 3 * second);
  key(power, true, 4 * second);
  EXPECT_EQ(armed(), 2 * second);
}

TEST_F(Holds, ThatWereReachedAreBrokenByTheFirstKeyThatMoves) {
  key(power, true, 0);
  key(other, true, 0);
  run_out();
  signals(Signal::Kind::hold_reached);
  key(other, false, 13 * second);
  EXPECT_EQ(signals(Signal::Kind::hold_broken), std::vector{HoldRole::reset});
}

TEST_F(Holds, AKeyDownForLongerThanAnyFingerIsStuckAndLeftOut) {
  constexpr std::uint8_t third = 2;
  key(third, true, 0);
  key(power, true, 31 * second);
  EXPECT_EQ(armed(), 2 * second);
  key(power, false, 32 * second);
  key(power, true, 33 * second);
  EXPECT_EQ(armed(), 2 * second);
}

TEST_F(Holds, AThirdFingerIsNoStuckKeyAndNoChord) {
  constexpr std::uint8_t third = 2;
  key(third, true, 0);
  key(power, true, 29 * second);
  EXPECT_EQ(armed(), 0);
}

TEST_F(Holds, AChordWithAStuckKeySaysSo) {
  key(other, true, 0);
  key(power, true, 31 * second);
  EXPECT_EQ(armed(), 12 * second);
  run_out();
  EXPECT_EQ(signals(Signal::Kind::hold_reached), std::vector{HoldRole::reset});
  EXPECT_EQ(last.a, other + 1);
}

TEST_F(Holds, AfterAFirmwareResetKeysThatAreDownCountForNothing) {
  key(power, true, 0);
  spend_keys(cx);
  EXPECT_EQ(armed(), 0);
  key(power, false, second);
  key(power, true, 2 * second);
  EXPECT_EQ(armed(), 2 * second);
}

// A reset of the chip with Power down: a finger has to let go first, a stuck key never will.
TEST_F(Holds, CountAfterAResetOnceTheKeyThatStayedDownIsStuck) {
  key(power, true, 0);
  spend_keys(cx);
  key(other, true, 29 * second);
  EXPECT_EQ(armed(), 0);
  key(other, false, 30 * second);
  key(other, true, 31 * second);
  EXPECT_EQ(armed(), 12 * second);
  run_out();
  EXPECT_EQ(signals(Signal::Kind::hold_reached), std::vector{HoldRole::reset});
  EXPECT_EQ(last.a, 1 + power) << "the hold says which key is stuck";
}

}  // namespace
}  // namespace headloop::platform
