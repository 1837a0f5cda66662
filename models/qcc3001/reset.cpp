#include "models/qcc3001/reset.hpp"

#include "models/platform/msm.hpp"
#include "models/platform/reset_steps.hpp"

namespace headloop::qcc3001 {
namespace {

using namespace platform;
using world::ResetMarker;

// The first layer goes at once; the person sees the LED alternate meanwhile.
void arm_reset(Context& cx) {
  show(cx, LedLayer::reset, LedSign::reset_ready);
  cx.arm(Timer::reset, cx.core.params.commit);
  begin_reset(cx);
  wipe_bluetooth(cx);
}

void leave_half_done(Context& cx) {
  cx.cancel(Timer::reset);
  hide_outcome(cx);
  cx.io.log(Log::reset_half_done);
}

void commit(Context& cx) {
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
  cx.post(Signal::Kind::reboot);
}

void fail(Context& cx) {
  cx.cancel(Timer::reset);
  show(cx, LedLayer::reset, LedSign::write_failed);
  write_marker(cx, ResetMarker::failed, JobTag::housekeeping);
}

void stop_waiting(Context& cx) { cx.cancel(Timer::reset); }

struct Table : Front<Reset, Table> {
  using E = Reset::Event;
  using Idle = In<Reset::State::idle>;
  using Armed = In<Reset::State::armed>;
  using Wiping = In<Reset::State::wiping>;
  using Reloading = In<Reset::State::reloading>;
  using Finishing = In<Reset::State::finishing>;
  using Failed = In<Reset::State::failed>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source     Event                Target     Action                Guard
    Row<Idle,      Ev<E::chord_held>,   Armed,     Do<&arm_reset>,       none>,
    //
    Row<Armed,     Ev<E::chord_broken>, Idle,      Do<&leave_half_done>, none>,
    Row<Armed,     Ev<E::second_green>, Wiping,    Do<&commit>,          none>,
    Row<Armed,     Ev<E::write_failed>, Failed,    Do<&fail>,            none>,
    Row<Armed,     Ev<E::ended>,        Idle,      Do<&stop_waiting>,    none>,
    //
    Row<Wiping,    Ev<E::wiped>,        Reloading, Do<&reload_dsp>,      none>,
    Row<Wiping,    Ev<E::write_failed>, Failed,    Do<&fail>,            none>,
    Row<Wiping,    Ev<E::ended>,        Idle,      none,                 none>,
    //
    Row<Reloading, Ev<E::reloaded>,     Finishing, Do<&mark>,            none>,
    Row<Reloading, Ev<E::ended>,        Idle,      none,                 none>,
    //
    Row<Finishing, Ev<E::marked>,       Idle,      Do<&complete>,        none>,
    Row<Finishing, Ev<E::write_failed>, Failed,    Do<&fail>,            none>,
    Row<Finishing, Ev<E::ended>,        Idle,      none,                 none>,
    //
    Row<Failed,    Ev<E::ended>,        Idle,      none,                 none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::qcc3001

HEADLOOP_MACHINE(headloop::qcc3001::Reset, headloop::qcc3001::Table)
