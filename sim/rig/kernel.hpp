// One SystemC kernel, from before its modules are made until after they are gone. A process may
// have many, one after the other. No header of SystemC's is needed to hold one.
//
// Warnings of the kernel are faults of ours: they fail the always-on check.
#pragma once

#include <cstdint>
#include <memory>

#include "sim/core/time.hpp"

namespace headloop::rig {

class Kernel {
 public:
  Kernel();
  ~Kernel();
  Kernel(const Kernel&) = delete;
  Kernel& operator=(const Kernel&) = delete;

  // Everything before `t` happens, and everything at `t`, until nothing is left to do there.
  void run_to(Instant t);
  // What is left to do at the present instant.
  void settle();

  // Delta cycles so far: the work that the kernel has done.
  std::uint64_t deltas() const;

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace headloop::rig
