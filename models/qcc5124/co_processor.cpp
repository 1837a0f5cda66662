#include "models/qcc5124/co_processor.hpp"

#include "models/platform/msm.hpp"

namespace headloop::qcc5124 {
namespace {

using namespace platform;

void begin(CoContext& cx) { cx.io.anc_start(cx.core.microphone_learned, cx.core.pressure_learned); }
void end(CoContext& cx) { cx.io.anc_stop(); }

void learn(CoContext& cx) {
  cx.core.microphone_learned = cx.core.pressure_learned = true;
  cx.io.post(Mail::anc_learned, 0);
}

// Nobody wears it (F3), so the noise cancelling is off.
void begin_reset(CoContext& cx) { cx.io.arm(co_timer, cx.core.reset_time); }
void finish_reset(CoContext& cx) {
  cx.core.microphone_learned = cx.core.pressure_learned = false;
  cx.io.post(Mail::anc_reset_done, 0);
}

// V2: whatever calibration is left makes attenuation full at once.
bool has_calibration(const CoContext& cx) {
  return cx.core.microphone_learned || cx.core.pressure_learned;
}
bool has_none(const CoContext& cx) { return !has_calibration(cx); }

struct Table : Front<CoProcessor, Table> {
  using E = CoProcessor::Event;
  using Idle = In<CoProcessor::State::idle>;
  using Ramping = In<CoProcessor::State::ramping>;
  using Full = In<CoProcessor::State::full>;
  using Resetting = In<CoProcessor::State::resetting>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source     Event              Target     Action             Guard
    Row<Idle,      Ev<E::start>,      Ramping,   Do<&begin>,        If<&has_none>>,
    Row<Idle,      Ev<E::start>,      Full,      Do<&begin>,        If<&has_calibration>>,
    Row<Idle,      Ev<E::reset>,      Resetting, Do<&begin_reset>,  none>,
    //
    Row<Ramping,   Ev<E::at_full>,    Full,      Do<&learn>,        none>,
    Row<Ramping,   Ev<E::stop>,       Idle,      Do<&end>,          none>,
    Row<Ramping,   Ev<E::rail_lost>,  Idle,      none,              none>,
    //
    Row<Full,      Ev<E::stop>,       Idle,      Do<&end>,          none>,
    Row<Full,      Ev<E::rail_lost>,  Idle,      none,              none>,
    //
    Row<Resetting, Ev<E::reset_over>, Idle,      Do<&finish_reset>, none>,
    Row<Resetting, Ev<E::rail_lost>,  Idle,      none,              none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::qcc5124

HEADLOOP_MACHINE(headloop::qcc5124::CoProcessor, headloop::qcc5124::Table)
