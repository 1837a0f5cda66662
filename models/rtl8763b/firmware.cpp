#include "models/rtl8763b/firmware.hpp"

#include "models/platform/reset_steps.hpp"

namespace headloop::rtl8763b {

using platform::HoldRole;
using platform::JobTag;
using platform::Timer;
using Kind = platform::Signal::Kind;

void Firmware::tell(const hal::Input& input, hal::Io& io, int) {
  platform::Context cx{io, core_};
  platform::serve(input, cx, platform_, *this);
}

// From its entry on the loader has the rails; the application is not running.
bool Firmware::in_loader() const {
  switch (boot_loader_.state()) {
    case BootLoader::State::away:
    case BootLoader::State::listening:
    case BootLoader::State::primed: return false;
    default: return true;
  }
}

void Firmware::take(const platform::Signal& signal, platform::Context& cx) {
  switch (signal.kind) {
    case Kind::slide_on: on_slide(true, cx); break;
    case Kind::slide_off: on_slide(false, cx); break;
    case Kind::key_down:
    case Kind::key_up:
      if (signal.a == core_.params.call_key) on_call_key(signal.kind == Kind::key_down, cx);
      break;
    case Kind::reset_chord:
      if (static_cast<HoldRole>(signal.arg) == HoldRole::reset) {
        boot_loader_.handle(BootLoader::Event::call_held, cx);
      }
      break;
    case Kind::timer:
      if (static_cast<Timer>(signal.arg) == Timer::second) {
        boot_loader_.handle(BootLoader::Event::window_over, cx);
      } else if (static_cast<Timer>(signal.arg) == Timer::reset) {
        boot_loader_.handle(BootLoader::Event::pulses_over, cx);
      }
      break;
    case Kind::job_done: on_job_done(static_cast<JobTag>(signal.arg), cx); break;
    case Kind::job_failed:
      if (static_cast<JobTag>(signal.arg) != JobTag::housekeeping) {
        boot_loader_.handle(BootLoader::Event::write_failed, cx);
      }
      break;
    case Kind::dsp_loaded: boot_loader_.handle(BootLoader::Event::reloaded, cx); break;
    case Kind::jobs_abandoned:
      if (in_loader()) boot_loader_.handle(BootLoader::Event::ended, cx);
      break;
    default: break;
  }
}

// While the application still goes down the switch's new position waits; it is told again then.
void Firmware::on_slide(bool on, platform::Context& cx) {
  if (on && platform_.power() == platform::Power::State::stopping) return;
  if (!on && in_loader()) {
    boot_loader_.handle(BootLoader::Event::ended, cx);
    cx.abandon_jobs();
    cx.post(Kind::rails_going);
  }
  boot_loader_.handle(on ? BootLoader::Event::slid_on : BootLoader::Event::slid_off, cx);
}

void Firmware::on_call_key(bool down, platform::Context& cx) {
  switch (boot_loader_.state()) {
    case BootLoader::State::listening:
    case BootLoader::State::primed:
    case BootLoader::State::holding:
      boot_loader_.handle(down ? BootLoader::Event::call_down : BootLoader::Event::call_up, cx);
      break;
    default: break;
  }
}

void Firmware::on_job_done(JobTag tag, platform::Context& cx) {
  platform::log_cleared(cx, tag);
  if (tag == JobTag::calibration && in_loader()) {
    boot_loader_.handle(BootLoader::Event::wiped, cx);
  }
  if (tag == JobTag::end_marker) boot_loader_.handle(BootLoader::Event::marked, cx);
}

std::vector<const platform::MachineInfo*> Firmware::machines() {
  std::vector<const platform::MachineInfo*> machines;
  platform::Platform::describe(machines);
  machines.push_back(&platform::Machine<BootLoader>::info());
  return machines;
}

}  // namespace headloop::rtl8763b
