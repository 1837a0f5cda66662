#include "sim/rig/kernel.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "sim/rig/systemc.hpp"

// libsystemc's own main() wants one. Every program of ours has a main of its own.
int sc_main(int, char*[]) { return EXIT_FAILURE; }

namespace headloop::rig {
namespace {

void take_report(const sc_core::sc_report& report, const sc_core::sc_actions&) {
  if (report.get_severity() == sc_core::SC_INFO) return;
  // The start that only elaborates.
  if (std::strcmp(report.get_msg_type(), sc_core::SC_ID_NO_SC_START_ACTIVITY_) == 0) return;
  std::fprintf(stderr, "SystemC: %s: %s\n", report.get_msg_type(), report.get_msg());
  check_failed(report.get_msg_type(), "the SystemC kernel has nothing to complain about",
               report.get_file_name(), report.get_line_number());
}

bool in_use = false;

}  // namespace

struct Kernel::Context {
  sc_core::sc_simcontext kernel;
  sc_core::sc_simcontext* former = sc_core::sc_curr_simcontext;
  sc_core::sc_simcontext* former_default = sc_core::sc_default_global_context;
};

Kernel::Kernel() : context_(std::make_unique<Context>()) {
  HEADLOOP_CHECK(!in_use, "one SystemC kernel at a time");
  in_use = true;
  sc_core::sc_curr_simcontext = sc_core::sc_default_global_context = &context_->kernel;
  sc_core::sc_report_handler::set_handler(take_report);
  sc_core::sc_set_time_resolution(1, sc_core::SC_NS);
}

Kernel::~Kernel() {
  sc_core::sc_curr_simcontext = context_->former;
  sc_core::sc_default_global_context = context_->former_default;
  in_use = false;
}

void Kernel::run_to(Instant t) {
  HEADLOOP_CHECK(t >= now(), "the kernel's time never goes back");
  // What is due at the end of a start is woken and left to the next one.
  if (t > now()) sc_core::sc_start(of(t - now()));
  settle();
}

void Kernel::settle() {
  if (!sc_core::sc_start_of_simulation_invoked()) sc_core::sc_start(sc_core::SC_ZERO_TIME);
  while (sc_core::sc_pending_activity_at_current_time()) sc_core::sc_start(sc_core::SC_ZERO_TIME);
}

std::uint64_t Kernel::deltas() const { return sc_core::sc_delta_count(); }

}  // namespace headloop::rig
