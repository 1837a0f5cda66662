#include "sim/parts/contact.hpp"

#include <algorithm>

#include "sim/core/random.hpp"

namespace headloop::parts {

namespace {

constexpr int steps_max = 8;
constexpr int step_bits = 8;

// Tells the draws of one press of one contact from all others.
std::uint64_t draw_ordinal(int contact, std::uint32_t edge, std::uint64_t k) {
  return (static_cast<std::uint64_t>(contact) << 56) | (static_cast<std::uint64_t>(edge) << 24) | k;
}

// The i-th toggle of a bounce train whose distances are the bytes of `steps`: each is 1 to 256
// parts in 8 x 256 of the longest train.
Duration bounce_offset(const ContactParams& params, std::uint64_t steps, int i) {
  std::int64_t parts = i + 1;
  for (int k = 0; k <= i; ++k) {
    parts += static_cast<std::int64_t>((steps >> (k * step_bits)) & 0xFF);
  }
  return params.bounce_max * parts / (steps_max << step_bits);
}

}  // namespace

int severity_pct(ContactWear wear, Pressure pressure) {
  const int relief = pressure == Pressure::firm ? firm_relief_pct : 0;
  const int fatigue = wear.fatigue_pct * (100 - relief) / 100;
  return std::min(100, wear.oxide_pct + fatigue);
}

Duration longest_opening(int severity) {
  if (severity <= dropout_from_pct) return {0};
  const Duration base = dropout_per_pct * (severity - dropout_from_pct);
  // Within its stretch, see opening().
  return std::min(base + base / 4, dropout_every / 8);
}

Opening opening(std::uint64_t seed, int contact, std::uint32_t press, std::int64_t k,
                int severity) {
  const Duration longest = longest_opening(severity);
  const std::uint64_t ordinal =
      draw_ordinal(contact, press, static_cast<std::uint64_t>(2 * k) & 0xFF'FFFF);
  // In the middle half of its stretch, so that openings never meet each other or the press's
  // bounce.
  const Duration quarter = dropout_every / 4;
  const std::int64_t place =
      draw_between(seed, Purpose::contact_dropout, ordinal, quarter.ns, 3 * quarter.ns);
  const std::int64_t length =
      draw_between(seed, Purpose::contact_dropout, ordinal + 1, longest.ns * 4 / 5, longest.ns);
  return {dropout_every * k + Duration{place}, {length}};
}

void Contact::set(const ContactParams& params, bool closed, Pressure pressure, Instant now) {
  if (now >= dry_at_) {
    wear_.oxide_pct = 0;
    dry_at_ = never;
  }
  held_ = closed;
  if (stuck_) return;
  start_train(params, closed, now);
  if (closed) severity_ = static_cast<std::uint8_t>(severity_pct(wear_, pressure));
}

bool Contact::clean(int alcohol_pct, Instant now) {
  if (alcohol_pct <= alcohol_above_pct) return false;
  dry_at_ = now + drying_time;
  return true;
}

void Contact::stick(const ContactParams& params, bool stuck, Instant now) {
  if (stuck == stuck_) return;
  start_train(params, stuck || held_, now);
  bounces_ = 0;
  stuck_ = stuck;
}

void Contact::start_train(const ContactParams& params, bool level, Instant now) {
  before_ = level_before(params, now);
  level_ = level;
  since_ = now;
  ++edges_;
  const std::uint64_t ordinal = draw_ordinal(index_, edges_, 0);
  // A worn contact bounces once more.
  const int pairs_max = wear_.oxide_pct + wear_.fatigue_pct >= 50 ? 4 : 3;
  bounces_ = static_cast<std::uint8_t>(
      2 * draw_between(params.seed, Purpose::bounce_count, ordinal, 0, pairs_max));
}

std::uint64_t Contact::bounce_steps(const ContactParams& params) const {
  return draw(params.seed, Purpose::bounce_time, draw_ordinal(index_, edges_, 0));
}

bool Contact::level_before(const ContactParams& params, Instant t) const {
  if (t <= since_) return before_;
  if (t <= since_ + params.bounce_max) {
    const std::uint64_t steps = bounce_steps(params);
    bool level = level_;
    for (int i = 0; i < bounces_; ++i) {
      if (since_ + bounce_offset(params, steps, i) >= t) return level;
      level = !level;
    }
  }
  if (!level_ || stuck_ || severity_ <= dropout_from_pct) return level_;
  const std::int64_t k = (t - since_) / dropout_every;
  const Opening gap = opening(params.seed, index_, edges_, k, severity_);
  return t <= since_ + gap.offset || t > since_ + gap.offset + gap.length;
}

Toggle Contact::next_toggle(const ContactParams& params, Instant from) const {
  if (from <= since_ && before_ != level_) return {since_, level_};
  if (from <= since_ + params.bounce_max) {
    const std::uint64_t steps = bounce_steps(params);
    bool level = level_;
    for (int i = 0; i < bounces_; ++i) {
      level = !level;
      const Instant at = since_ + bounce_offset(params, steps, i);
      if (at >= from) return {at, level};
    }
  }
  if (!level_ || stuck_ || severity_ <= dropout_from_pct) return {};
  for (std::int64_t k = from <= since_ ? 0 : (from - since_) / dropout_every;; ++k) {
    const Opening gap = opening(params.seed, index_, edges_, k, severity_);
    const Instant opens = since_ + gap.offset;
    if (from <= opens) return {opens, false};
    if (from <= opens + gap.length) return {opens + gap.length, true};
  }
}

}  // namespace headloop::parts
