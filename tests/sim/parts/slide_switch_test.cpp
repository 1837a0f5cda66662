#include "sim/parts/slide_switch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace headloop::parts {
namespace {

KeyParams without_bounce() {
  KeyParams params{Clock(32'768, 0, Duration{0}), {}, {}};
  params.contact.bounce_max = Duration{0};
  return params;
}

// A slider and the contact below it.
struct Switch {
  explicit Switch(bool is_on) : contact(0, ContactWear{}, is_on) {}

  Key contact;
  SlideSwitch slider;

  void slide(const KeyParams& params, bool on, Instant now) {
    slider.slide(contact, params, on, now);
  }
  bool on() const { return contact.down(); }
  Instant next_deadline() const {
    return std::min(slider.next_deadline(), contact.next_deadline());
  }
  std::optional<KeyChange> fire(const KeyParams& params, Instant now) {
    if (contact.next_deadline() == now) return contact.fire(params, now);
    slider.fire(contact, params, now);
    return std::nullopt;
  }
};

std::vector<KeyChange> fire_all(Switch& slide, const KeyParams& params) {
  std::vector<KeyChange> changes;
  while (slide.next_deadline() != never) {
    if (const auto change = slide.fire(params, slide.next_deadline())) changes.push_back(*change);
  }
  return changes;
}

TEST(SlideSwitch, StartsWhereItStands) {
  EXPECT_FALSE(Switch(false).on());
  EXPECT_TRUE(Switch(true).on());
  EXPECT_EQ(Switch(true).next_deadline(), never);
}

// Off breaks at once: caught at tick 1, sampled at 328, 656, 984. On makes 10 ms later (tick
// 327.7): caught at 328, sampled from 656 on.
TEST(SlideSwitch, BreaksAtOnceAndMakesAfterItsTravel) {
  const KeyParams params = without_bounce();
  Switch off(true);
  off.slide(params, false, Instant{0});
  auto changes = fire_all(off, params);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_FALSE(changes[0].down);
  EXPECT_EQ(changes[0].tick, Ticks{3 * 328});
  Switch on(false);
  on.slide(params, true, Instant{0});
  EXPECT_EQ(on.next_deadline(), Instant{0} + SlideSwitch::travel);
  changes = fire_all(on, params);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_TRUE(changes[0].down);
  EXPECT_EQ(changes[0].tick, Ticks{4 * 328});
}

TEST(SlideSwitch, SlidBackWithinItsTravelItNeverMakes) {
  const KeyParams params = without_bounce();
  Switch slide(false);
  slide.slide(params, true, Instant{0});
  slide.slide(params, false, Instant{0} + SlideSwitch::travel - nanoseconds(1));
  EXPECT_EQ(slide.next_deadline(), never);
}

TEST(SlideSwitch, SlidingWhereItStandsChangesNothing) {
  const KeyParams params = without_bounce();
  Switch slide(true);
  slide.slide(params, true, Instant{5});
  EXPECT_EQ(slide.next_deadline(), never);
}

TEST(SlideSwitch, OffAndOnAgainIsSeenAsBoth) {
  KeyParams params{Clock(32'768, 0, Duration{0}), {}, {}};
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    params.contact.seed = seed;
    Switch slide(true);
    slide.slide(params, false, Instant{0});
    auto changes = std::vector<KeyChange>{};
    while (slide.next_deadline() <= Instant{0} + milliseconds(100)) {
      if (auto change = slide.fire(params, slide.next_deadline())) changes.push_back(*change);
    }
    slide.slide(params, true, Instant{0} + milliseconds(100));
    for (const KeyChange& change : fire_all(slide, params)) changes.push_back(change);
    ASSERT_EQ(changes.size(), 2U);
    ASSERT_FALSE(changes[0].down);
    ASSERT_TRUE(changes[1].down);
  }
}

}  // namespace
}  // namespace headloop::parts
