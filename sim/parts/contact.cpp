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

bool Contact::level_before(const ContactParams& params, Instant t) const {
  if (t <= since_) return before_;
  if (t > since_ + params.bounce_max) {
    if (!wears_out()) return level_;
    const std::int64_t k = (t - since_) / dropout_every;
    const Opening gap = opening(params.seed, index_, edges_, k, severity_);
    return t <= since_ + gap.offset || t > since_ + gap.offset + gap.length;
  }
  bool level = level_;
  for (Waveform wave(*this, params, since_); wave.toggle().at < t; wave.advance()) {
    level = wave.toggle().closed;
  }
  return level;
}

Toggle Contact::next_toggle(const ContactParams& params, Instant from) const {
  return Waveform(*this, params, from).toggle();
}

Waveform::Waveform(const Contact& contact, const ContactParams& params, Instant from)
    : contact_(contact), params_(params) {
  if (from <= contact.since_ + params.bounce_max) {
    steps_ =
        draw(params.seed, Purpose::bounce_time, draw_ordinal(contact.index_, contact.edges_, 0));
    toggle_ = {contact.since_, contact.level_};
    if (contact.before_ == contact.level_) advance();
  } else if (contact.wears_out()) {
    bounce_ = contact.bounces_;
    opening_ = (from - contact.since_) / dropout_every - 1;
    next_opening();
  }  // else: no toggle is to come
  while (toggle_.at < from) advance();
}

void Waveform::advance() {
  if (bounce_ < contact_.bounces_) {
    next_bounce();
  } else {
    next_opening();
  }
}

// Each byte is one distance, of 1 to 256 parts in 8 x 256 of the longest train.
void Waveform::next_bounce() {
  parts_ += static_cast<std::int64_t>(steps_ & 0xFF) + 1;
  steps_ >>= step_bits;
  ++bounce_;
  const Duration offset = params_.bounce_max * parts_ / (steps_max << step_bits);
  toggle_ = {contact_.since_ + offset, (bounce_ % 2 == 0) == contact_.level_};
}

void Waveform::next_opening() {
  if (!contact_.wears_out()) {
    toggle_ = {};
    return;
  }
  const bool closes = opening_ >= 0 && toggle_.at == contact_.since_ + gap_.offset;
  if (closes) {
    toggle_ = {toggle_.at + gap_.length, true};
    return;
  }
  ++opening_;
  gap_ = opening(params_.seed, contact_.index_, contact_.edges_, opening_, contact_.severity_);
  toggle_ = {contact_.since_ + gap_.offset, false};
}

}  // namespace headloop::parts
