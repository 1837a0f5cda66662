// Goal: whenever in an update the power goes, a workshop reflashes or another update is asked for,
// what then stands in the flash, over its wires, is what the core says: the old image, none, or the
// new one. Method: the pin ring checks the header that it reads at every power-up and behind every
// update against the core; here the core is checked against the schedule.
#include <gmock/gmock.h>

#include <algorithm>

#include "sim/world/checks.hpp"
#include "tests/rig/rings.hpp"

namespace headloop::rig::tests {
namespace {

constexpr std::uint32_t old_version = 0x020300;
constexpr std::uint32_t new_version = 0x020301;

world::Step& add(world::Script& script, world::Action action, Duration length = Duration{}) {
  world::Step& step = script.steps.emplace_back();
  step.action = action;
  step.duration = {world::Span::Unit::ns, length.ns};
  return step;
}

void add_update(world::Script& script) {
  world::Step& update = add(script, world::Action::app);
  update.app_action = world::AppAction::update;
  update.value = new_version;
}

void add_power_hold(world::Script& script, Duration length) {
  world::Step& hold = add(script, world::Action::hold, length);
  hold.controls = {{*product("mdr-1000xm4").face.control("power"), false, {}}};
  hold.skew.resize(1);
}

void add_cut_and_boot(world::Script& script) {
  add(script, world::Action::cut_power);
  add(script, world::Action::wait, seconds(1));
  add(script, world::Action::restore_power);
  add_power_hold(script, seconds(3));
  add(script, world::Action::wait, seconds(5));
}

world::Script updating() {
  world::Script script;
  script.title = "an update";
  script.device = "mdr-1000xm4";
  script.unit.firmware = old_version;
  script.hosts.push_back({"phone"});
  add(script, world::Action::phone).host_action = world::HostAction::connect;
  add(script, world::Action::wait, seconds(2));
  add_update(script);
  return script;
}

world::Script update_cut(Duration after) {
  world::Script script = updating();
  add(script, world::Action::wait, after);
  add_cut_and_boot(script);
  return script;
}

// The boot behind it reads over the wires what the workshop has put there.
world::Script update_reflashed(Duration after) {
  world::Script script = updating();
  add(script, world::Action::wait, after);
  add(script, world::Action::service);
  add(script, world::Action::wait, seconds(1));
  add_cut_and_boot(script);
  return script;
}

// Power switches it on and is held on, up to the forced reboot of R1; the update begins so long
// after the press. The boot behind it reads over the wires what the reboot has left there.
constexpr Duration held = seconds(8);
constexpr Duration linked_after = seconds(5);
world::Script update_rebooted(Duration begins) {
  world::Script script = updating();
  script.unit.on = false;
  script.hosts[0].auto_connect = false;  // else the unit pages for it until then
  script.steps.clear();
  const auto power = *product("mdr-1000xm4").face.control("power");
  add(script, world::Action::press).controls = {{power, false, {}}};
  script.steps.back().skew.resize(1);
  add(script, world::Action::wait, seconds(4));
  add(script, world::Action::phone).host_action = world::HostAction::connect;
  add(script, world::Action::wait, begins - seconds(4));
  add_update(script);
  add(script, world::Action::wait, held - begins);
  add(script, world::Action::release).controls = {{power, false, {}}};
  add(script, world::Action::wait, seconds(3));
  add_cut_and_boot(script);
  return script;
}

// At the Record's first update-done, and so long a reaction.
world::Script updated_again(Duration reaction) {
  world::Script script = updating();
  world::Step& wait = add(script, world::Action::wait);
  wait.until.emplace();
  wait.until->channel = Channel::flash;
  wait.until->what = static_cast<std::uint16_t>(FlashEvent::update_done);
  wait.until->text = "update-done";
  wait.at_most = {world::Span::Unit::ns, minutes(1).ns};
  wait.reaction = reaction;
  add_update(script);
  add(script, world::Action::wait, seconds(40));
  return script;
}

int count(const Record& record, Channel channel, int what) {
  const auto& all = record.observations();
  return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const Observation& o) {
    return o.channel == channel && o.what == what;
  }));
}
int count(const Record& record, FlashEvent what) {
  return count(record, Channel::flash, static_cast<int>(what));
}

std::optional<Instant> time_of(const Record& record, FlashEvent what) {
  for (const Observation& o : record.observations()) {
    if (o.channel == Channel::flash && static_cast<FlashEvent>(o.what) == what) return o.at;
  }
  return std::nullopt;
}

