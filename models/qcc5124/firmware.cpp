#include "models/qcc5124/firmware.hpp"

#include "models/platform/reset_steps.hpp"

namespace headloop::qcc5124 {

using platform::HoldRole;
using platform::JobTag;
using platform::Timer;
using Kind = platform::Signal::Kind;

void Firmware::tell(const hal::Input& input, hal::Io& io, int chip) {
  if (chip == 1) {
    tell_co_processor(input, io);
    return;
  }
  platform::Context cx{io, core_};
  platform::serve(input, cx, platform_, *this);
}

void Firmware::tell_co_processor(const hal::Input& input, hal::Io& io) {
  CoContext cx{io, co_core_};
  using Event = CoProcessor::Event;
  switch (input.kind) {
    case hal::Input::Kind::rail_lost:
      if (co_processor_.state() != CoProcessor::State::idle) {
        co_processor_.handle(Event::rail_lost, cx);
      }
      break;
    case hal::Input::Kind::timer: co_processor_.handle(Event::reset_over, cx); break;
    case hal::Input::Kind::anc_full: co_processor_.handle(Event::at_full, cx); break;
    case hal::Input::Kind::mail:
      switch (static_cast<Mail>(input.a)) {
        case Mail::anc_start: co_processor_.handle(Event::start, cx); break;
        case Mail::anc_stop: co_processor_.handle(Event::stop, cx); break;
        case Mail::anc_reset: co_processor_.handle(Event::reset, cx); break;
        case Mail::anc_calibration:
          co_core_.microphone_learned = (input.b & 1) != 0;
          co_core_.pressure_learned = (input.b & 2) != 0;
          break;
        default: break;
      }
      break;
    default: break;
  }
}

void Firmware::take(const platform::Signal& signal, platform::Context& cx) {
  const Reset::State state = reset_.state();
  switch (signal.kind) {
    case Kind::reset_chord: on_chord(static_cast<HoldRole>(signal.arg), cx); break;
    case Kind::key_up:
      if (state == Reset::State::second_phase) reset_.handle(Reset::Event::key_up, cx);
      break;
    case Kind::prompt_ended:
      if (static_cast<Prompt>(signal.arg) == Prompt::initializing) {
        reset_.handle(Reset::Event::prompt_ended, cx);
      }
      break;
    case Kind::covered:
      if (signal.a != 0 && state != Reset::State::idle) reset_.handle(Reset::Event::covered, cx);
      break;
    case Kind::timer:
      if (static_cast<Timer>(signal.arg) == Timer::second) {
        reset_.handle(Reset::Event::window_over, cx);
      } else if (static_cast<Timer>(signal.arg) == Timer::reset) {
        platform::hide_outcome(cx);  // the success has been shown for long enough
        cx.post(Kind::reboot);
      }
      break;
    case Kind::mail:
      if (static_cast<Mail>(signal.arg) == Mail::anc_reset_done) {
        reset_.handle(Reset::Event::synchronised, cx);
      }
      break;
    case Kind::touch_unlocked: touch_.handle(Touch::Event::unlocked, cx); break;
    case Kind::job_done: on_job_done(static_cast<JobTag>(signal.arg), cx); break;
    case Kind::job_failed:
      if (static_cast<JobTag>(signal.arg) != JobTag::housekeeping) {
        reset_.handle(Reset::Event::write_failed, cx);
      }
      break;
    case Kind::dsp_loaded: reset_.handle(Reset::Event::reloaded, cx); break;
    case Kind::jobs_abandoned:
    case Kind::rails_going:
      if (state != Reset::State::idle) reset_.handle(Reset::Event::ended, cx);
      break;
    default: break;
  }
}

void Firmware::on_chord(HoldRole role, platform::Context& cx) {
  switch (role) {
    case HoldRole::reset: reset_.handle(Reset::Event::first_held, cx); break;
    case HoldRole::reset_second: reset_.handle(Reset::Event::second_held, cx); break;
    case HoldRole::legacy_reset: touch_.handle(Touch::Event::legacy_held, cx); break;
    default: break;
  }
}

void Firmware::on_job_done(JobTag tag, platform::Context& cx) {
  platform::log_cleared(cx, tag);
  if (tag == JobTag::end_marker) reset_.handle(Reset::Event::marked, cx);
}

std::vector<const platform::MachineInfo*> Firmware::machines() {
  std::vector<const platform::MachineInfo*> machines;
  platform::Platform::describe(machines, platform::Machine<CoProcessor>::info());
  machines.push_back(&platform::Machine<Reset>::info());
  machines.push_back(&platform::Machine<Touch>::info());
  return machines;
}

}  // namespace headloop::qcc5124
