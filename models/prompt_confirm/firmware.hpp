// The firmware of MDR-1000XM2 and MDR-1000XM3: the shared platform and P2's reset. The source names
// no chip for it; the family is called after what it does: it says a prompt and wants to be
// confirmed.
#pragma once

#include "models/platform/platform.hpp"
#include "models/prompt_confirm/reset.hpp"

namespace headloop::prompt_confirm {

class Firmware {
 public:
  explicit Firmware(const platform::Core& core) : core_(core) {}

  // `chip` is always 0: there is one processor.
  void tell(const hal::Input& input, hal::Io& io, int chip);
  void take(const platform::Signal& signal, platform::Context& cx);

  const platform::Core& core() const { return core_; }
  platform::Power::State power() const { return platform_.power(); }
  static std::vector<const platform::MachineInfo*> machines();

 private:
  void on_job_done(platform::JobTag tag, platform::Context& cx);

  platform::Core core_;
  platform::Platform platform_;
  platform::Machine<Reset> reset_;
};

}  // namespace headloop::prompt_confirm
