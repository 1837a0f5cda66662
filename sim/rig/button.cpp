#include "sim/rig/button.hpp"

#include <algorithm>
#include <utility>

namespace headloop::rig {

namespace {
// From one toggle of a chattering contact to the next. Assumed: no divisor of a key scan's 10 ms,
// so that scans meet both levels.
constexpr Duration chatter_every = microseconds(3'700);
static_assert(chatter_every < parts::ContactParams{}.bounce_max,
              "a train that is longer than a good contact's bounce toggles the wire");
}  // namespace

Button::Button(sc_core::sc_module_name name, const parts::Contact& contact,
               const parts::ContactParams& params)
    : sc_module(name), contact_(contact), params_(params) {
  SC_HAS_PROCESS(Button);
  SC_METHOD(toggle);
  sensitive << toggle_.event();
  dont_initialize();
  SC_METHOD(glitch_edge);
  sensitive << glitch_.event();
  dont_initialize();
  SC_METHOD(go_on_chattering);
  sensitive << chatter_.event();
  dont_initialize();
  SC_METHOD(drive);
  sensitive << moved_;
  dont_initialize();
}

void Button::start_of_simulation() {
  closed_ = contact_.level_before(params_, now());
  drive();
  plan(now());
}

// What the contact does at the present instant shows at once. A press and a release at one instant
// leave nothing of the press.
void Button::look() {
  const Instant soon = now() + nanoseconds(1);
  plan(soon);
  const bool closed = contact_.level_before(params_, soon);
  if (closed == closed_) return;
  closed_ = closed;
  begin_chatter();
  moved_.notify(sc_core::SC_ZERO_TIME);
}

Instant Button::next_change() const { return std::min({next_.at, glitch_.at(), chatter_.at()}); }

// Of several toggles at one instant only the last one shows.
void Button::plan(Instant from) {
  parts::Waveform wave(contact_, params_, from);
  do {
    next_ = wave.toggle();
    wave.advance();
  } while (next_.at != never && wave.toggle().at == next_.at);
  toggle_.set(next_.at);
}

void Button::toggle() {
  if (!toggle_.rings()) return;
  closed_ = next_.closed;
  plan(now() + nanoseconds(1));
  moved_.notify(sc_core::SC_ZERO_TIME);
}

void Button::begin_chatter() {
  if (chatter_length_ == Duration{}) return;
  chatter_ends_ = now() + chatter_length_;
  chatter_.set(now() + chatter_every);
}

void Button::go_on_chattering() {
  if (!chatter_.rings()) return;
  const bool over = now() >= chatter_ends_;
  chattering_ = !over && !chattering_;
  if (!over) chatter_.set(std::min(now() + chatter_every, chatter_ends_));
  moved_.notify(sc_core::SC_ZERO_TIME);
}

void Button::glitch(Instant at, Duration length) {
  glitch_ends_ = at + length;
  glitch_.set(at);
}

void Button::glitch_edge() {
  if (!glitch_.rings()) return;
  glitching_ = now() < glitch_ends_;
  if (glitching_) glitch_.set(glitch_ends_);
  moved_.notify(sc_core::SC_ZERO_TIME);
}

// The one process that writes to the wire.
void Button::drive() {
  const bool level = closed_ != (glitching_ != chattering_);
  wire.write(level);
  if (level == closed_) return;
  bool& before = glitching_ ? glitched_ : chattered_;
  if (std::exchange(before, true) || !on_fault) return;
  on_fault(glitching_ ? Fault::glitch : Fault::bounce_train);
}

}  // namespace headloop::rig
