// A push button as firmware meets it: a contact and the sampler that reads it.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/parts/contact.hpp"
#include "sim/parts/sampler.hpp"

namespace headloop::parts {

// One for all keys of a unit. A debounce is longer than the synchroniser: sample_every x
// debounce_samples is at least 3 ticks.
struct KeyParams {
  Clock clock;
  SamplerParams sampler;
  ContactParams contact;
  // Somebody carries the contacts' levels over wires and tells the keys of every change; what a
  // contact would do by itself then decides nothing.
  bool wired = false;
};

// A change of the debounced level, at a tick of the sleep clock.
struct KeyChange {
  bool down = false;
  Ticks tick;
};

class Key {
 public:
  Key() = default;
  Key(int index, ContactWear wear, bool closed = false)
      : contact_(index, wear, closed), sampler_(closed) {}

  // What is due before `now` has been fired.
  void set(const KeyParams& params, bool closed, Pressure pressure, Instant now);
  bool clean(int alcohol_pct, Instant now);
  void stick(const KeyParams& params, bool stuck, Instant now);
  void set_wear(ContactWear wear) { contact_.set_wear(wear); }

  // The level of the wire has changed, or is what it was.
  void wire(const KeyParams& params, bool closed, Instant now);

  // The debounced level, as firmware reads it.
  bool down() const { return sampler_.output(); }
  const Contact& contact() const { return contact_; }

  Instant next_deadline() const { return deadline_; }
  // A change, at the instant of its tick; or nothing, when there was only more waveform to look at.
  std::optional<KeyChange> fire(const KeyParams& params, Instant now);

 private:
  void sync(const KeyParams& params, Instant now);
  void plan(const KeyParams& params);

  Contact contact_;
  Sampler sampler_;
  Instant synced_{};  // toggles before this instant have reached the sampler
  Instant deadline_ = never;
};

}  // namespace headloop::parts
