#include "models/platform/charging.hpp"

#include "models/platform/msm.hpp"
#include "sim/core/random.hpp"

namespace headloop::platform {
namespace {

void charge(Context& cx) {
  cx.io.charge(cx.core.charge_limit);
  show(cx, LedLayer::charge, LedSign::charging);
}
// D2: the LED blinks amber rapidly; discharge comes back after twelve hours of trickle.
void trickle(Context& cx) {
  cx.io.trickle();
  show(cx, LedLayer::charge, LedSign::charge_fault);
}
void stop(Context& cx) {
  cx.io.charge_stop();
  show(cx, LedLayer::charge, LedSign::off);
}

// R3, U3: every full charge is logged, and on a susceptible unit the learning of the thresholds
// goes a little further astray each time.
void log_cycle(Context& cx) {
  Core& core = cx.core;
  cx.io.charge_stop();
  show(cx, LedLayer::charge, LedSign::charge_complete);
  core.image.cycles = static_cast<std::uint16_t>(core.image.cycles + 1);
  const bool drifts = cx.io.draw(static_cast<std::uint16_t>(Purpose::drift_susceptible), 0, 0,
                                 9'999) < core.params.drift_share_per_10000;
  if (drifts) {
    core.image.drift_mv =
        static_cast<std::int16_t>(core.image.drift_mv + core.params.drift_mv_per_cycle);
  }
  core.image.profile_erased = false;
  core.profile_dirty = true;
  cx.post(Signal::Kind::profile_changed);
}

bool is_tripped(const Context& cx) { return !cx.io.discharge_enabled(); }
bool is_sound(const Context& cx) { return cx.io.discharge_enabled(); }

struct Table : Front<Charging, Table> {
  using E = Charging::Event;
  using Unplugged = In<Charging::State::unplugged>;
  using Filling = In<Charging::State::charging>;
  using Complete = In<Charging::State::complete>;
  using Recovering = In<Charging::State::recovering>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source      Event             Target      Action           Guard
    Row<Unplugged,  Ev<E::powered>,   Filling,    Do<&charge>,     If<&is_sound>>,
    Row<Unplugged,  Ev<E::powered>,   Recovering, Do<&trickle>,    If<&is_tripped>>,
    //
    Row<Filling,    Ev<E::complete>,  Complete,   Do<&log_cycle>,  none>,
    Row<Filling,    Ev<E::tripped>,   Recovering, Do<&trickle>,    none>,
    Row<Filling,    Ev<E::unpowered>, Unplugged,  Do<&stop>,       none>,
    //
    Row<Complete,   Ev<E::unpowered>, Unplugged,  Do<&stop>,       none>,
    //
    Row<Recovering, Ev<E::released>,  Filling,    Do<&charge>,     none>,
    Row<Recovering, Ev<E::unpowered>, Unplugged,  Do<&stop>,       none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::platform

HEADLOOP_MACHINE(headloop::platform::Charging, headloop::platform::Table)
