#include "sim/world/checks.hpp"

#include <algorithm>
#include <cstdlib>

#include "sim/world/matcher.hpp"

namespace headloop::world {
namespace {

// V2.
constexpr Duration ramp_least = seconds(22);
constexpr Duration ramp_most = seconds(38);
constexpr Duration at_once = seconds(1);  // assumed: a person cannot tell less from "at once"
// V3.
constexpr std::int64_t deviation_most_permille = 35;
constexpr std::int64_t jump_most_points = 8;
// V4.
constexpr Duration answer_good = milliseconds(1'200);
constexpr Duration answer_bad = milliseconds(2'500);

// Whole milliseconds, rounded up: a figure above a limit never reads like the limit.
std::int32_t ms_up(Duration d) { return static_cast<std::int32_t>((d.ns + 999'999) / 1'000'000); }
std::int32_t ms_down(Duration d) { return static_cast<std::int32_t>(d.ns / 1'000'000); }

// The first observation in [from, to) of this kind, or nullptr.
template <class What>
const Observation* first(const Record& record, Channel channel, What what, Instant from,
                         Instant to) {
  for (std::size_t i = position_at(record, from); i < record.size() && record[i].at < to; ++i) {
    if (is(record[i], channel, what)) return &record[i];
  }
  return nullptr;
}

// Whether music was heard: it began in [begin, end), or before and had not stopped.
bool music_heard(const Record& record, Instant begin, Instant end) {
  if (first(record, Channel::audio, AudioEvent::play, begin, end) != nullptr) return true;
  for (std::size_t i = position_at(record, begin); i-- > 0;) {
    if (loses_power(record[i])) return false;
    if (record[i].channel != Channel::audio) continue;
    const auto event = static_cast<AudioEvent>(record[i].what);
    if (event == AudioEvent::play) return true;
    if (event == AudioEvent::pause || event == AudioEvent::silent) return false;
  }
  return false;
}

// Whether noise cancelling was full when it was put on, and still was when a person can tell: the
// sensor had taken something else for a head.
bool is_full_before(const Record& record, Instant worn, Instant end) {
  bool full = false;
  for (std::size_t i = position_at(record, worn); i-- > 0;) {
    if (loses_power(record[i])) return false;
    if (record[i].channel != Channel::anc) continue;
    full = is(record[i], Channel::anc, AncEvent::full);
    break;
  }
  const Instant told = std::min(worn + at_once, end);
  for (std::size_t i = position_at(record, worn); i < record.size() && record[i].at < told; ++i) {
    full = full && record[i].channel != Channel::anc && !loses_power(record[i]);
  }
  return full;
}

struct Reading {
  Instant at;
  std::int64_t percent = 0;
};

// The gauge while it was watched: takes each reading, in order of time.
template <class Take>
void readings(const Record& record, Instant begin, Instant end, Take take) {
  const std::size_t from = position_at(record, begin);
  std::optional<std::int32_t> value = gauge_shown(record, from);
  if (value) take(Reading{begin, *value});
  for (std::size_t i = from; i < record.size() && record[i].at < end; ++i) {
    if (record[i].channel != Channel::gauge) continue;
    value = record[i].a;
    take(Reading{record[i].at, *value});
  }
  if (value) take(Reading{end, *value});
}

struct Discharge {
  std::int64_t steps = 0;  // readings that differ from the one before
  std::int64_t jump_points = 0;
  std::int64_t deviation_permille = 0;
};

Discharge discharge(const Record& record, Instant begin, Instant end) {
  Discharge result;
  std::optional<Reading> earliest;
  Reading last;
  readings(record, begin, end, [&](Reading reading) {
    if (!earliest) earliest = last = reading;
    const std::int64_t jump = std::abs(reading.percent - last.percent);
    result.jump_points = std::max(result.jump_points, jump);
    result.steps += jump != 0 ? 1 : 0;
    last = reading;
  });
  if (!earliest || last.at == earliest->at) return result;

  const std::int64_t span = (last.at - earliest->at).ns;
  const std::int64_t drop = last.percent - earliest->percent;
  readings(record, begin, end, [&](Reading reading) {
    // (value - line) x span, in points; months of play at 100 points stay within 64 bits.
    const std::int64_t off = std::abs((reading.percent - earliest->percent) * span -
                                      drop * (reading.at - earliest->at).ns);
    result.deviation_permille = std::max(result.deviation_permille, (off * 10 + span - 1) / span);
  });
  return result;
}

const Observation* advertised(const Record& record, Instant from, Instant to) {
  return first(record, Channel::radio, RadioEvent::advertising, from, to);
}

Check not_seen(std::int32_t measured = 0) {
  return {CheckResult::inconclusive, measured, CheckReason::not_seen};
}

}  // namespace

bool loses_power(const Observation& o) {
  if (o.channel != Channel::power) return false;
  const auto event = static_cast<PowerEvent>(o.what);
  return event == PowerEvent::off || event == PowerEvent::rail_down || event == PowerEvent::cut;
}

std::optional<std::int32_t> gauge_shown(const Record& record, std::size_t end) {
  while (end-- > 0) {
    if (record[end].channel == Channel::gauge) return record[end].a;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> advertised_address(const Record& record, Instant from, Instant to) {
  const Observation* seen = advertised(record, from, to);
  if (seen == nullptr) return std::nullopt;
  return static_cast<std::uint64_t>(seen->b);
}

Check check_address(const Record& record, Instant scanned, Instant end,
                    std::optional<std::uint64_t> noted) {
  const Observation* seen = advertised(record, scanned, end);
  if (seen == nullptr) {
    if (end - scanned < scan_patience) return not_seen();
    return {CheckResult::fail, 0, CheckReason::not_seen};
  }
  const auto prefix = [](std::uint64_t address) { return address >> 24; };
  const bool is_new = noted && prefix(static_cast<std::uint64_t>(seen->b)) != prefix(*noted);
  const std::int32_t measured = is_new ? 1 : 0;
  if (seen->a != 0) return {CheckResult::fail, measured, CheckReason::name_suffixed};
  if (!noted) return {CheckResult::inconclusive, 0, CheckReason::not_noted};
  if (!is_new) return {CheckResult::fail, 0, CheckReason::address_kept};
  return {CheckResult::pass, 1, CheckReason::none};
}

Check check_anc_ramp(const Record& record, Instant worn, Instant end) {
  if (is_full_before(record, worn, end)) return {CheckResult::fail, 0, CheckReason::full_at_once};
  const Observation* full = first(record, Channel::anc, AncEvent::full, worn, end);
  if (full == nullptr) {
    const std::int32_t in_vain = -ms_down(end - worn);
    if (end - worn <= ramp_most) return not_seen(in_vain);
    const bool began = first(record, Channel::anc, AncEvent::ramp, worn, end) != nullptr;
    if (!began) return {CheckResult::fail, in_vain, CheckReason::no_attenuation};
    return {CheckResult::fail, in_vain, CheckReason::ramp_too_slow};
  }
  const Duration ramp = full->at - worn;
  if (ramp <= at_once) return {CheckResult::fail, ms_down(ramp), CheckReason::full_at_once};
  if (ramp < ramp_least) return {CheckResult::fail, ms_down(ramp), CheckReason::ramp_too_fast};
  if (ramp > ramp_most) return {CheckResult::fail, ms_up(ramp), CheckReason::ramp_too_slow};
  return {CheckResult::pass, ms_up(ramp), CheckReason::none};
}

Check check_battery(const Record& record, Instant begin, Instant end) {
  constexpr std::int32_t full_percent = 100;
  const std::size_t from = position_at(record, begin);
  bool died = false;
  for (std::size_t i = from; i < record.size() && record[i].at < end; ++i) {
    died = died || loses_power(record[i]);
  }
  const Discharge seen = discharge(record, begin, end);
  const auto measured = static_cast<std::int32_t>(seen.deviation_permille);
  if (seen.jump_points > jump_most_points) {
    return {CheckResult::fail, measured, CheckReason::profile_damaged};
  }
  if (died) return {CheckResult::fail, measured, CheckReason::died};
  // A gauge that never moved, or silence, is no hour of playing; nor is less than an hour.
  if (end - begin < played || seen.steps == 0 || !music_heard(record, begin, end)) {
    return not_seen(measured);
  }
  if (seen.deviation_permille > deviation_most_permille) {
    return {CheckResult::fail, measured, CheckReason::not_linear};
  }
  if (gauge_shown(record, from).value_or(full_percent) < full_percent) {
    return {CheckResult::inconclusive, measured, CheckReason::not_full};
  }
  return {CheckResult::pass, measured, CheckReason::none};
}

Check check_assistant(const Record& record, Instant asked, Instant end) {
  const Observation* answer =
      first(record, Channel::audio, AudioEvent::assistant_answer, asked, end);
  if (answer == nullptr) {
    const std::int32_t in_vain = -ms_down(end - asked);
    if (end - asked <= answer_bad) return not_seen(in_vain);
    return {CheckResult::fail, in_vain, CheckReason::no_answer};
  }
  const Duration latency = answer->at - asked;
  if (latency <= answer_good) return {CheckResult::pass, ms_up(latency), CheckReason::none};
  if (latency > answer_bad) return {CheckResult::fail, ms_up(latency), CheckReason::too_slow};
  return {CheckResult::inconclusive, ms_up(latency), CheckReason::between_limits};
}

}  // namespace headloop::world
