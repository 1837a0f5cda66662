// A slide switch, break before make: sliding off breaks the contact at once, sliding on makes it
// after the slider's travel. Sampled like a key.
#pragma once

#include <optional>

#include "sim/parts/key.hpp"

namespace headloop::parts {

class SlideSwitch {
 public:
  // From breaking one throw to making the other. Assumed: 2 mm at about 0.2 m/s.
  static constexpr Duration travel = milliseconds(10);

  SlideSwitch() = default;
  SlideSwitch(int index, bool on) : key_(index, ContactWear{}, on) {}

  void slide(const KeyParams& params, bool on, Instant now);

  // The debounced position.
  bool on() const { return key_.down(); }

  Instant next_deadline() const;
  // `down` means on.
  std::optional<KeyChange> fire(const KeyParams& params, Instant now);

 private:
  Key key_;
  Instant makes_at_ = never;
};

}  // namespace headloop::parts
