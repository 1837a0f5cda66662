#include "sim/parts/speaker.hpp"

#include <algorithm>

namespace headloop::parts {

SpeakerResult Speaker::play(Sound sound, Instant now) {
  if (count_ > depth) return SpeakerResult::dropped;
  queue_[static_cast<std::size_t>(count_++)] = sound;
  if (count_ > 1) return SpeakerResult::queued;
  begin(now);
  return SpeakerResult::begun;
}

void Speaker::begin(Instant now) {
  sounding_ = true;
  due_ = now + microseconds(queue_[0].length_us);
}

std::optional<Sound> Speaker::stop() {
  const std::optional<Sound> cut = sounding_ ? std::optional(queue_[0]) : std::nullopt;
  count_ = 0;
  sounding_ = false;
  due_ = never;
  return cut;
}

SpeakerEvent Speaker::fire(Instant now) {
  HEADLOOP_CHECK(now == due_, "a speaker is served at its deadline");
  const Sound sound = queue_[0];
  if (!sounding_) {
    begin(now);
    return {SpeakerEvent::Kind::begun, sound};
  }
  sounding_ = false;
  std::move(queue_.begin() + 1, queue_.end(), queue_.begin());
  due_ = --count_ == 0 ? never : now;
  return {sound.cut ? SpeakerEvent::Kind::cut_off : SpeakerEvent::Kind::ended, sound};
}

}  // namespace headloop::parts
