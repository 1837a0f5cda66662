#include "sim/parts/key.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "sim/core/random.hpp"
#include "tests/sim/parts/tick_oracle.hpp"

namespace headloop::parts {
namespace {

KeyParams nominal_params(std::uint64_t seed = 0) {
  KeyParams params{Clock(32'768, 0, Duration{0}), {}, {}};
  params.contact.seed = seed;
  return params;
}

std::vector<Change> fire_until(Key& key, const KeyParams& params, Instant end) {
  std::vector<Change> changes;
  while (key.next_deadline() <= end) {
    if (const auto change = key.fire(params, key.next_deadline())) {
      changes.push_back({change->tick.count, change->down});
    }
  }
  return changes;
}

// Debounced down and up ticks of one hold; -1 where there was none.
struct Hold {
  std::int64_t down = -1;
  std::int64_t up = -1;
  std::size_t changes = 0;
};

Hold hold_of(const KeyParams& params, ContactWear wear, Pressure pressure, Instant from,
             Duration length) {
  Key key(0, wear);
  key.set(params, true, pressure, from);
  auto changes = fire_until(key, params, from + length - nanoseconds(1));
  key.set(params, false, pressure, from + length);
  for (const Change& change : fire_until(key, params, from + length + seconds(1))) {
    changes.push_back(change);
  }
  if (changes.empty()) return {};
  return {changes.front().tick, changes.back().tick, changes.size()};
}

// 10 ms + 1 ns is after tick 327 (9 979 248 ns): without bounce the first flop catches the press at
// tick 328, the counter could see it at 330, samples at 656, 984 and 1312.
TEST(Key, APressWithoutBounceIsDownAfterThreeSamples) {
  KeyParams params = nominal_params();
  params.contact.bounce_max = Duration{0};
  const Hold hold = hold_of(params, {}, Pressure::normal, Instant{10'000'001}, seconds(1));
  EXPECT_EQ(hold.changes, 2U);
  EXPECT_EQ(hold.down, 4 * 328);
}

TEST(Key, BounceNeverMakesASecondPress) {
  for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
    const Hold hold = hold_of(nominal_params(seed), {}, Pressure::normal,
                              Instant{static_cast<std::int64_t>(seed) * 7'919}, milliseconds(80));
    ASSERT_EQ(hold.changes, 2U) << "seed " << seed;
  }
}

TEST(Key, ATouchShorterThanTheDebounceIsNoPress) {
  EXPECT_EQ(hold_of(nominal_params(), {}, Pressure::normal, Instant{0}, milliseconds(19)).changes,
            0U);
}

// F2: with the switch worn a hold of even 20 s never gets to 10 s in one piece; firm pressure helps
// (at 60 %, no longer at 90 %), cleaning helps more (at 90 % as well).
TEST(Key, AWornContactBreaksEveryHold) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const KeyParams params = nominal_params(seed);
    const ContactWear cleaned{0, wear_of(90).fatigue_pct};
    const auto changes = [&](ContactWear wear, Pressure pressure) {
      return hold_of(params, wear, pressure, Instant{12'345'678}, seconds(20)).changes;
    };
    EXPECT_EQ(changes(wear_of(38), Pressure::normal), 2U);
    EXPECT_EQ(changes(wear_of(60), Pressure::normal), 22U);  // ten openings in 20 s
    EXPECT_EQ(changes(wear_of(60), Pressure::firm), 2U);
    EXPECT_EQ(changes(wear_of(90), Pressure::firm), 22U);
    EXPECT_EQ(changes(cleaned, Pressure::normal), 2U);
  }
}

TEST(Key, WhileWetACleanedKeyIsAsBadAsBefore) {
  const KeyParams params = nominal_params(5);
  Key key(0, wear_of(90));
  ASSERT_TRUE(key.clean(99, Instant{0}));
  key.set(params, true, Pressure::normal, Instant{minutes(29).ns});
  EXPECT_EQ(fire_until(key, params, Instant{minutes(29).ns} + seconds(20)).size(), 21U);
  key.set(params, false, Pressure::normal, Instant{minutes(30).ns});
  fire_until(key, params, Instant{minutes(31).ns});
  key.set(params, true, Pressure::normal, Instant{minutes(31).ns});
  EXPECT_EQ(fire_until(key, params, Instant{minutes(31).ns} + seconds(20)).size(), 1U);
}

TEST(Key, AStuckKeyGoesDownByItselfAndStaysDown) {
  const KeyParams params = nominal_params();
  Key key(0, {});
  key.stick(params, true, Instant{0});
  EXPECT_EQ(fire_until(key, params, Instant{seconds(1).ns}).size(), 1U);
  EXPECT_TRUE(key.down());
  key.set(params, true, Pressure::normal, Instant{seconds(1).ns});
  key.set(params, false, Pressure::normal, Instant{seconds(2).ns});
  EXPECT_EQ(key.next_deadline(), never);
  EXPECT_TRUE(key.down());
}

TEST(Key, ALongHoldOfAGoodKeyHasNoEvents) {
  const KeyParams params = nominal_params();
  Key key(0, {});
  key.set(params, true, Pressure::normal, Instant{0});
  fire_until(key, params, Instant{seconds(1).ns});
  EXPECT_EQ(key.next_deadline(), never);
}

// The goal: that looking ahead gives what flops and counter make of the raw waveform, whenever the
// person acts: in the middle of a bounce, of an opening, between a sample and its output. The
// method: collect the waveform from the contact itself and run it tick by tick.
TEST(Key, AgreesWithTheRawWaveformTickByTick) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    std::uint64_t n = 0;
    const auto any = [&](std::int64_t low, std::int64_t high) {
      return draw_between(seed, Purpose::test_script, n++, low, high);
    };
    KeyParams params{Clock(32'768, any(-500'000, 500'000), Duration{any(0, 30'000)}),
                     {static_cast<std::int32_t>(any(1, 400)), static_cast<std::int32_t>(any(3, 5))},
                     {}};
    params.contact.seed = seed;
    const ContactWear wear = wear_of(static_cast<int>(any(0, 100)));
    Key key(0, wear);
    Contact contact(0, wear);
    std::vector<Toggle> waveform;
    std::vector<Change> changes;
    Instant now{any(0, 1'000'000)};
    const auto advance = [&](Instant to) {
      for (const Change& change : fire_until(key, params, to - nanoseconds(1))) {
        changes.push_back(change);
      }
      for (Instant from = now;;) {
        const Toggle toggle = contact.next_toggle(params.contact, from);
        if (toggle.at >= to) break;
        waveform.push_back(toggle);
        from = toggle.at + nanoseconds(1);
      }
      now = to;
    };
    for (int act = 0; act < 12; ++act) {
      const Pressure pressure = any(0, 1) == 0 ? Pressure::normal : Pressure::firm;
      key.set(params, act % 2 == 0, pressure, now);
      contact.set(params.contact, act % 2 == 0, pressure, now);
      const Instant next = any(0, 2) == 0 && key.next_deadline() != never
                               ? key.next_deadline() + Duration{any(-40'000, 40'000)}
                               : now + Duration{any(1, any(0, 1) == 0 ? 5'000'000 : 1'500'000'000)};
      advance(next > now ? next : now + nanoseconds(1));
    }
    advance(now + milliseconds(200));
    ASSERT_EQ(changes, tick_by_tick(params.clock, params.sampler, waveform, now - nanoseconds(1)))
        << "seed " << seed;
  }
}

}  // namespace
}  // namespace headloop::parts
