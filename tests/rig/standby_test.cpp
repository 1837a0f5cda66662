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

// What the cell's own discharge makes the unit do (a step of the gauge) has the kernel look once at
// the wires; the time in between costs it nothing.
Work between(const Work& less, const Work& more) {
  return {more.kernel - less.kernel, more.unit - less.unit};
}

TEST(StandbyTest, NinetyDaysOffCostTheKernelOneLookAnEvent) {
  for (const models::Product& product : products()) {
    const Work later =
        between(work_of(product, false, hours(6)), work_of(product, false, days(90)));
    EXPECT_EQ(later.kernel, later.unit) << product.id;
    EXPECT_GT(later.unit, 0U) << product.id;
    EXPECT_LT(later.unit, 200U) << product.id;
  }
}

TEST(StandbyTest, HoursOnCostTheKernelOneLookAnEvent) {
  for (const models::Product& product : products()) {
    const Work later = between(work_of(product, true, hours(1)), work_of(product, true, hours(6)));
    EXPECT_EQ(later.kernel, later.unit) << product.id;
    EXPECT_LT(later.unit, 100U) << product.id;
  }
}

// In 90 days on the cell runs empty. What the unit shows then changes: a few looks more.
TEST(StandbyTest, AChangeOfPatternCostsTheSameWheneverItComes) {
  constexpr std::uint64_t looks_at_a_change = 4;
  for (const models::Product& product : products()) {
    const Work later = between(work_of(product, true, hours(6)), work_of(product, true, days(90)));
    EXPECT_GE(later.kernel, later.unit) << product.id;
    EXPECT_LE(later.kernel, later.unit + looks_at_a_change) << product.id;
  }
}

}  // namespace
}  // namespace headloop::rig::tests
