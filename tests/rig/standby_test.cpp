// Goal: idle time costs the kernel nothing: no clock runs free. Method: count its delta cycles.
#include <gmock/gmock.h>

#include "models/pin/bench.hpp"
#include "sim/world/run.hpp"
#include "tests/rig/rings.hpp"

namespace headloop::rig::tests {
namespace {

struct Work {
  std::uint64_t kernel = 0;  // delta cycles
  std::uint64_t unit = 0;    // events
};

// A tap, and then nothing.
Work work_of(const models::Product& product, bool on, Duration idle) {
  world::Script script;
  script.title = "standby";
  script.device = product.id;
  script.unit.on = on;
  script.unit.charge_percent = 100;
  script.hosts.push_back({"phone"});
  world::Step tap;
  tap.action = world::Action::hold;
  tap.controls = {{0, false, {}}};
  tap.skew.resize(1);
  tap.duration = {world::Span::Unit::ns, milliseconds(200).ns};
  world::Step leave;
  leave.action = world::Action::wait;
  leave.duration = {world::Span::Unit::ns, idle.ns};
  script.steps = {tap, leave};
  pin::Bench bench(product, script);
  world::Player player(script);
  Record record;
  bench.show_at_begin(record);
  world::run({script, product.face}, bench, player, record);
  return {bench.kernel_work(), bench.events()};
}

// What the cell's own discharge makes the unit do (a step of the gauge) takes the kernel a few
// delta cycles; the time in between none.
TEST(StandbyTest, NinetyDaysOffCostTheKernelNoMoreThanTheirEvents) {
  constexpr std::uint64_t deltas_per_event = 4;
  for (const models::Product& product : products()) {
    const Work hours_6 = work_of(product, false, hours(6));
    const Work days_90 = work_of(product, false, days(90));
    ASSERT_GE(days_90.unit, hours_6.unit) << product.id;
    EXPECT_LE(days_90.kernel - hours_6.kernel, deltas_per_event * (days_90.unit - hours_6.unit))
        << product.id;
    EXPECT_LT(days_90.unit - hours_6.unit, 200U) << product.id;
  }
}

}  // namespace
}  // namespace headloop::rig::tests
