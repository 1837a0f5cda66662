// Every machine, in every state, gets every event, under every setting of what its guards look at:
// each time it takes exactly one row or observes that it has none. And every row is taken
// somewhere.
#include <gtest/gtest.h>

#include <set>

#include "models/platform/platform.hpp"
#include "models/prompt_confirm/firmware.hpp"
#include "models/qcc3001/firmware.hpp"
#include "models/qcc5124/firmware.hpp"
#include "models/rtl8763b/firmware.hpp"
#include "tests/models/fake_io.hpp"

namespace headloop {
namespace {

using platform::Core;
using platform::HostEntry;
using platform::Image;

// What guards look at, one bit each.
constexpr int settings = 1 << 6;

Core core_of(int setting) {
  Core core;
  core.params.hold_count = 1;
  core.params.holds[0] = {{100}, 3, platform::HoldRole::reset_second};
  core.params.regions[0] = {0, 1};
  core.params.regions[1] = {1, 2};
  core.params.regions[4] = {3, 2};
  core.params.links_max = 2;
  core.params.worn_aborts_reset = true;
  core.params.bug_fixed_in[0] = 0x020301;
  core.keys_down = (setting & 1) != 0 ? 3 : 0;
  core.window_ends = Ticks{2'000};
  core.request_host = 0;
  core.request_address = 5;
  core.request_pairs = (setting & 1) != 0;
  core.waiting = (setting & 2) != 0 ? 0 : 0xFF;
  core.linked = (setting & 2) != 0 ? ((setting & 4) != 0 ? 3 : 1) : 0;
  core.strangers = (setting & 32) != 0 ? 1 : 0;
  if ((setting & 8) != 0) {
    const unsigned flags = HostEntry::used |
                           ((setting & 16) != 0 ? unsigned{HostEntry::auto_connect} : 0U) |
                           ((setting & 32) != 0 ? unsigned{HostEntry::stale} : 0U);
    core.image.hosts[0] = HostEntry(5, flags, 0);
    core.image.hosts[1] = HostEntry(6, flags, 1);
  }
  core.image.microphone_learned = (setting & 1) != 0;
  core.charge_limit = (setting & 1) != 0 ? 100 : 80;  // what the gauge shows
  if ((setting & 1) != 0) core.image.marker = world::ResetMarker::half_done;
  core.page_entry = (setting & 4) != 0 ? 0 : 1;
  core.jobs.push({platform::RegionId::bluetooth, 0,
                  static_cast<std::uint8_t>((setting & 4) != 0 ? 2 : 1),
                  platform::JobTag::housekeeping});
  return core;
}

FakeIo io_of(int setting) {
  FakeIo io;
  io.discharge = (setting & 2) != 0;
  io.version = (setting & 4) != 0 ? 0x020301 : 0x020300;
  // A page that reads back erased matches what an empty table entry is written as.
  if ((setting & 16) == 0) io.bytes.fill(0xFF);
  return io;
}

template <class Tag>
struct Walk {
  std::set<int> rows;

  void all() {
    for (std::size_t state = 0; state < count_of<typename Tag::State>(); ++state) {
      for (std::size_t event = 0; event < count_of<typename Tag::Event>(); ++event) {
        for (int setting = 0; setting < settings; ++setting) {
          one(static_cast<typename Tag::State>(state), static_cast<typename Tag::Event>(event),
              setting);
        }
      }
    }
  }

  void one(typename Tag::State state, typename Tag::Event event, int setting) {
    SCOPED_TRACE(std::string(Tag::name) + ": " + std::string(name_of(event)) + " in " +
                 std::string(name_of(state)) + ", setting " + std::to_string(setting));
    FakeIo io = io_of(setting);
    Core core = core_of(setting);
    platform::Machine<Tag> machine;
    machine.jump_to(state);
    ASSERT_EQ(machine.state(), state);
    tell(machine, event, io, core);
    int taken = 0;
    for (const Observation& o : io.seen) {
      if (o.channel == Channel::machine) {
        ++taken;
        ASSERT_EQ(o.subject, Tag::id);
        const auto& row = platform::Machine<Tag>::info().rows.at(o.what);
        EXPECT_EQ(row.source, name_of(state));
        EXPECT_EQ(row.event, name_of(event));
        EXPECT_EQ(row.target, name_of(machine.state()));
        EXPECT_EQ(o.a, static_cast<int>(machine.state()));
        rows.insert(o.what);
      } else if (o.channel == Channel::ignored) {
        ++taken;
        EXPECT_EQ(o.subject, Tag::id);
        EXPECT_EQ(o.what, static_cast<int>(event));
        EXPECT_EQ(o.a, static_cast<int>(state));
        EXPECT_EQ(machine.state(), state);
      }
    }
    EXPECT_EQ(taken, 1);
  }

  static void tell(platform::Machine<Tag>& machine, typename Tag::Event event, FakeIo& io,
                   Core& core) {
    if constexpr (std::is_same_v<typename Tag::Context, platform::Context>) {
      platform::Context cx{io, core};
      machine.handle(event, cx);
    } else {
      qcc5124::CoCore co;
      co.microphone_learned = co.pressure_learned = core.image.microphone_learned;
      qcc5124::CoContext cx{io, co};
      machine.handle(event, cx);
    }
  }
};

template <class Tag>
class EveryMachine : public testing::Test {};
using Tags =
    testing::Types<platform::Power, platform::Store, platform::Link, platform::Anc,
                   platform::Charging, qcc3001::Reset, prompt_confirm::Reset, qcc5124::Reset,
                   qcc5124::Touch, qcc5124::CoProcessor, rtl8763b::BootLoader>;
TYPED_TEST_SUITE(EveryMachine, Tags);

TYPED_TEST(EveryMachine, TakesARowOrObservesThatItHasNone) {
  Walk<TypeParam> walk;
  walk.all();
  const auto& info = platform::Machine<TypeParam>::info();
  for (std::size_t row = 0; row < info.rows.size(); ++row) {
    EXPECT_TRUE(walk.rows.contains(static_cast<int>(row)))
        << info.name << ": " << info.rows[row].source << " + " << info.rows[row].event << " ["
        << info.rows[row].guard << "] was never taken";
  }
}

TYPED_TEST(EveryMachine, HasAtMostTwentyRows) {
  EXPECT_LE(platform::Machine<TypeParam>::info().rows.size(), 20U);
}

TYPED_TEST(EveryMachine, CopiesItsState) {
  for (std::size_t state = 0; state < count_of<typename TypeParam::State>(); ++state) {
    platform::Machine<TypeParam> machine;
    machine.jump_to(static_cast<typename TypeParam::State>(state));
    const platform::Machine<TypeParam> copy = machine;
    platform::Machine<TypeParam> assigned;
    assigned = machine;
    EXPECT_EQ(copy.state(), machine.state());
    EXPECT_EQ(assigned.state(), machine.state());
  }
}

}  // namespace
}  // namespace headloop
