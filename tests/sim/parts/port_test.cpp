#include "sim/parts/port.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{0};

TEST(Port, AnEmptyPortGivesNothing) {
  const Port port(PortType::micro_usb);
  EXPECT_FALSE(port.cable_seen());
  EXPECT_FALSE(port.powered());
  EXPECT_EQ(port.offers_ua(), 0);
  EXPECT_EQ(port.next_deadline(), never);
}

TEST(Port, OnlyTheOriginalChargerGivesItsFullCurrent) {
  Port port(PortType::usb_c);
  port.plug(Charger::original_usb_a, start);
  EXPECT_TRUE(port.cable_seen());
  EXPECT_EQ(port.offers_ua(), 300'000);
  for (const Charger other : {Charger::usb_c_pd, Charger::third_party, Charger::computer}) {
    port.plug(other, start);
    EXPECT_EQ(port.offers_ua(), 100'000);
  }
  port.unplug();
  EXPECT_FALSE(port.powered());
  EXPECT_FALSE(port.cable_seen());
}

// D2: a trickle of 20 mA lasts 12 h on the original charger only.
TEST(Port, OtherSourcesDropOutUnderATrickle) {
  for (const Charger charger : {Charger::usb_c_pd, Charger::third_party, Charger::computer}) {
    Port port(PortType::micro_usb);
    port.plug(charger, start);
    port.set_draw(20'000, start + seconds(1));
    const Instant drops = port.next_deadline();
    EXPECT_LT(drops, start + hours(12));
    port.fire(drops);
    EXPECT_FALSE(port.powered());
    EXPECT_EQ(port.offers_ua(), 0);
    EXPECT_TRUE(port.cable_seen());  // the cable is still there
    port.plug(charger, drops + seconds(5));
    EXPECT_TRUE(port.powered());
  }
  Port port(PortType::micro_usb);
  port.plug(Charger::original_usb_a, start);
  port.set_draw(20'000, start);
  EXPECT_EQ(port.next_deadline(), never);
}

TEST(Port, ASourceDropsOutOnlyBelowItsMinimum) {
  Port port(PortType::micro_usb);
  port.plug(Charger::third_party, start);
  EXPECT_EQ(port.next_deadline(), start + seconds(60));
  port.set_draw(50'000, start + seconds(59));
  EXPECT_EQ(port.next_deadline(), never);
  port.set_draw(49'999, start + seconds(100));
  port.set_draw(10'000, start + seconds(130));
  EXPECT_EQ(port.next_deadline(), start + seconds(160));  // counted from the first
}

// D3: lint is taken for a cable; the brush clears it, toothpicks and compressed air do not.
TEST(Port, LintReadsAsACableUntilItIsBrushedOut) {
  Port port(PortType::micro_usb);
  EXPECT_TRUE(port.set_lint(true));
  EXPECT_TRUE(port.cable_seen());
  EXPECT_FALSE(port.powered());
  for (const CleaningTool tool :
       {CleaningTool::toothpick, CleaningTool::compressed_air, CleaningTool::alcohol}) {
    EXPECT_FALSE(port.clean(tool));
    EXPECT_TRUE(port.cable_seen());
  }
  EXPECT_TRUE(port.clean(CleaningTool::brass_brush));
  EXPECT_FALSE(port.cable_seen());
  EXPECT_FALSE(port.clean(CleaningTool::brass_brush));  // nothing left to clear
}

TEST(Port, LintGathersInMicroUsbOnly) {
  Port port(PortType::usb_c);
  EXPECT_FALSE(port.set_lint(true));
  EXPECT_FALSE(port.cable_seen());
}

}  // namespace
}  // namespace headloop::parts
