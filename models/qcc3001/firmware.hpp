// The firmware of the QCC3001 family (MDR-1000X): the shared platform and P1's reset.
#pragma once

#include "models/platform/platform.hpp"
#include "models/qcc3001/reset.hpp"

namespace headloop::qcc3001 {

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
  platform::Core core_;
  platform::Platform platform_;
  platform::Machine<Reset> reset_;
};

}  // namespace headloop::qcc3001
