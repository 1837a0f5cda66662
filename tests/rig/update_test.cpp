// Goal: whenever in an update the power goes, what then stands in the flash, over its wires, is
// what the core says: the old image, none, or the new one. Method: the pin ring checks the header
// that it reads at every power-up against the core; here the core is checked against the schedule.
#include <gmock/gmock.h>

#include "tests/rig/rings.hpp"

namespace headloop::rig::tests {
namespace {

constexpr std::uint32_t old_version = 0x020300;
constexpr std::uint32_t new_version = 0x020301;

world::Script update_cut(Duration after) {
  world::Script script;
  script.title = "an update is cut";
  script.device = "mdr-1000xm4";
  script.unit.firmware = old_version;
  script.hosts.push_back({"phone"});
  const auto step = [&](world::Action action, Duration length = Duration{}) -> world::Step& {
    world::Step& one = script.steps.emplace_back();
    one.action = action;
    one.duration = {world::Span::Unit::ns, length.ns};
    return one;
  };
  step(world::Action::phone).host_action = world::HostAction::connect;
  step(world::Action::wait, seconds(2));
  world::Step& update = step(world::Action::app);
  update.app_action = world::AppAction::update;
  update.value = new_version;
  step(world::Action::wait, after);
  step(world::Action::cut_power);
  step(world::Action::wait, seconds(1));
  step(world::Action::restore_power);
  step(world::Action::hold, seconds(3)).controls = {
      {*product("mdr-1000xm4").face.control("power"), false, {}}};
  script.steps.back().skew.resize(1);
  step(world::Action::wait, seconds(5));
  return script;
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
  // 8 (4 + 256) + 2, 700 us, 18.
  EXPECT_EQ(*done - *begun, nanoseconds(200) * (256 * (10 + 34 + 225'000 + 18) +
                                                4'096 * (10 + 2'082 + 3'500 + 18)));
  EXPECT_EQ(difference(run_in_unit_ring(xm4, script), pins), "");
}

// Every 0.4 s of it, and every us of its first and last 80 us.
TEST(UpdateTest, PowerLostAnywhereLeavesWhatTheCoreSays) {
  const models::Product& xm4 = product("mdr-1000xm4");
  const Duration whole = parts::update_duration(xm4.params.flash);
  std::vector<Duration> cuts;
  for (Duration d; d < whole + seconds(1); d = d + milliseconds(400)) cuts.push_back(d);
  for (Duration d; d < microseconds(80); d = d + microseconds(1)) {
    cuts.push_back(d);
    cuts.push_back(whole + microseconds(20) - d);
  }
  for (const Duration cut : cuts) {
    SCOPED_TRACE(std::to_string(cut.ns) + " ns");
    const world::Script script = update_cut(cut);
    ASSERT_EQ(difference(run_in_unit_ring(xm4, script), run_in_pin_ring(xm4, script)), "");
  }
}

}  // namespace
}  // namespace headloop::rig::tests
