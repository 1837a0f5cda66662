// An event that a module sets for an instant and may move. The kernel keeps a cancelled
// notification until it is due, so an alarm that moves to later lets the earlier one ring and sets
// itself again: however often it moves, one notification is pending.
#pragma once

#include "sim/rig/systemc.hpp"

namespace headloop::rig {

class Alarm {
 public:
  // `never` stops it.
  void set(Instant at) {
    at_ = at;
    if (at < pending_) notify(at);
  }

  Instant at() const { return at_; }

  // To be called first by the process that the event wakes: whether it is time, or was only a
  // notification left over.
  bool rings() {
    pending_ = never;
    if (at_ == now()) {
      at_ = never;
      return true;
    }
    if (at_ != never) notify(at_);
    return false;
  }

  const sc_core::sc_event& event() const { return event_; }

 private:
  void notify(Instant at) {
    pending_ = at;
    event_.notify(of(at - now()));
  }

  sc_core::sc_event event_;
  Instant at_ = never;
  Instant pending_ = never;
};

}  // namespace headloop::rig
