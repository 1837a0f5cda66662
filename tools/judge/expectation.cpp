#include "tools/judge/expectation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/world/led_look.hpp"
#include "sim/world/matcher.hpp"
#include "tools/judge/wording.hpp"

namespace headloop::judge {
namespace {

using world::Cue;
using world::Expectation;
using world::Matcher;

constexpr std::size_t nothing = Matcher::nothing;

Excerpt one(std::size_t position) {
  return position == nothing ? Excerpt{} : Excerpt{position, position + 1};
}

// When and where a cue was met.
struct Sighting {
  Instant at = never;
  std::size_t position = nothing;
};

// In [anchor, limit]; what was due only after the run ended was not seen.
Sighting find(const Case& on, const Cue& cue, Instant anchor, Instant limit,
              std::size_t except = nothing) {
  Matcher matcher;
  matcher.start(cue, on.face, on.record, anchor, except);
  const Instant seen_until = std::min(limit, on.result.end);
  if (matcher.due() > seen_until) return {};
  return {matcher.due(), matcher.sighted()};
}

std::string at_text(const Case& on, std::size_t position) {
  const Observation& o = on.record[position];
  return fmt::format("{} {} at {}", name_of(o.channel), on.describe(o), seconds_text(o.at));
}

// What the channel of a cue shows at `t`; an LED without an observation is dark.
std::string state_text(const Case& on, const Cue& cue, std::size_t position, Instant t) {
  const std::string text =
      position == nothing ? fmt::format("{} dark", name_of(cue.channel)) : at_text(on, position);
  const bool just_then = position != nothing && on.record[position].at == t;
  return just_then ? text : fmt::format("{}, and so at {}", text, seconds_text(t));
}

void fail(Judged& judged, Instant at, std::string found, Excerpt evidence) {
  judged.met = false;
  judged.at = at;
  judged.found = std::move(found);
  judged.evidence = evidence;
}

void pass(Judged& judged, Instant at, std::size_t position) {
  judged.met = true;
  judged.at = at;
  judged.evidence = one(position);
}

// A window that the run did not reach the end of proves nothing.
bool cut_short(const Case& on, Instant limit, Judged& judged) {
  if (limit <= on.result.end) return false;
  fail(judged, on.result.end,
       fmt::format("the run ended at {}, before this was decided", seconds_text(on.result.end)),
       {});
  return true;
}

void judge_within(const Case& on, const Expectation& e, Anchor anchor, Judged& judged) {
  const Instant limit =
      e.span.count == 0 ? anchor.ended : world::after(anchor.begun, e.span, on.bench);
  const Instant earliest = world::after(anchor.begun, e.not_before, on.bench);
  const Sighting seen = find(on, e.cue, anchor.begun, limit);
  if (seen.at != never) {
    if (seen.at >= earliest) return pass(judged, seen.at, seen.position);
    return fail(judged, seen.at,
                fmt::format("{} too early: already at {}", seconds_text(earliest - seen.at),
                            seconds_text(seen.at)),
                one(seen.position));
  }
  if (cut_short(on, limit, judged)) return;
  const Sighting late = find(on, e.cue, anchor.begun, never);
  Instead instead = seen_instead(on, e.cue, anchor.begun, limit);
  if (late.at != never) {
    instead.text += fmt::format("; it came {} too late, at {}", seconds_text(late.at - limit),
                                seconds_text(late.at));
  }
  fail(judged, limit, instead.text, instead.evidence);
}

void judge_never(const Case& on, const Expectation& e, Anchor anchor, Judged& judged) {
  // Half open: what happens when the time is over is not forbidden any more.
  const bool to_the_end = e.span.count == 0;
  const Instant end = to_the_end ? on.result.end : world::after(anchor.begun, e.span, on.bench);
  const Instant last = to_the_end ? end : end - nanoseconds(1);
  const Sighting seen = find(on, e.cue, anchor.begun, last);
  if (seen.at != never) {
    return fail(judged, seen.at, state_text(on, e.cue, seen.position, seen.at), one(seen.position));
  }
  if (!cut_short(on, end, judged)) pass(judged, end, nothing);
}

void judge_latency(const Case& on, const Expectation& e, Anchor anchor, Judged& judged) {
  const Sighting begin = find(on, e.cue, anchor.begun, never);
  if (begin.at == never) {
    const Instead instead = seen_instead(on, e.cue, anchor.begun, on.result.end);
    return fail(judged, on.result.end, fmt::format("no {}: {}", e.cue.text, instead.text),
                instead.evidence);
  }
  const Instant limit = world::after(begin.at, e.span, on.bench);
  const Instant earliest = world::after(begin.at, e.not_before, on.bench);
  const Sighting end = find(on, *e.to, begin.at, never, begin.position);
  const std::string since = fmt::format("{} at {}", e.cue.text, seconds_text(begin.at));
  if (end.at == never) {
    if (cut_short(on, limit, judged)) return;
    Instead instead = seen_instead(on, *e.to, begin.at, limit);
    if (instead.evidence.begin == begin.position) {
      instead.text = fmt::format("nothing more up to {}", seconds_text(limit));
    }
    return fail(judged, limit, fmt::format("{}, then {}", since, instead.text), instead.evidence);
  }
  if (earliest <= end.at && end.at <= limit) return pass(judged, end.at, end.position);
  fail(judged, end.at, fmt::format("{}, then it took {}", since, seconds_text(end.at - begin.at)),
       one(end.position));
}

// What the channel of a cue shows, from observation to observation; at first what had come about
// before the run.
class States {
 public:
  States(const Case& on, const Cue& cue) : on_(on), cue_(cue) {
    if (on.before == nullptr) return;
    for (const Observation& o : on.before->observations()) {
      if (concerns(o)) begin_ = &o;
    }
  }

