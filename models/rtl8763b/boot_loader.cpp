#include "models/rtl8763b/boot_loader.hpp"

#include "models/platform/msm.hpp"
#include "models/platform/reset_steps.hpp"

namespace headloop::rtl8763b {
namespace {

using namespace platform;
using world::ResetMarker;

// P4's "immediately" is a window; Call may go down at its last tick.
void open_window(Context& cx) { cx.arm(Timer::second, cx.core.params.immediate + Ticks{1}); }
void close_window(Context& cx) { cx.cancel(Timer::second); }

void start_application(Context& cx) { cx.post(Signal::Kind::start_application); }
void start_application_at_once(Context& cx) {
  close_window(cx);
  start_application(cx);
}

void enter(Context& cx) {
  cx.io.log(Log::boot_loader_entered);
  cx.io.rails_on(BootReason::boot_loader);
  cx.io.read_pages(0, cx.core.params.pages_used);
}

void pulse(Context& cx) {
  show(cx, LedLayer::reset, LedSign::boot_loader);
  cx.arm(Timer::reset, cx.core.params.pulse_train);
}

void wipe(Context& cx) {
  begin_reset(cx);
  wipe_bluetooth(cx);
  wipe_asc(cx);
  wipe_battery(cx);
  wipe_calibration(cx);
}

void reload_dsp(Context& cx) {
  cx.io.log(Log::reset_wiped);
  cx.io.dsp_reload();
}

void mark(Context& cx) {
  new_address(cx);
  write_marker(cx, ResetMarker::none, JobTag::end_marker);
}

void complete(Context& cx) {
  cx.io.log(Log::reset_completed);
  hide_outcome(cx);
  start_application(cx);
}

void fail(Context& cx) {
  show(cx, LedLayer::reset, LedSign::write_failed);
  write_marker(cx, ResetMarker::failed, JobTag::housekeeping);
}

void leave(Context& cx) {
  cx.cancel(Timer::reset);
  hide_outcome(cx);
}

struct Table : Front<BootLoader, Table> {
  using E = BootLoader::Event;
  using Away = In<BootLoader::State::away>;
  using Listening = In<BootLoader::State::listening>;
  using Primed = In<BootLoader::State::primed>;
  using Holding = In<BootLoader::State::holding>;
  using Pulsing = In<BootLoader::State::pulsing>;
  using Wiping = In<BootLoader::State::wiping>;
  using Finishing = In<BootLoader::State::finishing>;
  using Failed = In<BootLoader::State::failed>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source     Event                Target     Action                          Guard
    Row<Away,      Ev<E::slid_off>,     Listening, Do<&open_window>,               none>,
    Row<Away,      Ev<E::slid_on>,      none,      Do<&start_application>,         none>,
    //
    Row<Listening, Ev<E::call_down>,    Primed,    Do<&close_window>,              none>,
    Row<Listening, Ev<E::window_over>,  Away,      none,                           none>,
    Row<Listening, Ev<E::slid_on>,      Away,      Do<&start_application_at_once>, none>,
    //
    Row<Primed,    Ev<E::call_up>,      Away,      none,                           none>,
    Row<Primed,    Ev<E::slid_on>,      Holding,   Do<&enter>,                     none>,
    //
    Row<Holding,   Ev<E::call_up>,      Away,      Do<&start_application>,         none>,
    Row<Holding,   Ev<E::call_held>,    Pulsing,   Do<&pulse>,                     none>,
    Row<Holding,   Ev<E::ended>,        Away,      Do<&leave>,                     none>,
    //
    Row<Pulsing,   Ev<E::pulses_over>,  Wiping,    Do<&wipe>,                      none>,
    Row<Pulsing,   Ev<E::ended>,        Away,      Do<&leave>,                     none>,
    //
    Row<Wiping,    Ev<E::wiped>,        Finishing, Do<&reload_dsp>,                none>,
    Row<Wiping,    Ev<E::write_failed>, Failed,    Do<&fail>,                      none>,
    Row<Wiping,    Ev<E::ended>,        Away,      Do<&leave>,                     none>,
    //
    Row<Finishing, Ev<E::reloaded>,     none,      Do<&mark>,                      none>,
    Row<Finishing, Ev<E::marked>,       Away,      Do<&complete>,                  none>,
    Row<Finishing, Ev<E::write_failed>, Failed,    Do<&fail>,                      none>,
    Row<Finishing, Ev<E::ended>,        Away,      Do<&leave>,                     none>,
    //
    Row<Failed,    Ev<E::ended>,        Away,      Do<&leave>,                     none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::rtl8763b

HEADLOOP_MACHINE(headloop::rtl8763b::BootLoader, headloop::rtl8763b::Table)
