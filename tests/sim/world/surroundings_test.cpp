#include "sim/world/surroundings.hpp"

#include <gtest/gtest.h>

#include <set>

#include "sim/parts/radio.hpp"
#include "sim/world/checks.hpp"
#include "tests/sim/world/fake_bench.hpp"

namespace headloop::world {
namespace {

constexpr Instant now{minutes(7).ns};
constexpr std::uint64_t local_bit = 0x020000000000;

Script with_hosts(std::vector<HostSetup> hosts) {
  Script script;
  script.unit.seed = 42;
  script.hosts = std::move(hosts);
  return script;
}
HostSetup phone() { return {.name = "phone"}; }
HostSetup private_phone() { return {.name = "phone", .randomises_address = true}; }

class World : public testing::Test {
 public:
  void set_up(std::vector<HostSetup> hosts) {
    script_ = with_hosts(std::move(hosts));
    surroundings_ = Surroundings(script_);
  }
  void link(RadioEvent event, std::uint8_t host, Instant at) {
    surroundings_.observe({at, Channel::radio, host, static_cast<std::uint16_t>(event), 0, 0});
  }
  std::vector<Act> acts() const {
    std::vector<Act> list;
    for (const Applied& a : bench_.stimuli) list.push_back(a.stimulus.act);
    return list;
  }
  std::uint64_t presented() const {
    return static_cast<std::uint64_t>(bench_.stimuli.back().stimulus.wide);
  }

