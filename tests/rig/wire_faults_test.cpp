// Goal: a fault of wires is observed when a wire says what it would not say without it, once for
// each fault of the set-up, in an order that is not the kernel's. Nothing is observed of a fault
// that changed nothing. Method: what the pin ring's Record says of faults.
#include <gmock/gmock.h>

#include "sim/parts/i2c_schedule.hpp"
#include "tests/rig/rings.hpp"

namespace headloop::rig::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using world::FaultSetup;
using world::Step;

const world::Faceplate& face() { return product("mdr-1000xm3").face; }
std::uint8_t control(const char* name) { return *face().control(name); }

Step step_of(world::Action action, Duration length) {
  Step step;
  step.action = action;
  step.duration = {world::Span::Unit::ns, length.ns};
  return step;
}

Step hold(const std::vector<const char*>& names, Duration length) {
  Step step = step_of(world::Action::hold, length);
  for (const char* name : names) step.controls.push_back({control(name), false, {}});
  step.skew.resize(names.size());
  return step;
}

Step wait(Duration length) { return step_of(world::Action::wait, length); }

Step cut_power_in_first_write(Duration after) {
  Step step;
  step.action = world::Action::cut_power;
  step.at_write = 1;
  step.after = after;
  return step;
}

FaultSetup glitch(const char* name, Duration at, Duration length) {
  FaultSetup fault;
  fault.fault = Fault::glitch;
  fault.control = control(name);
  fault.begins = Instant{} + at;
  fault.length = length;
  return fault;
}

FaultSetup train(const char* name, Duration length) {
  FaultSetup fault;
  fault.fault = Fault::bounce_train;
  fault.control = control(name);
  fault.length = length;
  return fault;
}

// In the first page write of the run.
FaultSetup on_bus(Fault kind, int place, Duration length = {}) {
  FaultSetup fault;
  fault.fault = kind;
  fault.value = 1;
  fault.place = place;
  fault.length = length;
  return fault;
}

using Acted = std::vector<std::pair<Fault, std::uint8_t>>;

world::Script script_of(std::vector<FaultSetup> faults, std::vector<Step> steps) {
  world::Script script;
  script.title = "faults of wires";
  script.device = "mdr-1000xm3";
  script.hosts.push_back({"phone"});
  script.unit.bounce = false;
  script.unit.faults = std::move(faults);
  script.steps = std::move(steps);
  return script;
}

Acted faults_in(const Record& record) {
  Acted list;
  for (const Observation& o : record.observations()) {
    if (o.channel == Channel::fault) list.emplace_back(static_cast<Fault>(o.what), o.subject);
  }
  return list;
}

Acted play(std::vector<FaultSetup> faults, std::vector<Step> steps) {
  return faults_in(run_in_pin_ring(product("mdr-1000xm3"), script_of(faults, steps)));
}

// A reset, whose marker is the first page that is written.
Step reset() { return hold({"power", "volume-down"}, seconds(11)); }

TEST(WireFaultsTest, OneGlitchSaysNothingOfAnother) {
  EXPECT_THAT(play({glitch("power", seconds(1), milliseconds(50)),
                    glitch("volume-up", seconds(500), milliseconds(50))},
                   {wait(seconds(10))}),
              ElementsAre(Pair(Fault::glitch, control("power"))));
}

TEST(WireFaultsTest, GlitchAndTrainOfOneContactAreTwo) {
  const FaultSetup pulse = glitch("power", seconds(1), milliseconds(50));
  const FaultSetup chatter = train("power", milliseconds(60));
  const std::vector<Step> steps = {wait(seconds(3)), hold({"power"}, milliseconds(500)),
                                   wait(seconds(1))};
  const auto both = ElementsAre(Pair(Fault::glitch, control("power")),
                                Pair(Fault::bounce_train, control("power")));
  EXPECT_THAT(play({pulse, chatter}, steps), both);
  EXPECT_THAT(play({chatter, pulse}, steps), both);
  EXPECT_THAT(play({pulse, chatter}, {wait(seconds(10))}),
              ElementsAre(Pair(Fault::glitch, control("power"))));
}

// By control, in whatever order the set-up has them and SystemC runs the contacts.
TEST(WireFaultsTest, AtOneInstantComeByControl) {
  std::vector<FaultSetup> glitches;
  Acted expected;
  for (const char* name : {"power", "nc", "volume-up", "volume-down"}) {
    if (!face().control(name)) continue;
    glitches.insert(glitches.begin(), glitch(name, seconds(1), milliseconds(50)));
    expected.emplace_back(Fault::glitch, control(name));
  }
  std::sort(expected.begin(), expected.end());
  ASSERT_GE(expected.size(), 3U);
  EXPECT_EQ(play(glitches, {wait(seconds(3))}), expected);
  std::reverse(glitches.begin(), glitches.end());
  EXPECT_EQ(play(glitches, {wait(seconds(3))}), expected);
}

