// What changes while the charger is in: the limit that the app sets (U2), the cell's protection
// (D2).
#include "models/platform/charging.hpp"

#include <gtest/gtest.h>

#include "tests/models/fake_io.hpp"

namespace headloop::platform {
namespace {

using State = Charging::State;
using Event = Charging::Event;

class ChargeComplete : public testing::Test {
 protected:
  ChargeComplete() { machine.jump_to(State::complete); }
  void tell(Event event) {
    Context cx{io, core};
    machine.handle(event, cx);
  }

  FakeIo io;
  Core core;
  Machine<Charging> machine;
};

TEST_F(ChargeComplete, GoesOnUpToALimitThatIsRaisedAboveTheCharge) {
  io.percent = 80;
  core.charge_limit = 81;
  tell(Event::limit_raised);
  EXPECT_EQ(machine.state(), State::charging);
  EXPECT_TRUE(io.did("charge limit 81"));
  EXPECT_TRUE(io.did("charge"));
  EXPECT_TRUE(io.did("led charging"));
}

TEST_F(ChargeComplete, StaysSoUnderALimitThatTheChargeHasReached) {
  io.percent = 80;
  core.charge_limit = 80;
  tell(Event::limit_raised);
  EXPECT_EQ(machine.state(), State::complete);
  EXPECT_FALSE(io.did("charge"));
  EXPECT_EQ(io.count(Channel::ignored), 1);
}

// D2: amber and rapid, and a trickle until the IC lets current out again.
TEST_F(ChargeComplete, TricklesIntoACellThatTripsOnTheCharger) {
  io.discharge = false;
  tell(Event::tripped);
  EXPECT_EQ(machine.state(), State::recovering);
  EXPECT_TRUE(io.did("trickle"));
  EXPECT_TRUE(io.did("led charge-fault"));
  io.discharge = true;
  tell(Event::released);
  EXPECT_EQ(machine.state(), State::charging);
  EXPECT_TRUE(io.did("charge"));
}

}  // namespace
}  // namespace headloop::platform
