// Goal: wherever in one page write the supply dips, the page then holds what it held, what was
// written, or a torn write, and a boot notices a torn page. Method: a dip at every single cycle of
// the bus, from the start condition to the poll that is answered; for the page behind it, at every
// eighth.
#include <gmock/gmock.h>

#include "models/pin/bench.hpp"
#include "sim/world/run.hpp"
#include "tests/rig/rings.hpp"

namespace headloop::rig::tests {
namespace {

using world::FaultSetup;
using Page = std::vector<std::uint8_t>;

// Writes of the reset of the MDR-1000XM3, which takes its pages in their order.
struct Write {
  int ordinal;
  int page() const { return ordinal - 1; }
};
constexpr Write marker{1};
constexpr Write first_host{2};  // which erases its page

// That reset, and behind the dip the power key.
world::Script reset_with_dip_at(Write write, int cycle) {
  world::Script script;
  script.title = "dip at cycle " + std::to_string(cycle);
  script.device = "mdr-1000xm3";
  const auto hold = [&](std::vector<std::uint8_t> controls, Duration length) {
    world::Step step;
    step.action = world::Action::hold;
    for (const std::uint8_t control : controls) step.controls.push_back({control, false, {}});
    step.skew.resize(controls.size());
    step.duration = {world::Span::Unit::ns, length.ns};
    script.steps.push_back(step);
  };
  const world::Faceplate& face = product("mdr-1000xm3").face;
  hold({*face.control("power"), *face.control("volume-down")}, seconds(11));
  hold({*face.control("power")}, seconds(3));
  script.hosts.push_back({"phone"});
  if (cycle < 0) return script;
  FaultSetup dip;
  dip.fault = Fault::brown_out;
  dip.value = write.ordinal;
  dip.place = cycle;
  script.unit.faults.push_back(dip);
  return script;
}

struct Aftermath {
  Page held;  // by the page, right after the dip
  bool torn = false;
  bool fired = false;
  bool read_at_boot = false;
  bool found_torn = false;
};

template <class What>
bool has(const Record& record, Channel channel, What what) {
  for (const Observation& o : record.observations()) {
    if (world::is(o, channel, what)) return true;
  }
  return false;
}

Page page_of(const pin::Bench& bench, Write write) {
  const auto bytes = bench.unit().eeprom().read(write.page() * hal::page_bytes, hal::page_bytes);
  return {bytes.begin(), bytes.end()};
}

Aftermath dip_at(Write write, int cycle) {
  const world::Script script = reset_with_dip_at(write, cycle);
  const models::Product& xm3 = product("mdr-1000xm3");
  pin::Bench bench(xm3, script);
  world::Player player(script);
  Record record;
  bench.show_at_begin(record);
  Aftermath after;
  world::Progress progress;
  while (progress.advance({script, xm3.face}, bench, player, record)) {
    if (!after.fired && has(record, Channel::fault, Fault::brown_out)) {
      after.fired = true;
      after.held = page_of(bench, write);
    }
  }
  after.torn = has(record, Channel::eeprom, EepromEvent::write_torn);
  after.found_torn = has(record, Channel::eeprom, EepromEvent::torn_page_found);
  after.read_at_boot = has(record, Channel::eeprom, EepromEvent::read_done);
  return after;
}

// The page before, and after a write that nothing disturbs.
std::pair<Page, Page> old_and_new(Write write) {
  const world::Script script = reset_with_dip_at(write, -1);
  const models::Product& xm3 = product("mdr-1000xm3");
  pin::Bench bench(xm3, script);
  world::Player player(script);
  Record record;
  bench.show_at_begin(record);
  const Page old = page_of(bench, write);
  Page written = old;
  world::Progress progress;
  while (written == old && progress.advance({script, xm3.face}, bench, player, record)) {
    written = page_of(bench, write);
  }
  return {old, written};
}

// Every eighth cycle from the one given.
struct Slice {
  Write write;
  int first_cycle;
};

class BrownOutTest : public testing::TestWithParam<Slice> {
 public:
  static constexpr int slices = 8;
};

TEST_P(BrownOutTest, AtAnyCycleOfAPageWriteLeavesAnAllowedPage) {
  const auto [write, first_cycle] = GetParam();
  const auto [old, written] = old_and_new(write);
  ASSERT_NE(old, written);
  constexpr int transaction = static_cast<int>(parts::page_write_cycles(hal::page_bytes));
  // t_WR of 5 ms at most, and the poll behind it.
  constexpr int cycles = transaction + 2'000 +
                         static_cast<int>(parts::EepromBus::poll_every_cycles + parts::poll_cycles);
  int unchanged = 0;
  int torn = 0;
  for (int cycle = first_cycle; cycle < cycles; cycle += slices) {
    SCOPED_TRACE("cycle " + std::to_string(cycle));
    const Aftermath after = dip_at(write, cycle);
    if (!after.fired) break;  // the unit's own write cycle is over, and the firmware is elsewhere
    ASSERT_TRUE(after.read_at_boot);
    if (cycle < transaction) {
      ASSERT_EQ(after.held, old);
      ASSERT_FALSE(after.torn);
      ++unchanged;
    } else if (after.torn) {
      ASSERT_TRUE(parts::is_allowed_torn(old, written, after.held));
      ASSERT_NE(after.held, old);
      ASSERT_NE(after.held, written);
      ++torn;
    } else {
      ASSERT_TRUE(after.held == old || after.held == written);
    }
    // A page that is erased all over is an empty one, which is no torn one to the firmware.
    ASSERT_EQ(after.found_torn, after.torn && after.held != Page(hal::page_bytes, 0xFF));
  }
  // Each slice has its share of the transaction, and of a write cycle of 3 ms or more.
  EXPECT_GE(unchanged, transaction / slices);
  EXPECT_GE(torn, 1'200 / slices);
}

std::vector<Slice> slices_of_the_marker() {
  std::vector<Slice> slices;
  for (int i = 0; i < BrownOutTest::slices; ++i) slices.push_back({marker, i});
  return slices;
}

INSTANTIATE_TEST_SUITE_P(Marker, BrownOutTest, testing::ValuesIn(slices_of_the_marker()));
INSTANTIATE_TEST_SUITE_P(FirstHost, BrownOutTest, testing::Values(Slice{first_host, 3}));

}  // namespace
}  // namespace headloop::rig::tests
