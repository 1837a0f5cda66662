#include "tools/explore/trace.hpp"

#include <algorithm>

#include "sim/world/player.hpp"
#include "tools/explore/delayed_unit.hpp"

namespace headloop::explore {
namespace {

// What these count is a measurement that any length of time changes.
constexpr std::uint32_t measuring =
    world::bit(Channel::key) | world::bit(Channel::cell) | world::bit(Channel::check);
constexpr std::uint32_t mark = 0xFFFFFFFF;

Event event_of(const Observation& o) {
  const auto what = static_cast<std::uint32_t>(o.channel) << 24 |
                    static_cast<std::uint32_t>(o.subject) << 16 | o.what;
  const bool measures = (measuring & world::bit(o.channel)) != 0;
  return {o.at, what, measures ? 0 : o.a, o.channel == Channel::key ? o.a : -1};
}

bool counts(const world::Script& script, const Observation& o) {
  if (o.channel == Channel::act) return !moves_contact(static_cast<world::Act>(o.what));
  if (o.channel != Channel::step) return true;
  const world::Step& step = script.steps[static_cast<std::size_t>(o.a)];
  return step.until.has_value() || !step.expects.empty();
}

bool earlier(const Event& a, const Event& b) { return a.at < b.at; }

}  // namespace

Trace trace_of(const world::Script& script, const Record& record,
               const std::vector<Instant>& marks) {
  Trace trace;
  trace.reserve(record.size() + marks.size());
  for (const Observation& o : record.observations()) {
    if (counts(script, o)) trace.push_back(event_of(o));
  }
  const auto observed = static_cast<std::ptrdiff_t>(trace.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    trace.push_back({marks[i], mark, static_cast<std::int32_t>(i), -1});
  }
  std::stable_sort(trace.begin() + observed, trace.end(), earlier);
  std::inplace_merge(trace.begin(), trace.begin() + observed, trace.end(), earlier);
  return trace;
}

bool same_order(const Trace& one, const Trace& other, Ticks moved) {
  return std::equal(
      one.begin(), one.end(), other.begin(), other.end(), [moved](const Event& a, const Event& b) {
        const std::int64_t by = std::int64_t{b.tick} - a.tick;
        return a.what == b.what && a.operand == b.operand && (by == 0 || by == moved.count);
      });
}

Duration room(const Trace& one, const Trace& other, Duration longer,
              const std::vector<Instant>& unended) {
  Duration least = never - Instant{};
  Instant last_moving{-1};
  const auto until = [&](Instant from, Instant to) { least = std::min(least, to - from); };
  for (std::size_t i = 0; i < one.size(); ++i) {
    const Instant at = one[i].at;
    if (other[i].at - at < longer / 2) {
      if (last_moving.ns >= 0) until(last_moving, at);
      continue;
    }
    // What moves first, and every edge, may forestall what else would be.
    if (last_moving.ns < 0 || one[i].tick >= 0) {
      const auto next = std::upper_bound(unended.begin(), unended.end(), at);
      if (next != unended.end()) until(at, *next);
    }
    last_moving = at;
  }
  return least;
}

}  // namespace headloop::explore
