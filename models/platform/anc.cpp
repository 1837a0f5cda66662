#include "models/platform/anc.hpp"

#include "models/platform/msm.hpp"

namespace headloop::platform {
namespace {

void begin(Context& cx) {
  cx.io.anc_start(cx.core.image.microphone_learned, cx.core.image.pressure_learned);
}
void end(Context& cx) { cx.io.anc_stop(); }

// A ramp that ran to its end has learned both calibrations.
void keep_learned(Context& cx) {
  Image& image = cx.core.image;
  if (image.microphone_learned && image.pressure_learned) return;
  image.microphone_learned = image.pressure_learned = true;
  cx.queue_region(RegionId::calibration, JobTag::housekeeping);
}

// V2: whatever calibration is left makes attenuation full at once.
bool has_calibration(const Context& cx) {
  return cx.core.image.microphone_learned || cx.core.image.pressure_learned;
}
bool has_none(const Context& cx) { return !has_calibration(cx); }

struct Table : Front<Anc, Table> {
  using E = Anc::Event;
  using Idle = In<Anc::State::idle>;
  using Ramping = In<Anc::State::ramping>;
  using Full = In<Anc::State::full>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source   Event           Target   Action             Guard
    Row<Idle,    Ev<E::start>,   Ramping, Do<&begin>,        If<&has_none>>,
    Row<Idle,    Ev<E::start>,   Full,    Do<&begin>,        If<&has_calibration>>,
    //
    Row<Ramping, Ev<E::at_full>, Full,    Do<&keep_learned>, none>,
    Row<Ramping, Ev<E::stop>,    Idle,    Do<&end>,          none>,
    //
    Row<Full,    Ev<E::stop>,    Idle,    Do<&end>,          none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::platform

HEADLOOP_MACHINE(headloop::platform::Anc, headloop::platform::Table)
