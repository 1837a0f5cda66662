#include "sim/parts/gauge.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace headloop::parts {
namespace {

constexpr Instant start{0};

struct Shown {
  Instant at;
  int percent;
};

// The cell alone: what the gauge makes of self-discharge and ageing is not the matter here.
CellParams steady() {
  CellParams params;
  params.self_discharge_ua = 0;
  params.cycle_loss_ppm = 0;
  params.calendar_ppm_per_day = {0, 0, 0};
  return params;
}

// A cell and its gauge, played from full until `end` with V3's load.
struct Bench {
  Cell cell;
  Gauge gauge{GaugeParams{}};
  std::vector<Shown> shown;

  Bench(std::int32_t lost_ppm, int permille, GaugeProfile profile)
      : cell(steady(), lost_ppm, permille) {
    gauge.load_profile(profile, cell, start);
    run(start);
  }
  void run(Instant end) {
    while (gauge.next_deadline() <= end) {
      const Instant at = gauge.next_deadline();
      shown.push_back({at, gauge.fire(cell, at)});
    }
  }
  void load(std::int64_t ua, Instant now) {
    run(now);
    cell.set_load(ua, now);
    gauge.update(cell, now);
    run(now);
  }
  void play_an_hour_from_full() {
    gauge.terminated(cell, start);
    run(start);
    load(playback_ua(800'000), start);
    run(start + hours(1));
  }
  int percent_at(Instant t) const {
    int percent = -1;
    for (const Shown& step : shown) percent = step.at <= t ? step.percent : percent;
    return percent;
  }
  int biggest_jump() const {
    int biggest = 0;
    for (std::size_t i = 1; i < shown.size(); ++i) {
      biggest = std::max(biggest, std::abs(shown[i].percent - shown[i - 1].percent));
    }
    return biggest;
  }
  // From the straight line between the first and the last value of the hour, in tenths of a point.
  int deviation_tenths() const {
    const int last = percent_at(start + hours(1));
    int worst = 0;
    for (int minute = 0; minute <= 60; ++minute) {
      const int line_tenths = 1'000 - (100 - last) * 10 * minute / 60;
      const int tenths = percent_at(start + minutes(minute)) * 10;
      worst = std::max(worst, std::abs(tenths - line_tenths));
    }
    return worst;
  }
};

// V3: 100, 87 and 75 at the start, in the middle and at the end.
TEST(Gauge, AGoodProfileIsLinear) {
  Bench bench(0, 1'000, {});
  bench.play_an_hour_from_full();
  EXPECT_EQ(bench.percent_at(start), 100);
  EXPECT_EQ(bench.percent_at(start + minutes(30)), 87);
  EXPECT_EQ(bench.percent_at(start + minutes(60)), 75);
  EXPECT_EQ(bench.biggest_jump(), 1);
  EXPECT_LE(bench.deviation_tenths(), 10);
}

// 99 follows 100 when half a percent is drained: 4 mAh at 200 mA are 72 s, and a nanosecond.
TEST(Gauge, StepsAtTheHalves) {
  Bench bench(0, 1'000, {});
  bench.gauge.terminated(bench.cell, start);
  bench.run(start);
  bench.load(200'000, start);
  EXPECT_EQ(bench.gauge.next_deadline(), start + seconds(72));
  bench.run(start + seconds(72));
  EXPECT_EQ(bench.gauge.percent(), 99);
  EXPECT_EQ(bench.gauge.next_deadline(), start + seconds(72 + 144));
}

TEST(Gauge, NothingDrainedNothingDue) {
  Bench bench(0, 600, {});
  EXPECT_EQ(bench.gauge.next_deadline(), never);
}

TEST(Gauge, ChargingShowsNinetyNineUntilItTerminates) {
  Bench bench(0, 900, {});
  bench.load(-300'000, start);
  bench.run(start + hours(5));
  EXPECT_EQ(bench.gauge.percent(), 99);
  EXPECT_EQ(bench.gauge.next_deadline(), never);
  bench.gauge.terminated(bench.cell, start + hours(5));
  EXPECT_EQ(bench.gauge.next_deadline(), start + hours(5));
  bench.run(start + hours(5));
  EXPECT_EQ(bench.gauge.percent(), 100);
}

// R3. Charging from 10 % terminates at 3760 mV, which is 27.5 %; the unit gives up at 3740 mV,
// 22.5 %: 40 mAh at 200 mA are 12 minutes.
TEST(Gauge, DriftShowsAHundredPercentForTwelveMinutes) {
  GaugeProfile drifted;
  drifted.threshold_drift_mv = drift_for_12_minutes_mv;
  Bench bench(0, 100, drifted);
  bench.load(-300'000, start);
  const Instant full =
      bench.cell.when_charge_reaches(bench.cell.charge_of_open_circuit(bench.gauge.full_mv()));
  EXPECT_EQ(bench.cell.permille(full), 275);
  bench.run(full);
  bench.gauge.terminated(bench.cell, full);
  bench.load(playback_ua(800'000), full);
  EXPECT_EQ(bench.gauge.percent(), 100);
  const Instant dies =
      bench.cell.when_charge_falls_below(bench.cell.charge_of_open_circuit(bench.gauge.empty_mv()));
  EXPECT_LE(dies - full, minutes(12) + nanoseconds(1));
  EXPECT_GT(dies - full, minutes(12) - milliseconds(1));
  bench.run(dies);
  EXPECT_GT(bench.gauge.percent(), 80);
}

TEST(Gauge, WithoutDriftTheWholeCellIsUsed) {
  const Bench bench(0, 1'000, {});
  EXPECT_EQ(bench.cell.charge_of_open_circuit(bench.gauge.full_mv()), bench.cell.capacity());
  EXPECT_LT(uah_of(bench.cell.charge_of_open_circuit(bench.gauge.empty_mv())), 8'000);
}

// V3: a damaged profile jumps by more than 8 points. 4125 mV at the terminals under 200 mA are
// 4155 mV of the cell, 95.5 %: after 0.045 x 800 / 200 h = 10.8 minutes 100 becomes 91.
TEST(Gauge, ADamagedProfileJumps) {
  GaugeProfile damaged;
  damaged.valid = false;
  Bench bench(0, 1'000, damaged);
  bench.play_an_hour_from_full();
  EXPECT_EQ(bench.percent_at(start + seconds(647)), 100);
  EXPECT_EQ(bench.percent_at(start + seconds(649)), 91);
  EXPECT_EQ(bench.biggest_jump(), 9);
}

// From 75 % on the same table has steps of 8 points: 3980 mV of the cell are 3950 at the terminals,
// an hour later 3840 are 3810.
TEST(Gauge, ADamagedProfileJumpsLessFromThreeQuarters) {
  GaugeProfile damaged;
  damaged.valid = false;
  Bench bench(0, 750, damaged);
  bench.load(playback_ua(800'000), start);
  bench.shown.clear();
  bench.shown.push_back({start, bench.gauge.percent()});
  bench.run(start + hours(1));
  EXPECT_EQ(bench.shown.front().percent, 73);
  EXPECT_EQ(bench.shown.back().percent, 49);
  EXPECT_EQ(bench.biggest_jump(), 8);
}

// V3's other failure. The cell has 70 % of what the profile believes: after t hours 25 t points are
// counted and 35.7 t are gone, 6 points apart from t = 0.56 h on; from then on 75 points an hour,
// until 39.3 points an hour have closed the gap, 9 minutes later.
TEST(Gauge, AnAgedCellWithAStaleProfileLeavesTheLineWithoutAJump) {
  Bench bench(300'000, 1'000, {});
  bench.play_an_hour_from_full();
  EXPECT_EQ(bench.biggest_jump(), 1);
  EXPECT_GT(bench.deviation_tenths(), 35);
  EXPECT_NEAR(bench.percent_at(start + minutes(33)), 86, 1);  // 100 - 25 x 0.55
  EXPECT_NEAR(bench.percent_at(start + minutes(44)), 74, 1);  // 100 - 35.7 x 0.73
}

TEST(Gauge, AProfileThatKnowsTheAgedCellIsLinear) {
  GaugeProfile learned;
  learned.learned_capacity_uah = 560'000;
  Bench bench(300'000, 1'000, learned);
  bench.play_an_hour_from_full();
  EXPECT_EQ(bench.biggest_jump(), 1);
  EXPECT_LE(bench.deviation_tenths(), 10);
}

// U4, V3: at the end of its 500 cycles a cell still passes: at 80 % the gap opens by 6.25 points an
// hour.
TEST(Gauge, ACellAtTheEndOfItsCyclesStillPasses) {
  Bench bench(200'000, 1'000, {});
  bench.play_an_hour_from_full();
  EXPECT_LE(bench.deviation_tenths(), 35);
}

TEST(Gauge, ALoadedProfileStartsFromTheOpenCircuitVoltage) {
  Bench bench(0, 500, {});
  EXPECT_EQ(bench.gauge.percent(), 50);
  GaugeProfile drifted;
  drifted.threshold_drift_mv = drift_for_12_minutes_mv;
  bench.gauge.load_profile(drifted, bench.cell, start + seconds(1));
  bench.run(start + seconds(1));
  EXPECT_EQ(bench.gauge.percent(), 100);  // 50 % lies above the drifted full
}

}  // namespace
}  // namespace headloop::parts
