#include "sim/parts/slide_switch.hpp"

namespace headloop::parts {

void SlideSwitch::slide(Key& contact, const KeyParams& params, bool on, Instant now) {
  if (on) {
    if (!contact.contact().held() && makes_at_ == never) makes_at_ = now + travel;
    return;
  }
  makes_at_ = never;
  if (contact.contact().held()) contact.set(params, false, Pressure::normal, now);
}

void SlideSwitch::fire(Key& contact, const KeyParams& params, Instant now) {
  HEADLOOP_CHECK(now == makes_at_, "a slide switch is served at its deadline");
  makes_at_ = never;
  contact.set(params, true, Pressure::normal, now);
}

}  // namespace headloop::parts
