#include "models/qcc5124/reset.hpp"

#include "models/platform/msm.hpp"
#include "models/platform/reset_steps.hpp"

namespace headloop::qcc5124 {
namespace {

using namespace platform;
using world::ResetMarker;

void initialize(Context& cx) {
  cx.io.say(Prompt::initializing);
  show(cx, LedLayer::reset, LedSign::reset_running);
  begin_reset(cx);
  wipe_bluetooth(cx);
  wipe_asc(cx);
  wipe_battery(cx);
}

// P3: the second chord may begin at the window's last tick, so the timer waits one tick longer.
void open_window(Context& cx) {
  cx.core.window_ends = cx.io.now() + cx.core.params.second_window;
  cx.arm(Timer::second, cx.core.params.second_window + Ticks{1});
}

void miss_second_phase(Context& cx) {
  cx.cancel(Timer::second);
  new_address(cx);
  cx.io.log(Log::second_phase_missed);
  cx.io.log(Log::reset_half_done);
  write_marker(cx, ResetMarker::half_done, JobTag::housekeeping);
  hide_outcome(cx);
}

// F3: worn, or seemingly worn, during initialisation, which lasts until both processors are reset:
// up to the last page, the marker's, which one write makes final.
void abort_worn(Context& cx) {
  cx.cancel(Timer::second);
  cx.io.log(Log::refused_worn);
  cx.io.log(Log::reset_half_done);
  show(cx, LedLayer::reset, LedSign::reset_refused);
  cx.abandon_jobs();
}

void synchronise(Context& cx) {
  cx.cancel(Timer::second);
  cx.io.post(Mail::anc_reset, 0);
}

void reload(Context& cx) {
  wipe_calibration(cx);
  cx.io.dsp_reload();
}

void mark(Context& cx) {
  cx.io.log(Log::reset_wiped);
  new_address(cx);
  write_marker(cx, ResetMarker::none, JobTag::end_marker);
}

// M2: green and blue alternating is success.
void complete(Context& cx) {
  cx.io.log(Log::reset_completed);
  show(cx, LedLayer::reset, LedSign::reset_confirmed);
  cx.arm(Timer::reset, cx.core.params.sign_shown);
}

void fail(Context& cx) {
  cx.cancel(Timer::second);
  show(cx, LedLayer::reset, LedSign::write_failed);
  write_marker(cx, ResetMarker::failed, JobTag::housekeeping);
}

void stop_waiting(Context& cx) { cx.cancel(Timer::second); }

std::uint8_t second_chord(const Core& core) {
  for (std::uint8_t row = 0; row < core.params.hold_count; ++row) {
    if (core.params.holds[row].role == HoldRole::reset_second) return core.params.holds[row].keys;
  }
  return 0;
}
bool chord_down(const Context& cx) {
  return cx.core.keys_down == second_chord(cx.core) && !cx.core.holds_spent &&
         cx.core.held_since <= cx.core.window_ends;
}
bool chord_up(const Context& cx) { return !chord_down(cx); }
bool is_open(const Context& cx) { return cx.core.image.marker == ResetMarker::half_done; }

// The second hold is longer than prompt and window together, so it always ends in SecondPhase.
struct Table : Front<Reset, Table> {
  using E = Reset::Event;
  using Idle = In<Reset::State::idle>;
  using Initializing = In<Reset::State::initializing>;
  using SecondPhase = In<Reset::State::second_phase>;
  using Synchronising = In<Reset::State::synchronising>;
  using Finishing = In<Reset::State::finishing>;
  using Failed = In<Reset::State::failed>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source         Event                Target         Action                  Guard
    Row<Idle,          Ev<E::first_held>,   Initializing,  Do<&initialize>,        none>,
    //
    Row<Initializing,  Ev<E::prompt_ended>, none,          Do<&open_window>,       none>,
    Row<Initializing,  Ev<E::window_over>,  SecondPhase,   none,                   If<&chord_down>>,
    Row<Initializing,  Ev<E::window_over>,  Idle,          Do<&miss_second_phase>, If<&chord_up>>,
    Row<Initializing,  Ev<E::covered>,      Idle,          Do<&abort_worn>,        none>,
    Row<Initializing,  Ev<E::write_failed>, Failed,        Do<&fail>,              none>,
    Row<Initializing,  Ev<E::ended>,        Idle,          Do<&stop_waiting>,      none>,
    //
    Row<SecondPhase,   Ev<E::second_held>,  Synchronising, Do<&synchronise>,       none>,
    Row<SecondPhase,   Ev<E::key_up>,       Idle,          Do<&miss_second_phase>, none>,
    Row<SecondPhase,   Ev<E::covered>,      Idle,          Do<&abort_worn>,        none>,
    Row<SecondPhase,   Ev<E::ended>,        Idle,          none,                   none>,
    //
    Row<Synchronising, Ev<E::synchronised>, Finishing,     Do<&reload>,            none>,
    Row<Synchronising, Ev<E::covered>,      Idle,          Do<&abort_worn>,        none>,
    Row<Synchronising, Ev<E::ended>,        Idle,          none,                   none>,
    //
    Row<Finishing,     Ev<E::reloaded>,     none,          Do<&mark>,              none>,
    Row<Finishing,     Ev<E::marked>,       Idle,          Do<&complete>,          none>,
    Row<Finishing,     Ev<E::covered>,      Idle,          Do<&abort_worn>,        If<&is_open>>,
    Row<Finishing,     Ev<E::write_failed>, Failed,        Do<&fail>,              none>,
    Row<Finishing,     Ev<E::ended>,        Idle,          none,                   none>,
    //
    Row<Failed,        Ev<E::ended>,        Idle,          none,                   none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::qcc5124

HEADLOOP_MACHINE(headloop::qcc5124::Reset, headloop::qcc5124::Table)
