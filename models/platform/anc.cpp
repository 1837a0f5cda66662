#include "models/platform/anc.hpp"

#include "models/platform/msm.hpp"

namespace headloop::platform {
namespace {

void begin(Context& cx) {
  cx.io.anc_start(cx.core.image.microphone_learned, cx.core.image.pressure_learned);
}
void end(Context& cx) { cx.io.anc_stop(); }
// D5: as long as the pairing table is confused there is no attenuation, however often it is worn.
void drop_out(Context& cx) { cx.io.anc_drop_out(); }

// A ramp that ran to its end has learned both calibrations.
void keep_learned(Context& cx) {
  Image& image = cx.core.image;
  if (image.microphone_learned && image.pressure_learned) return;
  image.microphone_learned = image.pressure_learned = true;
  cx.queue_region(RegionId::calibration, JobTag::housekeeping);
}

// V2: whatever calibration is left makes attenuation full at once.
bool is_calibrated(const Context& cx) {
  return cx.core.image.microphone_learned || cx.core.image.pressure_learned;
}
bool is_confused(const Context& cx) { return cx.core.strangers != 0; }
bool has_calibration(const Context& cx) { return !is_confused(cx) && is_calibrated(cx); }
bool has_none(const Context& cx) { return !is_confused(cx) && !is_calibrated(cx); }

struct Table : Front<Anc, Table> {
  using E = Anc::Event;
  using Idle = In<Anc::State::idle>;
  using Ramping = In<Anc::State::ramping>;
  using Full = In<Anc::State::full>;
  using DroppedOut = In<Anc::State::dropped_out>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source      Event            Target      Action             Guard
    Row<Idle,       Ev<E::start>,    Ramping,    Do<&begin>,        If<&has_none>>,
    Row<Idle,       Ev<E::start>,    Full,       Do<&begin>,        If<&has_calibration>>,
    Row<Idle,       Ev<E::start>,    DroppedOut, Do<&drop_out>,     If<&is_confused>>,
    //
    Row<Ramping,    Ev<E::at_full>,  Full,       Do<&keep_learned>, none>,
    Row<Ramping,    Ev<E::drop_out>, DroppedOut, Do<&drop_out>,     none>,
    Row<Ramping,    Ev<E::stop>,     Idle,       Do<&end>,          none>,
    //
    Row<Full,       Ev<E::drop_out>, DroppedOut, Do<&drop_out>,     none>,
    Row<Full,       Ev<E::stop>,     Idle,       Do<&end>,          none>,
    //
    Row<DroppedOut, Ev<E::start>,    Ramping,    Do<&begin>,        If<&has_none>>,
    Row<DroppedOut, Ev<E::start>,    Full,       Do<&begin>,        If<&has_calibration>>,
    Row<DroppedOut, Ev<E::stop>,     Idle,       Do<&end>,          none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::platform

HEADLOOP_MACHINE(headloop::platform::Anc, headloop::platform::Table)