  Script script_;
  Surroundings surroundings_;
  FakeBench bench_;
  Record record_;
  Hands hands_{bench_, record_, surroundings_};
};

TEST(HostAddress, IsIndividualAndTellsItsKind) {
  std::set<std::uint64_t> seen;
  for (int host = 0; host < hosts_max; ++host) {
    for (std::uint32_t generation = 0; generation < 4; ++generation) {
      const std::uint64_t address = host_address(1, host, generation);
      EXPECT_EQ(address >> 48, 0U);
      EXPECT_EQ(address & 0x010000000000, 0U);
      EXPECT_EQ((address & local_bit) != 0, generation > 0);
      EXPECT_TRUE(seen.insert(address).second);
    }
  }
}

TEST_F(World, HostKeepsItsAddressUnlessItRandomises) {
  set_up({phone(), private_phone()});
  EXPECT_EQ(initial_host_address(script_, 0), host_address(42, 0, 0));
  EXPECT_EQ(initial_host_address(script_, 1), host_address(42, 1, 1));
  for (int i = 0; i < 2; ++i) {
    surroundings_.phone(0, HostAction::connect, 0, now, hands_);
    EXPECT_EQ(presented(), host_address(42, 0, 0));
  }
  for (std::uint32_t i = 0; i < 2; ++i) {
    surroundings_.phone(1, HostAction::connect, 0, now, hands_);
    EXPECT_EQ(presented(), host_address(42, 1, 2 + i)) << "a new network, a new address";
  }
}

TEST_F(World, ConnectedHostThatRandomisesChangesItsAddressEverySoOften) {
  set_up({private_phone()});
  EXPECT_EQ(surroundings_.next_deadline(), never);
  link(RadioEvent::link_up, 0, now);
  const Instant first = now + Surroundings::address_kept;
  ASSERT_EQ(surroundings_.next_deadline(), first);
  surroundings_.fire(first, hands_);
  EXPECT_EQ(acts(), std::vector{Act::connect});
  EXPECT_EQ(presented(), host_address(42, 0, 2));
  EXPECT_EQ(surroundings_.next_deadline(), first + Surroundings::address_kept);
  link(RadioEvent::link_down, 0, first);
  EXPECT_EQ(surroundings_.next_deadline(), never);
}

TEST_F(World, TurningRandomisationOffBringsTheFixedAddressBack) {
  set_up({private_phone()});
  link(RadioEvent::link_up, 0, now);
  surroundings_.phone(0, HostAction::fixed_address, 0, now, hands_);
  EXPECT_EQ(acts(), std::vector{Act::connect});
  EXPECT_EQ(presented(), host_address(42, 0, 0));
  EXPECT_EQ(surroundings_.next_deadline(), never);
  surroundings_.phone(0, HostAction::fixed_address, 0, now, hands_);
  EXPECT_EQ(acts().size(), 1U) << "nothing changes";
  surroundings_.phone(0, HostAction::randomise_address, 0, now, hands_);
  EXPECT_EQ(presented(), host_address(42, 0, 2));
}

TEST_F(World, HostThatDoesNotKnowTheUnitPairsInsteadOfConnecting) {
  HostSetup stranger = phone();
  stranger.paired = false;
  set_up({stranger});
  surroundings_.phone(0, HostAction::connect, 0, now, hands_);
  EXPECT_EQ(acts(), std::vector{Act::pair});
  link(RadioEvent::paired, 0, now);
  surroundings_.phone(0, HostAction::connect, 0, now, hands_);
  EXPECT_EQ(acts(), (std::vector{Act::pair, Act::connect}));
}

TEST_F(World, HostThatForgotTheUnitAnswersAgainOncePaired) {
  set_up({phone()});
  surroundings_.phone(0, HostAction::forget, 0, now, hands_);
  EXPECT_EQ(acts(), (std::vector{Act::auto_connect, Act::disconnect}));
  EXPECT_EQ(bench_.stimuli[0].stimulus.value, 0);
  surroundings_.phone(0, HostAction::connect, 0, now, hands_);
  EXPECT_EQ(acts(),
            (std::vector{Act::auto_connect, Act::disconnect, Act::pair, Act::auto_connect}));
  EXPECT_EQ(bench_.stimuli.back().stimulus.value, 1);
}

TEST_F(World, ExportedProfilesAreWhatIsImported) {
  set_up({phone(), phone()});
  surroundings_.app(1, AppAction::export_profiles, 0, now, hands_);
  surroundings_.observe(
      {now, Channel::app, 1, static_cast<std::uint16_t>(AppEvent::exported), 2, 0b101});
  surroundings_.app(1, AppAction::import_profiles, 0, now, hands_);
  EXPECT_EQ(acts().back(), Act::app_import);
  EXPECT_EQ(bench_.stimuli.back().stimulus.wide, 0b101);
  surroundings_.app(0, AppAction::import_profiles, 0, now, hands_);
  EXPECT_EQ(acts().size(), 2U) << "the other host has no file";
  EXPECT_TRUE(is(record_[record_.size() - 1], Channel::app, AppEvent::no_file));
}

TEST_F(World, EqualiserPresetsLiveInTheApp) {
  set_up({phone()});
  bench_.properties[Property::equaliser_presets] = 77;
  for (const int preset : {3, 5, 3}) {
    surroundings_.app(0, AppAction::equaliser, preset, now, hands_);
  }
  EXPECT_EQ(inspect(Property::equaliser_presets, now, bench_, surroundings_), 2);
  const Observation& last = record_[record_.size() - 1];
  EXPECT_EQ(last.channel, Channel::app);
  EXPECT_EQ(last.a, 2);
}

TEST_F(World, PairedPhoneKnowsTheUnitsAddress) {
  set_up({phone()});
  EXPECT_EQ(surroundings_.noted_address(), parts::device_address(42, parts::generation_in_use));
}

TEST_F(World, AddressIsNotedByTheFirstPhoneThatPairs) {
  HostSetup stranger = phone();
  stranger.paired = false;
  set_up({stranger, stranger});
  const auto show = [&](Instant at, RadioEvent what, std::int64_t address) {
    surroundings_.observe({at, Channel::radio, 0, static_cast<std::uint16_t>(what), 0, address});
  };
  show(Instant{}, RadioEvent::advertising, 11);
  EXPECT_EQ(surroundings_.noted_address(), std::nullopt) << "nobody has looked";
  show(Instant{1}, RadioEvent::advertising, 12);
  show(Instant{2}, RadioEvent::paired, 99);
  EXPECT_EQ(surroundings_.noted_address(), 12U);
  show(Instant{3}, RadioEvent::advertising, 13);
  show(Instant{4}, RadioEvent::paired, 98);
  EXPECT_EQ(surroundings_.noted_address(), 12U) << "the earlier one is what a reset is to change";
}

TEST_F(World, ActsAreWrittenDownBeforeTheUnitTakesThem) {
  set_up({phone()});
  bench_.answer(Act::plug, Duration{}, {now, Channel::usb, 0, 0, 0, 0});
  hands_.act({Act::plug, 0, static_cast<std::int32_t>(Charger::computer), 9}, now);
  ASSERT_EQ(record_.size(), 2U);
  EXPECT_EQ(record_[0], (Observation{now, Channel::act, 0, static_cast<std::uint16_t>(Act::plug),
                                     static_cast<std::int32_t>(Charger::computer), 9}));
  EXPECT_EQ(record_[1].channel, Channel::usb);
  EXPECT_TRUE(surroundings_.charger_plugged());
}

}  // namespace
}  // namespace headloop::world
