#include "models/prompt_confirm/firmware.hpp"

#include "models/platform/reset_steps.hpp"

namespace headloop::prompt_confirm {

using platform::HoldRole;
using platform::JobTag;
using Kind = platform::Signal::Kind;

void Firmware::tell(const hal::Input& input, hal::Io& io, int) {
  platform::Context cx{io, core_};
  platform::serve(input, cx, platform_, *this);
}

void Firmware::take(const platform::Signal& signal, platform::Context& cx) {
  const bool idle = reset_.state() == Reset::State::idle;
  switch (signal.kind) {
    case Kind::reset_chord:
      if (static_cast<HoldRole>(signal.arg) == HoldRole::reset) {
        reset_.handle(Reset::Event::chord_held, cx);
      }
      break;
    case Kind::covered:
      if (signal.a != 0 && !idle) reset_.handle(Reset::Event::covered, cx);
      break;
    case Kind::timer:
      if (static_cast<platform::Timer>(signal.arg) == platform::Timer::reset) {
        reset_.handle(Reset::Event::left_alone, cx);
      }
      break;
    case Kind::switched_off_by_hand:
      if (!idle) reset_.handle(Reset::Event::switched_off, cx);
      break;
    case Kind::job_done: on_job_done(static_cast<JobTag>(signal.arg), cx); break;
    case Kind::job_failed:
      if (static_cast<JobTag>(signal.arg) != JobTag::housekeeping) {
        reset_.handle(Reset::Event::write_failed, cx);
      }
      break;
    case Kind::dsp_loaded: reset_.handle(Reset::Event::reloaded, cx); break;
    case Kind::jobs_abandoned:
    case Kind::rails_going:
      if (!idle) reset_.handle(Reset::Event::ended, cx);
      break;
    default: break;
  }
}

void Firmware::on_job_done(JobTag tag, platform::Context& cx) {
  platform::log_cleared(cx, tag);
  switch (tag) {
    case JobTag::calibration: reset_.handle(Reset::Event::wiped, cx); break;
    case JobTag::end_marker: reset_.handle(Reset::Event::marked, cx); break;
    case JobTag::confirm: reset_.handle(Reset::Event::confirmed, cx); break;
    default: break;
  }
}

std::vector<const platform::MachineInfo*> Firmware::machines() {
  std::vector<const platform::MachineInfo*> machines;
  platform::Platform::describe(machines);
  machines.push_back(&platform::Machine<Reset>::info());
  return machines;
}

}  // namespace headloop::prompt_confirm