TEST(UpdateTest, EndsWhenItsScheduleSaysInBothRings) {
  const world::Script script = update_cut(seconds(30));
  const models::Product& xm4 = product("mdr-1000xm4");
  const Record pins = run_in_pin_ring(xm4, script);
  const auto begun = time_of(pins, FlashEvent::update_begin);
  const auto done = time_of(pins, FlashEvent::update_done);
  ASSERT_TRUE(begun && done);
  // In cycles of 200 ns. A sector: enable 10, command 34, 45 ms, status 18. A page: 10,
  // 8 (4 + 256) + 2, 700 us, 18. The header: 8 (4 + 8) + 2.
  EXPECT_EQ(*done - *begun, nanoseconds(200) * (256 * (10 + 34 + 225'000 + 18) +
                                                4'096 * (10 + 2'082 + 3'500 + 18) + 98));
  EXPECT_EQ(difference(run_in_unit_ring(xm4, script), pins), "");
}

// Every 0.4 s of it, and every us of its first and last 80 us.
std::vector<Duration> places_in_an_update() {
  const Duration whole = parts::update_duration(product("mdr-1000xm4").params.flash);
  std::vector<Duration> places;
  for (Duration d; d < whole + seconds(1); d = d + milliseconds(400)) places.push_back(d);
  for (Duration d; d < microseconds(80); d = d + microseconds(1)) {
    places.push_back(d);
    places.push_back(whole + microseconds(40) - d);
  }
  return places;
}

TEST(UpdateTest, PowerLostAnywhereLeavesWhatTheCoreSays) {
  const models::Product& xm4 = product("mdr-1000xm4");
  for (const Duration cut : places_in_an_update()) {
    SCOPED_TRACE(std::to_string(cut.ns) + " ns");
    const world::Script script = update_cut(cut);
    ASSERT_EQ(difference(run_in_unit_ring(xm4, script), run_in_pin_ring(xm4, script)), "");
  }
}

TEST(UpdateTest, AReflashAnywhereEndsItInBothRings) {
  const models::Product& xm4 = product("mdr-1000xm4");
  int ended = 0;
  int came_late = 0;
  for (const Duration after : places_in_an_update()) {
    SCOPED_TRACE(std::to_string(after.ns) + " ns");
    const world::Script script = update_reflashed(after);
    const Record pins = run_in_pin_ring(xm4, script);
    ASSERT_EQ(count(pins, FlashEvent::reflashed), 1);
    ASSERT_EQ(difference(run_in_unit_ring(xm4, script), pins), "");
    ++(count(pins, FlashEvent::update_done) == 0 ? ended : came_late);
  }
  EXPECT_GT(ended, 40);
  EXPECT_GT(came_late, 1);
}

std::optional<Instant> forced_reboot(const Record& record) {
  for (const Observation& o : record.observations()) {
    const bool boots = world::is(o, Channel::power, PowerEvent::boot);
    if (boots && static_cast<BootReason>(o.a) == BootReason::forced_reboot) return o.at;
  }
  return std::nullopt;
}

// Every 0.1 s up to the reboot, and every us of the last 80 us before it, in which the old image is
// still there.
TEST(UpdateTest, AForcedRebootAnywhereBreaksItOffInBothRings) {
  const models::Product& xm4 = product("mdr-1000xm4");
  const auto reboot = forced_reboot(run_in_unit_ring(xm4, update_rebooted(linked_after)));
  ASSERT_TRUE(reboot);
  std::vector<Duration> begins;
  for (Duration d = linked_after; Instant{} + d < *reboot; d = d + milliseconds(100)) {
    begins.push_back(d);
  }
  for (Duration d; d < microseconds(80); d = d + microseconds(1)) {
    begins.push_back(*reboot - d - Instant{});
  }
  for (const Duration begin : begins) {
    SCOPED_TRACE(std::to_string(begin.ns) + " ns");
    const world::Script script = update_rebooted(begin);
    const Record pins = run_in_pin_ring(xm4, script);
    EXPECT_EQ(count(pins, FlashEvent::update_done), 0);
    ASSERT_EQ(difference(run_in_unit_ring(xm4, script), pins), "");
  }
}

// The header is read within the update, so the bus is free at once.
TEST(UpdateTest, AnotherMayFollowAtOnce) {
  const models::Product& xm4 = product("mdr-1000xm4");
  for (const Duration reaction : {nanoseconds(1), microseconds(1), microseconds(15)}) {
    SCOPED_TRACE(std::to_string(reaction.ns) + " ns");
    const world::Script script = updated_again(reaction);
    const Record pins = run_in_pin_ring(xm4, script);
    EXPECT_EQ(count(pins, FlashEvent::update_done), 2);
    EXPECT_EQ(difference(run_in_unit_ring(xm4, script), pins), "");
  }
}

TEST(UpdateTest, FirmwareRefusesAnotherWhileOneIsUnderWay) {
  const models::Product& xm4 = product("mdr-1000xm4");
  world::Script script = updating();
  add(script, world::Action::wait, seconds(5));
  add_update(script);
  add(script, world::Action::wait, seconds(30));
  const Record pins = run_in_pin_ring(xm4, script);
  EXPECT_EQ(count(pins, Channel::log, static_cast<int>(Log::update_refused)), 1);
  EXPECT_EQ(count(pins, FlashEvent::update_begin), 1);
  EXPECT_EQ(count(pins, FlashEvent::update_done), 1);
  EXPECT_EQ(difference(run_in_unit_ring(xm4, script), pins), "");
}

}  // namespace
}  // namespace headloop::rig::tests
