#include "models/prompt_confirm/reset.hpp"

#include "models/platform/msm.hpp"
#include "models/platform/reset_steps.hpp"

namespace headloop::prompt_confirm {
namespace {

using namespace platform;
using world::ResetMarker;

void announce(Context& cx) {
  cx.io.say(Prompt::resetting);
  show(cx, LedLayer::reset, LedSign::reset_running);
  begin_reset(cx);
  wipe_bluetooth(cx);
  wipe_asc(cx);
  wipe_battery(cx);
  wipe_calibration(cx);
}

// F3: what is wiped by now stays wiped; the marker says half done. Initialisation is all up to the
// last page, the marker's, which one write makes final.
void abort_worn(Context& cx) {
  cx.io.log(Log::refused_worn);
  cx.io.log(Log::reset_half_done);
  show(cx, LedLayer::reset, LedSign::reset_refused);
  cx.abandon_jobs();
}

void reload_dsp(Context& cx) {
  cx.io.log(Log::reset_wiped);
  cx.io.dsp_reload();
}

void mark_unconfirmed(Context& cx) {
  new_address(cx);
  write_marker(cx, ResetMarker::unconfirmed, JobTag::end_marker);
}

void beep(Context& cx) {
  cx.io.beep(cx.core.params.confirm_beeps);
  cx.arm(Timer::reset, cx.core.params.auto_off);
}

void confirm(Context& cx) {
  cx.cancel(Timer::reset);
  write_marker(cx, ResetMarker::confirmed, JobTag::confirm);
}

// The automatic shutdown lets the regulator go while the confirmation is still being written: what
// the capacitors hold decides which of the two is through first.
void confirm_and_drop(Context& cx) {
  confirm(cx);
  cx.io.rails_release();
}

void complete(Context& cx) { cx.io.log(Log::reset_completed); }

void leave_unconfirmed(Context& cx) { cx.cancel(Timer::reset); }

void fail(Context& cx) {
  show(cx, LedLayer::reset, LedSign::write_failed);
  write_marker(cx, ResetMarker::failed, JobTag::housekeeping);
}

bool minds_wearing(const Context& cx) { return cx.core.params.worn_aborts_reset; }

struct Table : Front<Reset, Table> {
  using E = Reset::Event;
  using Idle = In<Reset::State::idle>;
  using Wiping = In<Reset::State::wiping>;
  using Reloading = In<Reset::State::reloading>;
  using Marking = In<Reset::State::marking>;
  using AwaitingOff = In<Reset::State::awaiting_off>;
  using Confirming = In<Reset::State::confirming>;
  using Failed = In<Reset::State::failed>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source       Event                    Target       Action                  Guard
    Row<Idle,        Ev<E::chord_held>,    Wiping,      Do<&announce>,          none>,
    //
    Row<Wiping,      Ev<E::wiped>,         Reloading,   Do<&reload_dsp>,        none>,
    Row<Wiping,      Ev<E::covered>,       Idle,        Do<&abort_worn>,        If<&minds_wearing>>,
    Row<Wiping,      Ev<E::write_failed>,  Failed,      Do<&fail>,              none>,
    Row<Wiping,      Ev<E::ended>,         Idle,        none,                   none>,
    //
    Row<Reloading,   Ev<E::reloaded>,      Marking,     Do<&mark_unconfirmed>,  none>,
    Row<Reloading,   Ev<E::covered>,       Idle,        Do<&abort_worn>,        If<&minds_wearing>>,
    Row<Reloading,   Ev<E::ended>,         Idle,        none,                   none>,
    //
    Row<Marking,     Ev<E::marked>,        AwaitingOff, Do<&beep>,              none>,
    Row<Marking,     Ev<E::write_failed>,  Failed,      Do<&fail>,              none>,
    Row<Marking,     Ev<E::ended>,         Idle,        none,                   none>,
    //
    Row<AwaitingOff, Ev<E::switched_off>,  Confirming,  Do<&confirm>,           none>,
    Row<AwaitingOff, Ev<E::left_alone>,    Confirming,  Do<&confirm_and_drop>,  none>,
    Row<AwaitingOff, Ev<E::ended>,         Idle,        Do<&leave_unconfirmed>, none>,
    //
    Row<Confirming,  Ev<E::confirmed>,     Idle,        Do<&complete>,          none>,
    Row<Confirming,  Ev<E::write_failed>,  Failed,      Do<&fail>,              none>,
    Row<Confirming,  Ev<E::ended>,         Idle,        none,                   none>,
    //
    Row<Failed,      Ev<E::ended>,         Idle,        none,                   none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::prompt_confirm

HEADLOOP_MACHINE(headloop::prompt_confirm::Reset, headloop::prompt_confirm::Table)
