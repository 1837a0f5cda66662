// A lithium-ion cell: charge, voltage, ageing.
//
// Between two changes of load everything is closed form. The load is positive when it drains the
// cell and negative when it charges it. Charge runs from -reserve (exhausted) over 0 (the curve's
// 0 %) to the capacity; a cell whose open-circuit voltage falls below 2.5 V loses capacity for good
// (M1). Ageing is booked whenever the load changes.
#pragma once

#include <array>
#include <cstdint>

#include "sim/parts/charge.hpp"

namespace headloop::parts {

// Open-circuit voltage in mV at 0, 5 ... 100 % of the capacity: the usual curve of LiCoO2.
inline constexpr std::array<std::int16_t, 21> open_circuit_curve_mv = {
    3'270, 3'610, 3'690, 3'710, 3'730, 3'750, 3'770, 3'790, 3'800, 3'820, 3'840,
    3'850, 3'870, 3'910, 3'950, 3'980, 4'020, 4'080, 4'110, 4'150, 4'200};

struct CellParams {
  std::int32_t capacity_uah = 800'000;  // assumed: 800 mAh, so that 4 h of charging fill it (D2)
  std::int32_t resistance_mohm = 150;   // assumed: usual for a small pouch cell with its leads
  // Below 0 % the voltage falls in a line to `exhausted_mv` while this much of the nominal capacity
  // drains away. Assumed: the knee of a discharge curve.
  std::int16_t reserve_permille = 50;
  std::int16_t exhausted_mv = 2'000;
  std::int16_t damage_mv = 2'500;          // M1
  std::int32_t damage_loss_ppm = 150'000;  // of nominal, once per excursion; assumed
  std::int32_t cycle_loss_ppm = 290;       // of nominal; U4: 500 in 1000 days cost 14.5 of 20 %
  // Calendar ageing in ppm of nominal a day: below 81 %, from 81 %, from 95 % charge. Assumed: 2, 6
  // and 11 % a year, the order that storage tests of LiCoO2 cells at 25 degrees show (U2).
  std::array<std::int32_t, 3> calendar_ppm_per_day = {55, 165, 300};
  // The cell's own; assumed: from full to 30 % in about three months (M1: not in 72 h).
  std::int32_t self_discharge_ua = 250;
};

class Cell {
 public:
  Cell() = default;
  // `lost_ppm`: of the nominal capacity, before the run. `permille`: of the capacity that is left.
  Cell(CellParams params, std::int32_t lost_ppm, int permille);

  const CellParams& params() const { return params_; }

  void set_load(std::int64_t load_ua, Instant now);
  std::int64_t load_ua() const { return -line_.ua - params_.self_discharge_ua; }

  Charge capacity() const { return capacity_; }
  Charge charge_at(Instant now) const;
  // Of the capacity; negative in the reserve.
  int permille(Instant now) const;
  // The first instants, from the last change of load on, at which charge_at() is `charge` or more,
  // or less than `charge`; `never` if the load leads elsewhere.
  Instant when_charge_reaches(Charge charge) const;
  Instant when_charge_falls_below(Charge charge) const;

  int open_circuit_mv(Charge charge) const;
  // The least charge at which the open-circuit voltage is `mv` or more; none is above the curve.
  Charge charge_of_open_circuit(int mv) const;
  // At the terminals: the load drops voltage across the internal resistance.
  int millivolts(Instant now) const;
  // The least charge at which the terminals, under the present load, show `mv` or more.
  Charge charge_of_millivolts(int mv) const;

  // Capacity lost, booked up to the last change of load, in ppm of nominal.
  std::int32_t lost_ppm() const;
  // Full equivalents discharged in this run.
  std::uint32_t full_cycles() const { return cycles_; }

  // The instant at which the cell falls below 2.5 V under the present load.
  Instant next_deadline() const { return damage_at_; }
  void fire(Instant now);

 private:
  void book(Instant now);
  void book_discharge(Instant now);
  void book_calendar(Instant now);
  void begin_line(Charge start, std::int64_t load_ua, Instant now);
  std::int64_t load_drop_mv() const;
  Charge lowest() const;

  CellParams params_;
  ChargeLine line_;
  Charge capacity_;
  std::int64_t discharged_ua_ns_ = 0;  // since the last full equivalent
  std::int64_t calendar_ppm_ms_ = 0;   // ppm a day, times milliseconds
  Instant damage_at_ = never;
  std::int32_t other_loss_ppm_ = 0;  // before the run, and damage
  std::uint32_t cycles_ = 0;
  bool damaged_ = false;  // in this excursion below 2.5 V
};

// The share of an offered current that a cell takes: all of it up to 90 %, half up to 97 %, then a
// quarter; steps that stand for the constant-voltage phase (assumed).
struct AcceptanceStep {
  std::int16_t until_permille;
  std::int16_t share_permille;
};
inline constexpr std::array<AcceptanceStep, 3> acceptance = {
    {{900, 1'000}, {970, 500}, {1'000, 250}}};

constexpr std::int64_t accepted_ua(std::int64_t offered_ua, int permille) {
  for (const AcceptanceStep& step : acceptance) {
    if (permille < step.until_permille) return offered_ua * step.share_permille / 1'000;
  }
  return 0;
}

}  // namespace headloop::parts
