// The firmware of the QCC5124 family (MDR-1000XM4): the main processor with the shared platform,
// P3's reset and the touch panel; and the ANC co-processor, chip 1, in its own clock domain.
#pragma once

#include "models/platform/platform.hpp"
#include "models/qcc5124/co_processor.hpp"
#include "models/qcc5124/reset.hpp"
#include "models/qcc5124/touch.hpp"

namespace headloop::qcc5124 {

class Firmware {
 public:
  Firmware(const platform::Core& core, TickSpan co_reset_time) : core_(core) {
    co_core_.reset_time = co_reset_time;
  }

  // `chip`: 0 the main processor, 1 the co-processor.
  void tell(const hal::Input& input, hal::Io& io, int chip);
  void take(const platform::Signal& signal, platform::Context& cx);

  const platform::Core& core() const { return core_; }
  const CoCore& co_core() const { return co_core_; }
  platform::Power::State power() const { return platform_.power(); }
  static std::vector<const platform::MachineInfo*> machines();

 private:
  void tell_co_processor(const hal::Input& input, hal::Io& io);
  void on_chord(platform::HoldRole role, platform::Context& cx);
  void on_job_done(platform::JobTag tag, platform::Context& cx);

  platform::Core core_;
  CoCore co_core_;
  platform::Platform platform_;
  platform::Machine<Reset> reset_;
  platform::Machine<Touch> touch_;
  platform::Machine<CoProcessor> co_processor_;
};

}  // namespace headloop::qcc5124
