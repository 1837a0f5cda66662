#include "sim/parts/cell.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "sim/core/random.hpp"

namespace headloop::parts {
namespace {

constexpr Instant start{0};

// Without the slow effects, so that a test sees one thing.
CellParams ideal() {
  CellParams params;
  params.self_discharge_ua = 0;
  params.calendar_ppm_per_day = {0, 0, 0};
  params.cycle_loss_ppm = 0;
  return params;
}

TEST(Cell, TheCurveHoldsAtItsPointsAndIsALineBetween) {
  const Cell cell(ideal(), 0, 1'000);
  const auto at_uah = [&](std::int64_t uah) { return cell.open_circuit_mv(charge_of_uah(uah)); };
  EXPECT_EQ(at_uah(800'000), 4'200);
  EXPECT_EQ(at_uah(0), 3'270);
  EXPECT_EQ(at_uah(400'000), 3'840);
  EXPECT_EQ(at_uah(180'000), 3'740);  // 22.5 %, half way from 3730 to 3750
  EXPECT_EQ(at_uah(220'000), 3'760);  // 27.5 %
  EXPECT_EQ(at_uah(-40'000), 2'000);  // the end of the reserve of 5 %
  EXPECT_EQ(at_uah(-20'000), 2'635);  // half way from 2000 to 3270
}

TEST(Cell, VoltageNeverFallsWhileChargeRises) {
  const Cell cell(ideal(), 0, 1'000);
  int before = 0;
  for (std::int64_t uah = -40'000; uah <= 800'000; uah += 100) {
    const int mv = cell.open_circuit_mv(charge_of_uah(uah));
    ASSERT_GE(mv, before);
    before = mv;
  }
}

TEST(Cell, TheChargeOfAVoltageIsTheLeastThatHasIt) {
  for (const auto& [uah, lost] : {std::tuple{800'000, 0}, {777'777, 123'456}, {123'457, 300'001}}) {
    CellParams params = ideal();
    params.capacity_uah = uah;
    const Cell cell(params, lost, 1'000);
    for (int mv = 2'001; mv <= 4'200; ++mv) {
      const Charge charge = cell.charge_of_open_circuit(mv);
      ASSERT_GE(cell.open_circuit_mv(charge), mv);
      ASSERT_LT(cell.open_circuit_mv(charge - Charge{1}), mv);
    }
    EXPECT_GT(cell.charge_of_open_circuit(4'201), cell.capacity());
  }
}

// 200 mA through 150 mOhm are 30 mV.
TEST(Cell, TheLoadDropsVoltageAtTheTerminals) {
  Cell cell(ideal(), 0, 1'000);
  cell.set_load(200'000, start);
  EXPECT_EQ(cell.millivolts(start), 4'170);
  EXPECT_EQ(cell.charge_of_millivolts(4'020), cell.charge_of_open_circuit(4'050));
  cell.set_load(-300'000, start);
  EXPECT_EQ(cell.millivolts(start), 4'245);
}

// A quarter of 800 mAh in an hour (V3).
TEST(Cell, DrainsInALineAndTellsWhen) {
  Cell cell(ideal(), 0, 1'000);
  const Instant play = Instant{0} + minutes(7);
  cell.set_load(200'000, play);
  EXPECT_EQ(cell.permille(play + minutes(30)), 875);
  EXPECT_EQ(cell.permille(play + minutes(60)), 750);
  EXPECT_EQ(cell.when_charge_falls_below(charge_of_uah(600'000)), play + hours(1) + nanoseconds(1));
  EXPECT_EQ(cell.when_charge_reaches(charge_of_uah(800'001)), never);
  cell.set_load(-100'000, play + hours(1));
  EXPECT_EQ(cell.when_charge_reaches(charge_of_uah(700'000)), play + hours(2));
  EXPECT_EQ(cell.permille(play + hours(9)), 1'000);  // and no further
}

// M1: 250 uA for 72 h are 18 mAh of 800, not 70 %; those take 560 / 0.25 = 2240 h, 93 days.
TEST(Cell, SelfDischargesInMonthsNotInThreeDays) {
  const Cell cell(CellParams{}, 0, 1'000);
  EXPECT_EQ(cell.charge_at(start + hours(72)), charge_of_uah(782'000));
  EXPECT_EQ(cell.charge_at(start + hours(2'240)), charge_of_uah(240'000));
}

// 400 ppm a cycle and no calendar. The cell is drained and filled until 500 nominal capacities went
// through it.
TEST(Cell, FiveHundredCyclesCostAFifth) {
  CellParams params = ideal();
  params.cycle_loss_ppm = 400;
  Cell cell(params, 0, 1'000);
  Instant now = start;
  while (cell.full_cycles() < 500) {
    cell.set_load(8'000'000, now);
    cell.set_load(-8'000'000, now + minutes(3));
    cell.set_load(0, now + minutes(6));
    now = now + minutes(6);
  }
  EXPECT_EQ(cell.lost_ppm(), 200'000);
  EXPECT_EQ(uah_of(cell.capacity()), 640'000);
}

// A year at 50, 85 and 100 %: 365 x 55, x 165, x 300 ppm.
TEST(Cell, RestsLongestAtALowCharge) {
  for (const auto& [permille, lost] : {std::tuple{500, 20'075}, {850, 60'225}, {1'000, 109'500}}) {
    CellParams params = ideal();
    params.calendar_ppm_per_day = CellParams{}.calendar_ppm_per_day;
    Cell cell(params, 0, permille);
    cell.set_load(0, start + days(365));
    EXPECT_EQ(cell.lost_ppm(), lost);
  }
}

// Full to empty in 100 h: 5 h above 95 %, 14 h down to 81 %, 81 h below, in ppm:
// (5 x 300 + 14 x 165 + 81 x 55) / 24 = 344.4. The way back takes the same time in each band.
TEST(Cell, ALineThroughTheBandsAgesByTheTimeInEach) {
  CellParams params = ideal();
  params.calendar_ppm_per_day = CellParams{}.calendar_ppm_per_day;
  Cell cell(params, 0, 1'000);
  cell.set_load(8'000, start);
  cell.set_load(0, start + hours(100));
  EXPECT_EQ(cell.lost_ppm(), 344);
  Cell back(params, 0, 0);
  back.set_load(-8'000, start);
  back.set_load(0, start + hours(100));
  EXPECT_EQ(back.lost_ppm(), 344);
}

// U2: the same daily use, charged to 80 % or to 100 % overnight.
TEST(Cell, ALimitOfEightyPercentVisiblySlowsAgeing) {
  const auto lost_after_two_years = [](int permille) {
    Cell cell(CellParams{}, 0, permille);
    Instant now = start;
    for (int day = 0; day < 730; ++day) {
      cell.set_load(200'000, now);  // an hour and a half of playing
      cell.set_load(0, now + minutes(90));
      cell.set_load(-300'000, now + hours(15));
      const Charge limit{scaled(cell.capacity().ua_ns, permille, 1'000)};
      cell.set_load(-CellParams{}.self_discharge_ua, cell.when_charge_reaches(limit));
      now = now + days(1);
    }
    cell.set_load(0, now);
    return cell.lost_ppm();
  };
  EXPECT_GT(lost_after_two_years(1'000), 5 * lost_after_two_years(800) / 4);
}

// 2.5 V is (2500 - 2000) / (3270 - 2000) of the reserve of 40 mAh above its end, at -24.25 mAh.
TEST(Cell, BelowTwoAndAHalfVoltsCapacityIsLostForGood) {
  Cell cell(ideal(), 0, 0);
  cell.set_load(1'000, start);
  const Charge limit = cell.charge_of_open_circuit(2'500);
  EXPECT_EQ(uah_of(limit), -24'251);
  const Instant falls = cell.next_deadline();
  EXPECT_GE(cell.open_circuit_mv(cell.charge_at(falls - nanoseconds(1))), 2'500);
  EXPECT_LT(cell.open_circuit_mv(cell.charge_at(falls)), 2'500);
  cell.fire(falls);
  EXPECT_EQ(cell.lost_ppm(), 150'000);
  EXPECT_EQ(uah_of(cell.capacity()), 680'000);
  EXPECT_EQ(cell.next_deadline(), never);  // once
  cell.set_load(-100'000, falls + hours(1));
  cell.set_load(1'000'000, falls + hours(2));
  EXPECT_NE(cell.next_deadline(), never);  // but again in another excursion
}

// Nothing falls below the end of the reserve, so nothing there does damage, however often.
TEST(Cell, IsNotDamagedWhereItCannotBe) {
  for (const auto& [damage_mv, exhausted_mv, reserve] :
       {std::tuple{500, 2'000, 50}, {2'000, 2'000, 50}, {2'500, 3'000, 50}, {2'500, 2'000, 0}}) {
    CellParams params = ideal();
    params.damage_mv = static_cast<std::int16_t>(damage_mv);
    params.exhausted_mv = static_cast<std::int16_t>(exhausted_mv);
    params.reserve_permille = static_cast<std::int16_t>(reserve);
    Cell cell(params, 0, 0);
    cell.set_load(1'000'000, start);
    EXPECT_EQ(cell.next_deadline(), never);
  }
}

TEST(Cell, StopsAtTheEndOfItsReserve) {
  Cell cell(ideal(), 0, 0);
  cell.set_load(1'000'000, start);
  EXPECT_EQ(cell.charge_at(start + days(1)), charge_of_uah(-40'000));
  EXPECT_EQ(cell.open_circuit_mv(charge_of_uah(-40'000)), 2'000);
}

TEST(Cell, AnAgedCellStartsWithTheShareOfWhatIsLeft) {
  const Cell cell(ideal(), 250'000, 500);
  EXPECT_EQ(uah_of(cell.capacity()), 600'000);
  EXPECT_EQ(uah_of(cell.charge_at(start)), 300'000);
}

// D2: 4 h from empty are enough with 300 mA, and not with 100 mA.
TEST(Cell, AcceptsLessTowardsTheEnd) {
  EXPECT_EQ(accepted_ua(300'000, 899), 300'000);
  EXPECT_EQ(accepted_ua(300'000, 900), 150'000);
  EXPECT_EQ(accepted_ua(300'000, 970), 75'000);
  EXPECT_EQ(accepted_ua(300'000, 1'000), 0);
  const auto time_to_full = [](std::int64_t offered_ua) {
    Cell cell(ideal(), 0, 0);
    Instant now = start;
    for (const AcceptanceStep& step : acceptance) {
      cell.set_load(-accepted_ua(offered_ua, cell.permille(now)), now);
      now = cell.when_charge_reaches(
          Charge{scaled(cell.capacity().ua_ns, step.until_permille, 1'000)});
    }
    return now - start;
  };
  // 720 mAh / 300 mA + 56 / 150 + 24 / 75 = 2.4 h + 0.3733 h + 0.32 h = 3 h 5 min 36 s
  EXPECT_EQ(time_to_full(300'000), seconds(3 * 3'600 + 5 * 60 + 36));
  EXPECT_GT(time_to_full(100'000), hours(4));
}

}  // namespace
}  // namespace headloop::parts
