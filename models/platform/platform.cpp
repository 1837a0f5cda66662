#include "models/platform/platform.hpp"

#include "models/platform/battery_profile.hpp"
#include "models/platform/holds.hpp"
#include "models/platform/reset_steps.hpp"
#include "models/platform/streams.hpp"

namespace headloop::platform {

using Kind = Signal::Kind;

namespace {

// Firmware that hangs serves nobody: what is left is the power management's, which sees the keys
// held for a reboot, the switch, the charger and its own supply.
bool reaches_hung_firmware(const hal::Input& input) {
  switch (input.kind) {
    case hal::Input::Kind::rail_lost:
    case hal::Input::Kind::key:
    case hal::Input::Kind::usb:
    case hal::Input::Kind::cell: return true;
    case hal::Input::Kind::timer: return static_cast<Timer>(input.subject) == Timer::hold;
    default: return false;
  }
}

}  // namespace

void Platform::tell(const hal::Input& input, Context& cx) {
  if (power_.state() == Power::State::hung && !reaches_hung_firmware(input)) return;
  switch (input.kind) {
    case hal::Input::Kind::rail_lost: cx.post(Kind::rail_lost); break;
    case hal::Input::Kind::timer: on_timer(static_cast<Timer>(input.subject), cx); break;
    case hal::Input::Kind::key: on_control(input, cx); break;
    case hal::Input::Kind::gesture: break;  // playing on and skipping are the host's business
    case hal::Input::Kind::proximity: on_proximity(input.a != 0, cx); break;
    case hal::Input::Kind::usb: on_usb(input, cx); break;
    case hal::Input::Kind::page_written:
      store_.handle(input.b != 0 ? Store::Event::written : Store::Event::refused, cx);
      break;
    case hal::Input::Kind::pages_read: on_pages_read(input, cx); break;
    case hal::Input::Kind::prompt_ended:
      cx.post(Kind::prompt_ended, static_cast<Prompt>(input.a));
      break;
    case hal::Input::Kind::dsp_loaded: cx.post(Kind::dsp_loaded); break;
    case hal::Input::Kind::anc_full: cx.post(Kind::anc_full); break;
    case hal::Input::Kind::gauge: on_gauge(cx, input.a); break;
    case hal::Input::Kind::cell: on_cell(static_cast<CellEvent>(input.a), cx); break;
    case hal::Input::Kind::host: on_host(input, cx); break;
    case hal::Input::Kind::flash: on_flash(cx, static_cast<FlashEvent>(input.a)); break;
    case hal::Input::Kind::touch_unlocked: cx.post(Kind::touch_unlocked); break;
    case hal::Input::Kind::hang: cx.post(Kind::hang); break;
    case hal::Input::Kind::mail:
      cx.post(Kind::mail, static_cast<Mail>(input.a), static_cast<std::int32_t>(input.b));
      break;
  }
}

void Platform::take(const Signal& signal, Context& cx) {
  switch (signal.kind) {
    case Kind::hold_reached: on_hold(signal, cx); break;
    case Kind::hold_broken:
      cx.core.chord_let_go = cx.core.chord_waits;
      end_refusal(cx);
      break;
    case Kind::image_loaded: begin_waiting_chord(cx); break;
    case Kind::rail_lost: power_.handle(Power::Event::rail_lost, cx); break;
    case Kind::start_application: power_.handle(Power::Event::slid_on, cx); break;
    case Kind::slide_off: power_.handle(Power::Event::slid_off, cx); break;
    case Kind::wake_for_reset: power_.handle(Power::Event::wake, cx); break;
    case Kind::go_off: power_.handle(Power::Event::go_off, cx); break;
    case Kind::reboot: power_.handle(Power::Event::reboot, cx); break;
    case Kind::hang: power_.handle(Power::Event::hang, cx); break;
    case Kind::rails_going: cx.io.rails_off(); break;
    case Kind::service_begins: begin_service(cx); break;
    case Kind::service_ends: end_service(cx); break;
    case Kind::table_confused:
      if (anc_.state() == Anc::State::ramping || anc_.state() == Anc::State::full) {
        anc_.handle(Anc::Event::drop_out, cx);
      }
      break;
    case Kind::table_right:
      if (anc_.state() == Anc::State::dropped_out) anc_.handle(Anc::Event::start, cx);
      break;
    case Kind::leave_the_air:
      if (link_.state() != Link::State::silent) link_.handle(Link::Event::end, cx);
      break;
    case Kind::job_queued:
      if (store_.state() == Store::State::idle) store_.handle(Store::Event::queued, cx);
      break;
    case Kind::jobs_abandoned:
      if (store_.state() != Store::State::idle) store_.handle(Store::Event::abandoned, cx);
      break;
    case Kind::profile_changed:
      if (cx.core.in_service) {
        cx.queue(RegionId::battery, 0, 1, JobTag::housekeeping);
        cx.core.profile_dirty = false;
      }
      break;
    case Kind::limit_raised:
      if (charging_.state() == Charging::State::complete) {
        charging_.handle(Charging::Event::limit_raised, cx);
      }
      break;
    case Kind::anc_full:
      if (!cx.core.params.anc_on_co_processor) anc_.handle(Anc::Event::at_full, cx);
      break;
    case Kind::mail:
      if (static_cast<Mail>(signal.arg) == Mail::anc_learned) keep_learned(cx);
      break;
    default: break;  // the family's own business
  }
}

void Platform::on_timer(Timer timer, Context& cx) {
  switch (timer) {
    case Timer::hold: on_hold_timer(cx); break;
    case Timer::power:
      power_.handle(
          power_.state() == Power::State::starting ? Power::Event::booted : Power::Event::stopped,
          cx);
      break;
    case Timer::link: link_.handle(Link::Event::page_over, cx); break;
    case Timer::stack: on_stack_timer(cx); break;
    case Timer::teach: on_teach_timer(cx); break;
    case Timer::sign: hide_outcome(cx); break;
    default: cx.post(Kind::timer, timer); break;
  }
}

void Platform::on_control(const hal::Input& input, Context& cx) {
  const bool down = input.a == static_cast<std::int32_t>(KeyEdge::down);
  if (cx.core.params.slide_power && input.subject == cx.core.params.slide_key) {
    cx.core.slid_on_again = down && power_.state() == Power::State::stopping;
    cx.post(down ? Kind::slide_on : Kind::slide_off);
  } else {
    on_key(cx, input.subject, down);
  }
}

void Platform::on_usb(const hal::Input& input, Context& cx) {
  Core& core = cx.core;
  const bool was_powered = core.charger != Charger::none;
  core.cable = input.a != 0;
  core.charger = static_cast<Charger>(input.b);
  const bool powered = core.charger != Charger::none;
  if (powered == was_powered) return;
  charging_.handle(powered ? Charging::Event::powered : Charging::Event::unpowered, cx);
}

void Platform::on_proximity(bool covered, Context& cx) {
  cx.core.worn = covered;
  cx.post(Kind::covered, std::uint8_t{0}, covered ? 1 : 0);
  if (covered) {
    start_teaching(cx);
  } else {
    stop_teaching(cx);
  }
  if (!cx.core.in_service) return;
  if (covered) {
    start_anc(cx);
  } else {
    stop_anc(cx);
  }
}

// A reset's hold works from off as well: the firmware is started for it, and serves it as soon as
// it has read its EEPROM.
void Platform::on_hold(const Signal& signal, Context& cx) {
  Core& core = cx.core;
  switch (static_cast<HoldRole>(signal.arg)) {
    case HoldRole::power: power_.handle(Power::Event::power_held, cx); return;
    case HoldRole::reboot: power_.handle(Power::Event::reboot_held, cx); return;
    default: break;
  }
  const Power::State state = power_.state();
  if (state == Power::State::stopping || state == Power::State::hung) return;
  if (state == Power::State::off && !core.params.slide_power) cx.post(Kind::wake_for_reset);
  if (core.image_ready && (state != Power::State::off || core.params.slide_power)) {
    begin_chord(static_cast<HoldRole>(signal.arg), signal.a, cx);
    return;
  }
  core.chord_waits = true;
  core.chord_let_go = false;
  core.waiting_role = signal.arg;
  core.waiting_stuck = static_cast<std::uint8_t>(signal.a);
}

// The hold was reached, so it counts, even if its keys have been let go while the EEPROM was read.
void Platform::begin_waiting_chord(Context& cx) {
  Core& core = cx.core;
  if (!core.chord_waits) return;
  core.chord_waits = false;
  const auto role = static_cast<HoldRole>(core.waiting_role);
  begin_chord(role, core.waiting_stuck, cx);
  if (core.chord_let_go) cx.post(Kind::hold_broken, role);
}

// A reset that may not be: solid red for as long as the keys are held; the log says why.
void Platform::begin_chord(HoldRole role, std::int32_t stuck, Context& cx) {
  if (role != HoldRole::reset || reset_allowed(cx, stuck)) {
    cx.post(Kind::reset_chord, role);
    return;
  }
  log_refusal(cx, stuck);
  cx.core.refusing = true;
  show(cx, LedLayer::reset, LedSign::reset_refused);
}

void Platform::end_refusal(Context& cx) {
  if (!cx.core.refusing) return;
  cx.core.refusing = false;
  hide_outcome(cx);
}

// The whole map is read at boot; a single page only to compare it with what was written.
void Platform::on_pages_read(const hal::Input& input, Context& cx) {
  if (input.b > 1) {
    load_image(cx);
    cx.post(Kind::image_loaded);
  } else {
    store_.handle(reads_back(cx) ? Store::Event::read_back : Store::Event::differs, cx);
  }
}

void Platform::on_cell(CellEvent event, Context& cx) {
  switch (event) {
    case CellEvent::full: charging_.handle(Charging::Event::complete, cx); break;
    case CellEvent::charging: charging_.handle(Charging::Event::recharge, cx); break;
    case CellEvent::thresholds_learned: learn_thresholds(cx); break;
    case CellEvent::protection_tripped:
      if (charging_.state() != Charging::State::unplugged) {
        charging_.handle(Charging::Event::tripped, cx);
      }
      break;
    case CellEvent::protection_released: charging_.handle(Charging::Event::released, cx); break;
    default: break;
  }
}

void Platform::on_host(const hal::Input& input, Context& cx) {
  Core& core = cx.core;
  core.request_host = input.subject;
  core.request_address = static_cast<std::uint64_t>(input.b);
  core.request_pairs = static_cast<hal::HostRequest>(input.a) == hal::HostRequest::pair;
  switch (static_cast<hal::HostRequest>(input.a)) {
    case hal::HostRequest::pair:
    case hal::HostRequest::connect: on_link_request(cx); break;
    case hal::HostRequest::disconnect: link_.handle(Link::Event::disconnect, cx); break;
    case hal::HostRequest::play:
    case hal::HostRequest::pause:
    case hal::HostRequest::call:
    case hal::HostRequest::hang_up:
    case hal::HostRequest::wake_word:
      on_stream_request(cx, input.subject, static_cast<hal::HostRequest>(input.a), input.b);
      break;
    default: on_app_request(cx, input.subject, static_cast<hal::HostRequest>(input.a), input.b);
  }
}

void Platform::on_link_request(Context& cx) {
  if (link_.state() != Link::State::silent && !is_welcome(cx.core)) return refuse(cx);
  link_.handle(Link::Event::request, cx);
}

void Platform::load_image(Context& cx) {
  Core& core = cx.core;
  const Image before = core.image;
  core.image_ready = true;
  core.image = decode_all(core.params, [&cx](int page) { return cx.io.page(page); });
  if (core.profile_dirty) {
    core.image.cycles = before.cycles;
    core.image.drift_mv = before.drift_mv;
  }
  if (core.image.torn_pages > 0) {
    cx.io.observe(Channel::eeprom, 0, static_cast<std::uint16_t>(EepromEvent::torn_page_found),
                  core.image.first_torn, core.image.torn_pages);
  }
  if (!core.image.profile_valid) cx.io.log(Log::profile_damaged);
  cx.io.load_profile({core.image.profile_valid, core.image.drift_mv, core.image.cycles});
  cx.io.touch_baseline(core.image.baseline_good);
  if (core.params.anc_on_co_processor) {
    cx.io.post(Mail::anc_calibration,
               (core.image.microphone_learned ? 1 : 0) | (core.image.pressure_learned ? 2 : 0));
  }
}

void Platform::begin_service(Context& cx) {
  if (has_outcome(cx) && !cx.core.resetting) show_outcome(cx);
  if (!cx.core.resetting) link_.handle(Link::Event::begin, cx);
  cx.core.worn = cx.io.worn_seen();
  if (cx.core.worn) start_anc(cx);
  if (cx.core.profile_dirty) cx.post(Kind::profile_changed);
}

void Platform::end_service(Context& cx) {
  if (link_.state() != Link::State::silent) link_.handle(Link::Event::end, cx);
  if (cx.core.worn) stop_anc(cx);
  stop_teaching(cx);
}

void Platform::start_anc(Context& cx) {
  if (cx.core.params.anc_on_co_processor) {
    cx.io.post(Mail::anc_start, 0);
  } else {
    anc_.handle(Anc::Event::start, cx);
  }
}

void Platform::stop_anc(Context& cx) {
  if (cx.core.params.anc_on_co_processor) {
    cx.io.post(Mail::anc_stop, 0);
  } else {
    anc_.handle(Anc::Event::stop, cx);
  }
}

// The co-processor has learned its calibration; the main processor keeps it.
void Platform::keep_learned(Context& cx) {
  cx.core.image.microphone_learned = cx.core.image.pressure_learned = true;
  cx.queue_region(RegionId::calibration, JobTag::housekeeping);
}

void Platform::describe(std::vector<const MachineInfo*>& machines, const MachineInfo& anc) {
  machines.push_back(&Machine<Power>::info());
  machines.push_back(&Machine<Store>::info());
  machines.push_back(&Machine<Link>::info());
  machines.push_back(&anc);
  machines.push_back(&Machine<Charging>::info());
}

}  // namespace headloop::platform
