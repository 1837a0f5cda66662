#include "sim/parts/cell.hpp"

#include <algorithm>

namespace headloop::parts {

namespace {

constexpr std::int64_t curve_steps = static_cast<std::int64_t>(open_circuit_curve_mv.size()) - 1;
constexpr std::int64_t ppm = 1'000'000;
constexpr std::int64_t ms_per_day = 86'400'000;
// Above these, in permille of the capacity, calendar ageing is faster: a limit of 80 % (U2) with
// what a charger overshoots, and nearly full.
constexpr std::array<int, 2> calendar_bands_permille = {810, 950};

std::int64_t ceil_scaled(std::int64_t q, std::int64_t numerator, std::int64_t denominator) {
  return -scaled(-q, numerator, denominator);
}

std::int64_t ms_of(Instant t) { return t.ns / 1'000'000; }

}  // namespace

Cell::Cell(CellParams params, std::int32_t lost_ppm, int permille)
    : params_(params), other_loss_ppm_(lost_ppm) {
  book(Instant{0});
  const Charge wanted{scaled(capacity_.ua_ns, permille, 1'000)};
  begin_line(std::clamp(wanted, lowest(), capacity_), 0, Instant{0});
}

Charge Cell::lowest() const {
  return {-scaled(charge_of_uah(params_.capacity_uah).ua_ns, params_.reserve_permille, 1'000)};
}

void Cell::set_load(std::int64_t load_ua, Instant now) {
  const Charge start = charge_at(now);
  book(now);
  begin_line(std::min(start, capacity_), load_ua, now);
}

void Cell::begin_line(Charge start, std::int64_t load_ua, Instant now) {
  line_ = {start, -load_ua - params_.self_discharge_ua, now};
  const Charge damage = charge_of_open_circuit(params_.damage_mv);
  if (start >= damage) damaged_ = false;
  damage_at_ = damaged_ ? never : when_charge_falls_below(damage);
}

void Cell::fire(Instant now) {
  HEADLOOP_CHECK(now == damage_at_, "a cell is served at its deadline");
  damaged_ = true;
  other_loss_ppm_ += params_.damage_loss_ppm;
  set_load(load_ua(), now);
}

// Accounts for the time since the last change of load, and fixes the capacity until the next.
void Cell::book(Instant now) {
  book_discharge(now);
  book_calendar(now);
  const std::int64_t left = std::max<std::int64_t>(ppm / 10, ppm - lost_ppm());
  capacity_ = {scaled(charge_of_uah(params_.capacity_uah).ua_ns, left, ppm)};
}

void Cell::book_discharge(Instant now) {
  const std::int64_t drained = std::max<std::int64_t>(0, (line_.start - charge_at(now)).ua_ns);
  const std::int64_t full = charge_of_uah(params_.capacity_uah).ua_ns;
  // Two steps, because their sum may leave 64 bits.
  cycles_ += static_cast<std::uint32_t>(drained / full);
  const std::int64_t missing = full - discharged_ua_ns_;
  const std::int64_t rest = drained % full;
  cycles_ += rest >= missing ? 1 : 0;
  discharged_ua_ns_ = rest >= missing ? rest - missing : discharged_ua_ns_ + rest;
}

// The line crosses each limit at most once, so the time above a limit is one piece: the last one if
// the charge rises, otherwise the first.
void Cell::book_calendar(Instant now) {
  std::int64_t pace = params_.calendar_ppm_per_day[0];
  calendar_ppm_ms_ += pace * (ms_of(now) - ms_of(line_.since));
  for (std::size_t band = 0; band < calendar_bands_permille.size(); ++band) {
    const Charge limit{scaled(capacity_.ua_ns, calendar_bands_permille[band], 1'000)};
    const std::int64_t above_ms =
        line_.ua > 0 ? ms_of(now) - ms_of(std::min(now, when_charge_reaches(limit)))
                     : ms_of(std::min(now, when_charge_falls_below(limit))) - ms_of(line_.since);
    calendar_ppm_ms_ += (params_.calendar_ppm_per_day[band + 1] - pace) * above_ms;
    pace = params_.calendar_ppm_per_day[band + 1];
  }
}

std::int32_t Cell::lost_ppm() const {
  const std::int64_t full = charge_of_uah(params_.capacity_uah).ua_ns;
  return static_cast<std::int32_t>(
      other_loss_ppm_ + std::int64_t{cycles_} * params_.cycle_loss_ppm +
      scaled(discharged_ua_ns_, params_.cycle_loss_ppm, full) + calendar_ppm_ms_ / ms_per_day);
}

Charge Cell::charge_at(Instant now) const { return line_.level_at(now, lowest(), capacity_); }

int Cell::permille(Instant now) const {
  return static_cast<int>(scaled(charge_at(now).ua_ns, 1'000, capacity_.ua_ns));
}

Instant Cell::when_charge_reaches(Charge charge) const {
  return charge > capacity_ ? never : line_.when_at_least(charge);
}

Instant Cell::when_charge_falls_below(Charge charge) const {
  return charge <= lowest() ? never : line_.when_below(charge);
}

int Cell::open_circuit_mv(Charge charge) const {
  const auto at = [](std::int64_t i) {
    return std::int64_t{open_circuit_curve_mv[static_cast<std::size_t>(i)]};
  };
  if (charge < Charge{0}) {
    const std::int64_t depth = -lowest().ua_ns;
    const std::int64_t above = (charge - lowest()).ua_ns;
    return static_cast<int>(params_.exhausted_mv +
                            scaled(above, at(0) - params_.exhausted_mv, depth));
  }
  const std::int64_t i = scaled(charge.ua_ns, curve_steps, capacity_.ua_ns);
  if (i >= curve_steps) return static_cast<int>(at(curve_steps));
  // charge x steps / capacity - i, times the rise of this piece of the curve.
  const SignedWide into = static_cast<SignedWide>(charge.ua_ns) * curve_steps -
                          static_cast<SignedWide>(capacity_.ua_ns) * i;
  return static_cast<int>(at(i) +
                          static_cast<std::int64_t>(into * (at(i + 1) - at(i)) / capacity_.ua_ns));
}

Charge Cell::charge_of_open_circuit(int mv) const {
  if (mv <= params_.exhausted_mv) return lowest();
  const int empty_mv = open_circuit_curve_mv[0];
  if (mv <= empty_mv) {
    const std::int64_t above =
        ceil_scaled(-lowest().ua_ns, mv - params_.exhausted_mv, empty_mv - params_.exhausted_mv);
    return lowest() + Charge{above};
  }
  if (mv > open_circuit_curve_mv.back()) return {INT64_MAX};
  const auto upper =
      std::lower_bound(open_circuit_curve_mv.begin(), open_circuit_curve_mv.end(), mv);
  const std::int64_t low_mv = *(upper - 1);
  const std::int64_t rise = *upper - low_mv;
  const std::int64_t i = upper - 1 - open_circuit_curve_mv.begin();
  // The least q with (q x steps - i x capacity) x rise >= (mv - low) x capacity.
  const SignedWide needed = static_cast<SignedWide>(capacity_.ua_ns) * (i * rise + (mv - low_mv));
  const SignedWide per_charge = static_cast<SignedWide>(curve_steps) * rise;
  return {static_cast<std::int64_t>((needed + per_charge - 1) / per_charge)};
}

// uA x mOhm = nV.
std::int64_t Cell::load_drop_mv() const { return load_ua() * params_.resistance_mohm / 1'000'000; }

int Cell::millivolts(Instant now) const {
  const std::int64_t mv = open_circuit_mv(charge_at(now)) - load_drop_mv();
  return static_cast<int>(std::max<std::int64_t>(0, mv));
}

Charge Cell::charge_of_millivolts(int mv) const {
  return charge_of_open_circuit(mv + static_cast<int>(load_drop_mv()));
}

}  // namespace headloop::parts
