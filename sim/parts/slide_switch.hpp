// A slide switch, break before make: sliding off breaks the contact at once, sliding on makes it
// after the slider's travel. The contact is sampled like a key; this is the slider on top of it.
#pragma once

#include "sim/parts/key.hpp"

namespace headloop::parts {

class SlideSwitch {
 public:
  // From breaking one throw to making the other. Assumed: 2 mm at about 0.2 m/s.
  static constexpr Duration travel = milliseconds(10);

  void slide(Key& contact, const KeyParams& params, bool on, Instant now);

  // When the contact makes.
  Instant next_deadline() const { return makes_at_; }
  void fire(Key& contact, const KeyParams& params, Instant now);

 private:
  Instant makes_at_ = never;
};

}  // namespace headloop::parts
