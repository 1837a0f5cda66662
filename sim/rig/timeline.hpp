// Things to be done at instants to come, in the order of the instants and then of their planning.
#pragma once

#include <functional>
#include <map>

#include "sim/rig/alarm.hpp"

namespace headloop::rig {

class Timeline : public sc_core::sc_module {
 public:
  explicit Timeline(sc_core::sc_module_name name) : sc_module(name) {
    SC_HAS_PROCESS(Timeline);
    SC_METHOD(act);
    sensitive << alarm_.event();
    dont_initialize();
  }

  void at(Instant instant, std::function<void()> what) {
    plan_.emplace(instant, std::move(what));
    alarm_.set(next());
  }
  Instant next() const { return plan_.empty() ? never : plan_.begin()->first; }

 private:
  void act() {
    if (!alarm_.rings()) return;
    while (next() == now()) {
      const std::function<void()> what = std::move(plan_.begin()->second);
      plan_.erase(plan_.begin());
      what();
    }
    alarm_.set(next());
  }

  Alarm alarm_;
  std::multimap<Instant, std::function<void()>> plan_;
};

}  // namespace headloop::rig
