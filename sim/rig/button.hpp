// A button's contact on a wire: high while it is closed. The waveform is the inner ring's
// (parts/contact.hpp); this module brings its toggles to the wire one by one.
//
// Faults that only a wire has: a glitch, for a while the opposite of what the contact says; and a
// bounce train longer than any good contact's, chatter after each of its edges.
#pragma once

#include <functional>

#include "sim/hal/vocabulary.hpp"
#include "sim/parts/contact.hpp"
#include "sim/rig/alarm.hpp"

namespace headloop::rig {

class Button : public sc_core::sc_module {
 public:
  sc_core::sc_out<bool> wire{"wire"};

  // Looks at the contact whenever it is told that it has changed; the contact outlives it.
  Button(sc_core::sc_module_name name, const parts::Contact& contact,
         const parts::ContactParams& params);

  void glitch(Instant at, Duration length);
  void chatter(Duration length) { chatter_length_ = length; }
  // Called when the wire, because of one of these, first says something else than the contact.
  std::function<void(Fault)> on_fault;

  // The contact may have been moved.
  void look();
  // Before this instant the wire stays as it is, unless the contact is moved.
  Instant next_change() const;

 private:
  void start_of_simulation() override;
  void plan(Instant from);
  void toggle();
  void begin_chatter();
  void go_on_chattering();
  void glitch_edge();
  void drive();

  const parts::Contact& contact_;
  const parts::ContactParams& params_;
  parts::Toggle next_;
  Alarm toggle_;
  Alarm glitch_;
  Alarm chatter_;
  sc_core::sc_event moved_;
  Instant glitch_ends_ = never;
  Instant chatter_ends_;
  Duration chatter_length_;
  bool closed_ = false;  // by the contact
  bool glitching_ = false;
  bool chattering_ = false;  // in its opposite phase
  bool glitched_ = false;    // it has
  bool chattered_ = false;   // likewise
};

}  // namespace headloop::rig
