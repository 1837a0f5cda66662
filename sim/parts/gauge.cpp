#include "sim/parts/gauge.hpp"

#include <algorithm>

namespace headloop::parts {

namespace {
int coarse_percent(int mv) {
  std::size_t band = 0;
  while (mv < coarse_table[band].from_mv) ++band;
  return coarse_table[band].percent;
}
}  // namespace

void Gauge::load_profile(GaugeProfile profile, const Cell& cell, Instant now) {
  HEADLOOP_CHECK(profile.learned_capacity_uah > 0, "a profile has a capacity");
  profile_ = profile;
  catching_up_ = false;
  const Charge estimate{scaled(learned().ua_ns, open_circuit_permille(cell, now), 1'000)};
  count(cell.load_ua(), estimate, now);
  plan(cell, now);
}

void Gauge::update(const Cell& cell, Instant now) {
  const Charge counted = counted_at(now);
  if (cell.load_ua() < 0) catching_up_ = false;
  count(cell.load_ua(), counted, now);
  plan(cell, now);
}

void Gauge::terminated(const Cell& cell, Instant now) {
  catching_up_ = false;
  count(cell.load_ua(), learned(), now);
  plan(cell, now);
}

int Gauge::fire(const Cell& cell, Instant now) {
  HEADLOOP_CHECK(now == step_at_, "a gauge is served at its deadline");
  const int before = shown_;
  shown_ = static_cast<std::int8_t>(due_percent(cell, now));
  if (profile_.valid && shown_ < before) compare(cell, now);
  plan(cell, now);
  return shown_;
}

void Gauge::count(std::int64_t load_ua, Charge from, Instant now) {
  line_ = {from, catching_up_ ? -load_ua * params_.catch_up_factor : -load_ua, now};
}

// Only while it drains: charging ends in a defined state anyway.
void Gauge::compare(const Cell& cell, Instant now) {
  if (cell.load_ua() <= 0) return;
  const Charge counted = counted_at(now);
  const std::int64_t ahead_permille =
      scaled(counted.ua_ns, 1'000, learned().ua_ns) - open_circuit_permille(cell, now);
  if (ahead_permille > params_.catch_up_from_permille) catching_up_ = true;
  if (ahead_permille <= 0) catching_up_ = false;
  count(cell.load_ua(), counted, now);
}

void Gauge::plan(const Cell& cell, Instant now) {
  if (due_percent(cell, now) != shown_) {
    step_at_ = now;
  } else {
    step_at_ = profile_.valid ? next_counted_step() : next_coarse_step(cell, now);
  }
}

Instant Gauge::next_counted_step() const {
  if (line_.ua < 0) {
    return shown_ == 0 ? never : line_.when_below(upper_end(shown_ - 1) + Charge{1});
  }
  return shown_ >= 99 || line_.ua == 0 ? never : line_.when_at_least(upper_end(shown_) + Charge{1});
}

// The way the cell has come from lies behind it and brings no further step.
Instant Gauge::next_coarse_step(const Cell& cell, Instant now) const {
  const auto ahead = [now](Instant t) { return t > now ? t : never; };
  std::size_t band = 0;
  while (coarse_table[band].percent != shown_) ++band;
  const Instant falls =
      cell.when_charge_falls_below(cell.charge_of_millivolts(coarse_table[band].from_mv));
  const Instant rises =
      band == 0
          ? never
          : cell.when_charge_reaches(cell.charge_of_millivolts(coarse_table[band - 1].from_mv));
  return std::min(ahead(falls), ahead(rises));
}

// Charging stops at 99 % until it has terminated.
Charge Gauge::counted_at(Instant now) const {
  const Charge highest = line_.start > upper_end(99) ? learned() : upper_end(99);
  return line_.level_at(now, Charge{0}, highest);
}

// Halves are rounded down: n up to and including n and a half.
Charge Gauge::upper_end(int percent) const {
  return {scaled(learned().ua_ns, 2 * percent + 1, 200)};
}

int Gauge::due_percent(const Cell& cell, Instant now) const {
  return profile_.valid ? counted_percent(counted_at(now)) : coarse_percent(cell.millivolts(now));
}

int Gauge::counted_percent(Charge counted) const {
  // Half percents rounded up to the next whole one, then halved.
  return static_cast<int>(-scaled(-counted.ua_ns, 200, learned().ua_ns) / 2);
}

int Gauge::open_circuit_permille(const Cell& cell, Instant now) const {
  // Thresholds that have drifted far may lie beyond all that the cell can be.
  const Charge empty = std::min(cell.capacity(), cell.charge_of_open_circuit(empty_mv()));
  const Charge full = std::max(empty + Charge{1},
                               std::min(cell.capacity(), cell.charge_of_open_circuit(full_mv())));
  const Charge inside = std::clamp(cell.charge_at(now), empty, full) - empty;
  return static_cast<int>(scaled(inside.ua_ns, 1'000, (full - empty).ua_ns));
}

}  // namespace headloop::parts
