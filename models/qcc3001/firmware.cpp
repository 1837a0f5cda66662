#include "models/qcc3001/firmware.hpp"

#include "models/platform/reset_steps.hpp"

namespace headloop::qcc3001 {

using platform::HoldRole;
using platform::JobTag;
using Kind = platform::Signal::Kind;

void Firmware::tell(const hal::Input& input, hal::Io& io, int) {
  platform::Context cx{io, core_};
  platform::serve(input, cx, platform_, *this);
}

void Firmware::take(const platform::Signal& signal, platform::Context& cx) {
  switch (signal.kind) {
    case Kind::reset_chord:
      if (static_cast<HoldRole>(signal.arg) == HoldRole::reset) {
        reset_.handle(Reset::Event::chord_held, cx);
      }
      break;
    case Kind::hold_broken:
      if (reset_.state() == Reset::State::armed) {
        reset_.handle(Reset::Event::chord_broken, cx);
      }
      break;
    case Kind::timer:
      if (static_cast<platform::Timer>(signal.arg) == platform::Timer::reset) {
        reset_.handle(Reset::Event::second_green, cx);
      }
      break;
    case Kind::job_done: {
      const auto tag = static_cast<JobTag>(signal.arg);
      platform::log_cleared(cx, tag);
      if (tag == JobTag::calibration) reset_.handle(Reset::Event::wiped, cx);
      if (tag == JobTag::end_marker) reset_.handle(Reset::Event::marked, cx);
      break;
    }
    case Kind::job_failed:
      if (static_cast<JobTag>(signal.arg) != JobTag::housekeeping) {
        reset_.handle(Reset::Event::write_failed, cx);
      }
      break;
    case Kind::dsp_loaded: reset_.handle(Reset::Event::reloaded, cx); break;
    case Kind::jobs_abandoned:
    case Kind::rails_going:
      if (reset_.state() != Reset::State::idle) reset_.handle(Reset::Event::ended, cx);
      break;
    default: break;
  }
}

std::vector<const platform::MachineInfo*> Firmware::machines() {
  std::vector<const platform::MachineInfo*> machines;
  platform::Platform::describe(machines);
  machines.push_back(&platform::Machine<Reset>::info());
  return machines;
}

}  // namespace headloop::qcc3001