// From one toggle of a train to the next it is 3.7 ms; the contact itself is ideal.
TEST(WireFaultsTest, TrainThatTogglesNothingDoesNotAct) {
  const std::vector<Step> steps = {hold({"power"}, milliseconds(500)), wait(seconds(1))};
  EXPECT_THAT(play({train("power", microseconds(1))}, steps), IsEmpty());
  EXPECT_THAT(play({train("power", milliseconds(5))}, steps),
              ElementsAre(Pair(Fault::bounce_train, control("power"))));
}

TEST(WireFaultsTest, AcknowledgeThatNobodyGivesIsNotMissing) {
  const int last = 34;  // byte of the page's write
  const FaultSetup lost = on_bus(Fault::missing_acknowledge, last);
  EXPECT_THAT(play({lost}, {reset(), wait(seconds(1))}),
              ElementsAre(Pair(Fault::missing_acknowledge, 0)));
  // That byte ends 316 cycles of 2.5 us behind the start condition, the power long before.
  EXPECT_THAT(
      play({lost}, {cut_power_in_first_write(microseconds(300)), reset(), wait(seconds(1))}),
      IsEmpty());
  // The driver has given the bus up before.
  EXPECT_THAT(
      play({lost, on_bus(Fault::sda_stuck, 40, milliseconds(2))}, {reset(), wait(seconds(1))}),
      ElementsAre(Pair(Fault::sda_stuck, 0)));
}

TEST(WireFaultsTest, WithoutPowerNothingDipsOrIsHeldLow) {
  for (const FaultSetup& fault :
       {on_bus(Fault::brown_out, 2'000), on_bus(Fault::sda_stuck, 2'000, milliseconds(2)),
        on_bus(Fault::scl_stuck, 2'000, milliseconds(2))}) {
    SCOPED_TRACE(name_of(fault.fault));
    EXPECT_THAT(play({fault}, {reset(), wait(seconds(1))}), ElementsAre(Pair(fault.fault, 0)));
    EXPECT_THAT(
        play({fault}, {cut_power_in_first_write(microseconds(300)), reset(), wait(seconds(1))}),
        IsEmpty());
  }
}

// The next boot reads its map over a line that is still held.
TEST(WireFaultsTest, LineHeldWhileThePowerComesBackActsOnTheBoot) {
  for (const Fault line : {Fault::sda_stuck, Fault::scl_stuck}) {
    SCOPED_TRACE(name_of(line));
    const Step restore = step_of(world::Action::restore_power, {});
    EXPECT_THAT(play({on_bus(line, 2'000, seconds(20))},
                     {cut_power_in_first_write(microseconds(300)), reset(), restore,
                      hold({"power"}, seconds(3)), wait(seconds(1))}),
                ElementsAre(Pair(line, 0)));
  }
}

TEST(WireFaultsTest, LineThatIsLowAnywayIsNotHeldLow) {
  // The start condition is cycle 0 and the control byte 1010 0000: its last five zeros are cycles 4
  // to 8, its second one is cycle 3. A cycle takes 2.5 us.
  EXPECT_THAT(play({on_bus(Fault::sda_stuck, 5, microseconds(5))}, {reset(), wait(seconds(1))}),
              IsEmpty());
  EXPECT_THAT(play({on_bus(Fault::sda_stuck, 3, microseconds(5))}, {reset(), wait(seconds(1))}),
              ElementsAre(Pair(Fault::sda_stuck, 0)));
}

// Of a contact's faults each control has its own, in both rings.
TEST(WireFaultsTest, StuckKeysAreOneEach) {
  std::vector<FaultSetup> stuck(2);
  stuck[0].fault = stuck[1].fault = Fault::stuck_key;
  stuck[0].control = control("volume-down");
  stuck[1].control = control("volume-up");
  const world::Script script = script_of(stuck, {wait(seconds(1))});
  const models::Product& xm3 = product("mdr-1000xm3");
  const auto both = testing::UnorderedElementsAre(Pair(Fault::stuck_key, control("volume-down")),
                                                  Pair(Fault::stuck_key, control("volume-up")));
  EXPECT_THAT(faults_in(run_in_unit_ring(xm3, script)), both);
  EXPECT_THAT(faults_in(run_in_pin_ring(xm3, script)), both);
}

}  // namespace
}  // namespace headloop::rig::tests