  // The last one at or before `t`.
  std::size_t at(Instant t) const {
    std::size_t i = world::position_at(on_.record, t + nanoseconds(1));
    while (i > 0 && !concerns(on_.record[i - 1])) --i;
    return i == 0 ? nothing : i - 1;
  }
  // The first one after `position` and before `end`; of several patterns that an LED takes at one
  // instant the last.
  std::size_t next(std::size_t position, Instant begin, Instant end) const {
    std::size_t i = position == nothing ? world::position_at(on_.record, begin) : position + 1;
    for (; i < on_.record.size() && on_.record[i].at < end; ++i) {
      if (concerns(on_.record[i])) return cue_.look ? at(on_.record[i].at) : i;
    }
    return nothing;
  }
  // The first instant in [from, to) at which the state does not match, or `to`.
  Instant breaks(std::size_t position, Instant from, Instant to) const {
    if (!cue_.look) {
      const Observation* state = position == nothing ? begin_ : &on_.record[position];
      return state != nullptr && world::matches(cue_, *state) ? to : from;
    }
    const bool dark = position == nothing;
    const LedSign sign = dark ? LedSign::off : static_cast<LedSign>(on_.record[position].what);
    const Instant onset = dark ? Instant{} : on_.record[position].at;
    const world::Showing shown = world::showing(*cue_.look, sign, onset, on_.face);
    if (!shown.at(from)) return from;
    return std::min(shown.to, to);
  }
  // What it shows at `t`; an LED without an observation is dark.
  std::string text(std::size_t position, Instant t) const {
    if (position != nothing || cue_.look) return state_text(on_, cue_, position, t);
    const std::string_view channel = name_of(cue_.channel);
    if (begin_ == nullptr) return fmt::format("nothing on channel {} yet", channel);
    return fmt::format("{} {} before the run began, and so at {}", channel, on_.describe(*begin_),
                       seconds_text(t));
  }

 private:
  bool concerns(const Observation& o) const {
    return o.channel == cue_.channel && (!cue_.subject || *cue_.subject == o.subject);
  }

  const Case& on_;
  const Cue& cue_;
  const Observation* begin_ = nullptr;
};

void judge_stays(const Case& on, const Expectation& e, Anchor anchor, Judged& judged) {
  const Instant end = world::after(anchor.begun, e.span, on.bench);
  const States states(on, e.cue);
  std::size_t state = states.at(anchor.begun);
  Instant from = anchor.begun;
  while (from < end) {
    const std::size_t next = states.next(state, anchor.begun, end);
    const Instant to = next == nothing ? end : on.record[next].at;
    const Instant broken = states.breaks(state, from, to);
    if (broken < to && broken <= on.result.end) {
      return fail(judged, broken, states.text(state, broken), one(state));
    }
    state = next;
    from = to;
  }
  if (!cut_short(on, end, judged)) pass(judged, end, nothing);
}

Judged::Kind kind_of(Expectation::Kind kind) {
  switch (kind) {
    case Expectation::Kind::within: return Judged::Kind::within;
    case Expectation::Kind::stays: return Judged::Kind::stays;
    case Expectation::Kind::never: return Judged::Kind::never;
    case Expectation::Kind::latency: break;
  }
  return Judged::Kind::latency;
}

}  // namespace

Instead seen_instead(const Case& on, const Cue& cue, Instant from, Instant to) {
  std::size_t i = world::position_at(on.record, to + nanoseconds(1));
  while (i > 0 && on.record[i - 1].channel != cue.channel) --i;
  const std::string_view channel = name_of(cue.channel);
  if (i == 0) return {fmt::format("nothing on channel {} up to {}", channel, seconds_text(to)), {}};
  const std::string last = at_text(on, i - 1);
  if (on.record[i - 1].at >= from) return {last, one(i - 1)};
  return {fmt::format("nothing new on channel {} up to {}; last was {}", channel, seconds_text(to),
                      last),
          one(i - 1)};
}

Judged question_of(const Expectation& e) {
  Judged judged;
  judged.kind = kind_of(e.kind);
  judged.position = e.at;
  judged.text = expectation_text(e);
  return judged;
}

Judged judge_expectation(const Case& on, const Expectation& e, Anchor anchor) {
  Judged judged = question_of(e);
  switch (e.kind) {
    case Expectation::Kind::within: judge_within(on, e, anchor, judged); break;
    case Expectation::Kind::stays: judge_stays(on, e, anchor, judged); break;
    case Expectation::Kind::never: judge_never(on, e, anchor, judged); break;
    case Expectation::Kind::latency: judge_latency(on, e, anchor, judged); break;
  }
  return judged;
}

}  // namespace headloop::judge
