#include "sim/parts/key.hpp"

#include <algorithm>

namespace headloop::parts {

namespace {
// Openings looked at in one go. A worn contact's next visible opening is rarely further away; if it
// is, the key wakes up to look on.
constexpr int toggles_ahead_max = 16;
}  // namespace

void Key::set(const KeyParams& params, bool closed, Pressure pressure, Instant now) {
  sync(params, now);
  contact_.set(params.contact, closed, pressure, now);
  plan(params);
}

void Key::wire(const KeyParams& params, bool closed, Instant now) {
  sampler_.set(params.clock, params.sampler, closed, now);
  plan(params);
}

bool Key::clean(int alcohol_pct, Instant now) { return contact_.clean(alcohol_pct, now); }

void Key::stick(const KeyParams& params, bool stuck, Instant now) {
  sync(params, now);
  contact_.stick(params.contact, stuck, now);
  plan(params);
}

std::optional<KeyChange> Key::fire(const KeyParams& params, Instant now) {
  HEADLOOP_CHECK(now == deadline_, "a key is served at its deadline");
  sync(params, now);
  std::optional<KeyChange> change;
  const Ticks tick = sampler_.next_change(params.sampler);
  if (tick != no_tick && params.clock.at(tick) == now) {
    change = KeyChange{sampler_.change(params.sampler), tick};
  }
  plan(params);
  return change;
}

// Tells the sampler of the toggles before `now`.
void Key::sync(const KeyParams& params, Instant now) {
  if (params.wired) return;
  for (Waveform wave(contact_, params.contact, synced_); wave.toggle().at < now; wave.advance()) {
    sampler_.set(params.clock, params.sampler, wave.toggle().closed, wave.toggle().at);
  }
  synced_ = now;
}

// Looks ahead, on a copy of the sampler, for the next output change. A toggle that its sample does
// not see comes too late to prevent it.
void Key::plan(const KeyParams& params) {
  if (params.wired) {
    const Ticks change = sampler_.next_change(params.sampler);
    deadline_ = change == no_tick ? never : params.clock.at(change);
    return;
  }
  Sampler ahead = sampler_;
  Waveform wave(contact_, params.contact, synced_);
  for (int looked = 0; looked < toggles_ahead_max; ++looked, wave.advance()) {
    const Ticks change = ahead.next_change(params.sampler);
    const Toggle& toggle = wave.toggle();
    if (toggle.at == never ||
        (change != no_tick && !sample_sees(params.clock, change.count, toggle.at))) {
      deadline_ = change == no_tick ? never : params.clock.at(change);
      return;
    }
    ahead.set(params.clock, params.sampler, toggle.closed, toggle.at);
  }
  // Far enough: the next toggle, or what the last one has left certain before it.
  const Ticks change = ahead.next_change(params.sampler);
  const Instant changes = change == no_tick ? never : params.clock.at(change);
  deadline_ = std::min(wave.toggle().at, changes);
}

}  // namespace headloop::parts
