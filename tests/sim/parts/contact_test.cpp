#include "sim/parts/contact.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace headloop::parts {
namespace {

ContactParams unit(std::uint64_t seed) {
  ContactParams params;
  params.seed = seed;
  return params;
}

std::vector<Toggle> toggles_between(const Contact& contact, const ContactParams& params,
                                    Instant from, Instant end) {
  std::vector<Toggle> toggles;
  for (;;) {
    const Toggle toggle = contact.next_toggle(params, from);
    if (toggle.at > end) return toggles;
    toggles.push_back(toggle);
    from = toggle.at + nanoseconds(1);
  }
}

TEST(Contact, APressClosesAtOnceBouncesAndEndsClosed) {
  std::set<std::size_t> counts;
  for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
    const ContactParams params = unit(seed);
    Contact contact(0, {});
    contact.set(params, true, Pressure::normal, Instant{1'000'000});
    const auto toggles = toggles_between(contact, params, Instant{0}, Instant{seconds(60).ns});
    ASSERT_EQ(toggles.front().at, Instant{1'000'000});
    ASSERT_TRUE(toggles.front().closed);
    ASSERT_TRUE(toggles.back().closed);
    ASSERT_LE(toggles.back().at, Instant{1'000'000} + params.bounce_max);
    for (std::size_t i = 1; i < toggles.size(); ++i) {
      ASSERT_LT(toggles[i - 1].at, toggles[i].at);
      ASSERT_NE(toggles[i - 1].closed, toggles[i].closed);
    }
    counts.insert(toggles.size());
  }
  EXPECT_EQ(counts, (std::set<std::size_t>{1, 3, 5, 7}));  // the edge and up to 6 more; 8 if worn
}

TEST(Contact, AReleaseOpensAtOnceAndEndsOpen) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const ContactParams params = unit(seed);
    Contact contact(3, {});
    contact.set(params, true, Pressure::normal, Instant{0});
    contact.set(params, false, Pressure::normal, Instant{seconds(1).ns});
    const auto toggles =
        toggles_between(contact, params, Instant{seconds(1).ns}, Instant{seconds(60).ns});
    ASSERT_EQ(toggles.front().at, Instant{seconds(1).ns});
    ASSERT_FALSE(toggles.front().closed);
    ASSERT_FALSE(toggles.back().closed);
  }
}

TEST(Contact, AReleaseDuringTheBounceOverridesTheRestOfIt) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const ContactParams params = unit(seed);
    Contact contact(0, {});
    contact.set(params, true, Pressure::normal, Instant{0});
    const Instant release{600'000};
    const bool before = contact.level_before(params, release);
    contact.set(params, false, Pressure::normal, release);
    EXPECT_EQ(contact.level_before(params, release), before);
    const Toggle toggle = contact.next_toggle(params, Instant{0});
    // If a bounce had just opened it, opening it is no toggle.
    EXPECT_EQ(toggle.at == release, before);
  }
}

TEST(Contact, LevelAndTogglesAreOneWaveform) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const ContactParams params = unit(seed);
    Contact contact(1, wear_of(70));
    contact.set(params, true, Pressure::normal, Instant{0});
    bool level = false;
    for (const Toggle& toggle :
         toggles_between(contact, params, Instant{0}, Instant{seconds(9).ns})) {
      ASSERT_EQ(contact.level_before(params, toggle.at), level);
      level = toggle.closed;
      ASSERT_EQ(contact.level_before(params, toggle.at + nanoseconds(1)), level);
    }
  }
}

TEST(Contact, TheSameEdgeIsTheSameWhoeverAsksAndOtherContactsDiffer) {
  const ContactParams params = unit(7);
  int alike = 0;
  for (int press = 0; press < 50; ++press) {
    Contact a(0, wear_of(60));
    Contact b(0, wear_of(60));
    Contact other(1, wear_of(60));
    for (Contact* contact : {&a, &b, &other}) {
      for (int i = 0; i <= press; ++i)
        contact->set(params, i % 2 == 0, Pressure::normal, Instant{i});
    }
    const Instant later{press + 1};
    EXPECT_EQ(a.next_toggle(params, later).at, b.next_toggle(params, later).at);
    alike += a.next_toggle(params, later).at == other.next_toggle(params, later).at ? 1 : 0;
  }
  EXPECT_LT(alike, 30);  // trains without any bounce are alike
}

