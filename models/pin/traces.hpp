// Which wires of a headphone on the bench are traced, and what they are called there.
#pragma once

#include "models/pin/bench.hpp"
#include "models/pin/headphone.hpp"
#include "sim/rig/vcd.hpp"

namespace headloop::pin {

// What leads from the bench into the headphone and back.
struct OuterWires {
  sc_core::sc_vector<sc_core::sc_signal<bool>> contact{"contact"};
  sc_core::sc_signal<bool> cable{"cable"};
  sc_core::sc_signal<bool> vbus{"vbus"};
  sc_core::sc_signal<int> d_plus{"d_plus"};
  sc_core::sc_signal<int> d_minus{"d_minus"};
  sc_core::sc_vector<sc_core::sc_signal<bool>> led{"led", rig::led_channels.size()};
  sc_core::sc_signal<bool> speaker_enable{"speaker_enable"};
};

class Traces {
 public:
  Traces(const Trace& trace, const models::Product& product, rig::Headphone& headphone,
         const OuterWires& wires);

  bool begun() const { return begun_; }
  void begin();
  // Throws std::runtime_error if a file is not whole.
  void end();

 private:
  const std::string stem_;
  rig::Vcd all_;
  rig::Vcd bus_;
  bool begun_ = false;
};

}  // namespace headloop::pin
