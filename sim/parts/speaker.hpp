// Voice prompts and beeps: one sounds, a few wait.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "sim/core/time.hpp"

namespace headloop::parts {

// A prompt, or a train of beeps if `beeps` is not 0.
struct Sound {
  std::uint8_t prompt = 0;
  std::uint8_t beeps = 0;
  bool cut = false;  // it breaks off before its end
  std::uint32_t length_us = 0;
};

struct BeepParams {
  std::int32_t on_ms = 120;   // assumed
  std::int32_t off_ms = 120;  // assumed
};

// n beeps have n - 1 pauses between them.
constexpr Duration beep_train(const BeepParams& params, int count) {
  return milliseconds(std::int64_t{params.on_ms} * count +
                      std::int64_t{params.off_ms} * (count - 1));
}

// `playable` shorter than `length`: the flash holds no more of it.
constexpr Sound prompt_sound(std::uint8_t prompt, Duration length, Duration playable) {
  return {prompt, 0, playable < length, static_cast<std::uint32_t>(playable.ns / 1'000)};
}
constexpr Sound beep_sound(const BeepParams& params, int count) {
  return {0, static_cast<std::uint8_t>(count), false,
          static_cast<std::uint32_t>(beep_train(params, count).ns / 1'000)};
}

enum class SpeakerResult : std::uint8_t { begun, queued, dropped };

struct SpeakerEvent {
  enum class Kind : std::uint8_t { begun, ended, cut_off } kind = Kind::ended;
  Sound sound;
};

class Speaker {
 public:
  static constexpr int depth = 2;  // waiting sounds; assumed: prompts of this kind are few

  SpeakerResult play(Sound sound, Instant now);
  // Silence at once; returns what was cut off, if anything sounded. The queue is emptied.
  std::optional<Sound> stop();
  bool sounding() const { return sounding_; }

  Instant next_deadline() const { return due_; }
  // The end of a sound; if another waits it begins in a fire() of its own at the same instant.
  SpeakerEvent fire(Instant now);

 private:
  void begin(Instant now);

  std::array<Sound, depth + 1> queue_{};  // the first one sounds, or is about to
  Instant due_ = never;
  std::int8_t count_ = 0;
  bool sounding_ = false;
};

}  // namespace headloop::parts
