#include "sim/world/matcher.hpp"

#include <algorithm>
#include <optional>

#include "sim/world/led_look.hpp"

namespace headloop::world {

namespace {

bool lies_in(std::int64_t value, std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
  return (!min || value >= *min) && (!max || value <= *max);
}

}  // namespace

bool matches(const Cue& cue, const Observation& o) {
  return o.channel == cue.channel && (!cue.subject || *cue.subject == o.subject) &&
         (!cue.what || *cue.what == o.what) && lies_in(o.a, cue.a_min, cue.a_max) &&
         lies_in(o.b, cue.b_min, cue.b_max) && (!cue.state_name || *cue.state_name == o.a);
}

std::size_t position_at(const Record& record, Instant instant) {
  const auto& all = record.observations();
  const auto first = std::lower_bound(all.begin(), all.end(), instant,
                                      [](const Observation& o, Instant t) { return o.at < t; });
  return static_cast<std::size_t>(first - all.begin());
}

void Matcher::start(const Cue& cue, const Faceplate& face, const Record& record, Instant anchor,
                    std::size_t except) {
  *this = {};
  anchor_ = anchor;
  except_ = except;
  const std::size_t first = position_at(record, anchor);
  if (cue.look) {
    std::size_t before = first;
    while (before > 0 && record[before - 1].channel != Channel::led) --before;
    if (before > 0) {
      observe(cue, face, record, before - 1);
    } else {
      show(cue, face, LedSign::off, Instant{});
    }
  }
  for (std::size_t i = first; i < record.size() && !settled(cue, record[i].at); ++i) {
    observe(cue, face, record, i);
  }
}

void Matcher::observe(const Cue& cue, const Faceplate& face, const Record& record,
                      std::size_t position) {
  const Observation& o = record[position];
  if (o.channel != cue.channel || settled(cue, o.at)) return;
  if (cue.look) {
    if (pending_ < o.at || (pending_ == o.at && visible_ < o.at)) ++hits_;
    show(cue, face, static_cast<LedSign>(o.what), o.at);
    sighted_ = position;
  } else if (position != except_ && matches(cue, o) && ++hits_ == cue.count) {
    due_ = o.at;
    sighted_ = position;
  }
}

// What happens at `now` can no longer change when the cue was met.
bool Matcher::settled(const Cue& cue, Instant now) const {
  return due_ < now || (due_ == now && (!cue.look || visible_ < now));
}

void Matcher::show(const Cue& cue, const Faceplate& face, LedSign sign, Instant onset) {
  visible_ = std::max(onset, anchor_);
  const bool flashes = cue.look->kind == LedLook::Kind::flashes;
  pending_ = recognised(*cue.look, cue.count, sign, onset, anchor_, face);
  due_ = flashes || hits_ + 1 == cue.count ? pending_ : never;
}

}  // namespace headloop::world