// The table in words: moderate wear breaks a hold, firm pressure mends it, cleaning mends anything.
// Severity = oxide + fatigue (a quarter of it under firm pressure); a wear of 60 % is 36 + 24.
TEST(Contact, SeverityFollowsOxideFatigueAndPressure) {
  EXPECT_EQ(severity_pct(wear_of(60), Pressure::normal), 60);
  EXPECT_EQ(severity_pct(wear_of(60), Pressure::firm), 36 + 6);
  EXPECT_EQ(severity_pct(wear_of(90), Pressure::firm), 54 + 9);
  EXPECT_EQ(severity_pct({0, wear_of(100).fatigue_pct}, Pressure::normal), 40);
}

TEST(Contact, OpeningsBeginBeyondTheirSeverityAndGrow) {
  EXPECT_EQ(longest_opening(38), Duration{0});
  EXPECT_EQ(longest_opening(39), microseconds(3'125));  // 2.5 ms and a quarter
  EXPECT_EQ(longest_opening(42), microseconds(12'500));
  EXPECT_EQ(longest_opening(60), microseconds(68'750));
  EXPECT_EQ(longest_opening(100), microseconds(193'750));
}

TEST(Contact, OneOpeningInEachStretchOfAHold) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    for (std::int64_t k = 0; k < 10; ++k) {
      const Opening gap = opening(seed, 2, 1, k, 80);
      EXPECT_GE(gap.offset, dropout_every * k + milliseconds(500));
      EXPECT_LE(gap.offset + gap.length, dropout_every * k + milliseconds(1'500 + 132));
      EXPECT_GE(gap.length, milliseconds(105));  // (80 - 38) x 2.5 ms
    }
  }
}

TEST(Contact, AlcoholWorksAboveNinetyPercentAndOnlyOnceDry) {
  const ContactParams params;
  Contact contact(0, wear_of(90));
  EXPECT_FALSE(contact.clean(90, Instant{0}));
  EXPECT_TRUE(contact.clean(91, Instant{0}));
  contact.set(params, true, Pressure::normal, Instant{minutes(30).ns - 1});
  EXPECT_EQ(contact.severity(), 90);  // still wet: as it was
  contact.set(params, false, Pressure::normal, Instant{minutes(30).ns - 1});
  contact.set(params, true, Pressure::normal, Instant{minutes(30).ns});
  EXPECT_EQ(contact.severity(), 36);  // the fatigue stays
  EXPECT_EQ(contact.wear().oxide_pct, 0);
}

TEST(Contact, AStuckContactIsClosedWhateverThePersonDoes) {
  const ContactParams params;
  Contact contact(0, {});
  contact.stick(params, true, Instant{1'000});
  EXPECT_EQ(contact.next_toggle(params, Instant{0}).at, Instant{1'000});
  contact.set(params, true, Pressure::normal, Instant{2'000});
  contact.set(params, false, Pressure::normal, Instant{3'000});
  EXPECT_EQ(contact.next_toggle(params, Instant{1'001}).at, never);
  EXPECT_TRUE(contact.level_before(params, Instant{4'000}));
  contact.stick(params, false, Instant{5'000});
  EXPECT_FALSE(contact.next_toggle(params, Instant{5'000}).closed);
  EXPECT_FALSE(contact.level_before(params, Instant{5'001}));
}

TEST(Contact, AVolumeSwitchIsHalfWornAtItsMeanTimeToFailure) {
  const Duration life = hours(24) * 365 * 27 / 10;  // 2.7 years (F2)
  EXPECT_EQ(wear_percent_after({}, life), 0);
  EXPECT_EQ(wear_percent_after(life - nanoseconds(50), life), 49);
  EXPECT_EQ(wear_percent_after(life, life), 50);
  EXPECT_EQ(wear_percent_after(life * 2, life), 100);
  EXPECT_EQ(wear_percent_after(life * 20, life), 100);
}

}  // namespace
}  // namespace headloop::parts
