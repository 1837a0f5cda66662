#include "sim/parts/slide_switch.hpp"

#include <algorithm>

namespace headloop::parts {

void SlideSwitch::slide(const KeyParams& params, bool on, Instant now) {
  if (on) {
    if (!key_.contact().held() && makes_at_ == never) makes_at_ = now + travel;
    return;
  }
  makes_at_ = never;
  if (key_.contact().held()) key_.set(params, false, Pressure::normal, now);
}

Instant SlideSwitch::next_deadline() const { return std::min(makes_at_, key_.next_deadline()); }

std::optional<KeyChange> SlideSwitch::fire(const KeyParams& params, Instant now) {
  if (key_.next_deadline() == now) return key_.fire(params, now);
  HEADLOOP_CHECK(now == makes_at_, "a slide switch is served at its deadline");
  makes_at_ = never;
  key_.set(params, true, Pressure::normal, now);
  return std::nullopt;
}

}  // namespace headloop::parts
