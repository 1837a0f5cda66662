// The firmware of the RTL8763B family (MDR-XB950N1): a boot loader with P4's reset, and the
// application, which is the shared platform.
#pragma once

#include "models/platform/platform.hpp"
#include "models/rtl8763b/boot_loader.hpp"

namespace headloop::rtl8763b {

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
  void on_slide(bool on, platform::Context& cx);
  void on_call_key(bool down, platform::Context& cx);
  void on_job_done(platform::JobTag tag, platform::Context& cx);
  bool in_loader() const;

  platform::Core core_;
  platform::Platform platform_;
  platform::Machine<BootLoader> boot_loader_;
};

}  // namespace headloop::rtl8763b
