// The firmware that all four families share: power, store, links, noise cancelling and charging,
// and the way from the HAL's inputs through the machines' signals to each of them.
//
// A family's firmware owns one Platform and its own reset machine:
//   platform.tell(input, cx);                       an input becomes events and signals
//   while signals: platform.take(signal, cx); its reset machine takes it as well
#pragma once

#include "models/platform/anc.hpp"
#include "models/platform/charging.hpp"
#include "models/platform/core.hpp"
#include "models/platform/link.hpp"
#include "models/platform/machine.hpp"
#include "models/platform/power.hpp"
#include "models/platform/store.hpp"

namespace headloop::platform {

class Platform {
 public:
  void tell(const hal::Input& input, Context& cx);
  void take(const Signal& signal, Context& cx);

  Power::State power() const { return power_.state(); }

  // The machines of every family, by their ids from 0 on; `anc` is the one that runs the noise
  // cancelling.
  static void describe(std::vector<const MachineInfo*>& machines,
                       const MachineInfo& anc = Machine<Anc>::info());

 private:
  void on_timer(Timer timer, Context& cx);
  void on_control(const hal::Input& input, Context& cx);
  void on_usb(const hal::Input& input, Context& cx);
  void on_proximity(bool covered, Context& cx);
  void on_pages_read(const hal::Input& input, Context& cx);
  void on_cell(CellEvent event, Context& cx);
  void on_host(const hal::Input& input, Context& cx);
  void on_link_request(Context& cx);
  void on_hold(const Signal& signal, Context& cx);
  void begin_waiting_chord(Context& cx);
  void begin_chord(HoldRole role, std::int32_t stuck, Context& cx);
  void end_refusal(Context& cx);
  void load_image(Context& cx);
  void begin_service(Context& cx);
  void end_service(Context& cx);
  void start_anc(Context& cx);
  void stop_anc(Context& cx);
  void keep_learned(Context& cx);

  Machine<Power> power_;
  Machine<Store> store_;
  Machine<Link> link_;
  Machine<Anc> anc_;
  Machine<Charging> charging_;
};

// Serves one input and all signals that follow from it, at the same edge. `Reset` has
// take(signal, context) for the family's own machines.
template <class Reset>
void serve(const hal::Input& input, Context& cx, Platform& platform, Reset& reset) {
  platform.tell(input, cx);
  while (!cx.signals.empty()) {
    const Signal& signal = cx.signals.front();
    platform.take(signal, cx);
    reset.take(signal, cx);
    cx.signals.pop();
  }
}

}  // namespace headloop::platform
