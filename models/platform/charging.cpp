#include "models/platform/charging.hpp"

#include "models/platform/battery_profile.hpp"
#include "models/platform/msm.hpp"

namespace headloop::platform {
namespace {

void charge(Context& cx) {
  cx.io.charge_limit(cx.core.charge_limit);
  cx.io.charge();
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

void finish(Context& cx) {
  cx.io.charge_stop();
  show(cx, LedLayer::charge, LedSign::charge_complete);
  log_charge_cycle(cx);
}

bool is_tripped(const Context& cx) { return !cx.io.discharge_enabled(); }
bool is_sound(const Context& cx) { return cx.io.discharge_enabled(); }
bool has_room(const Context& cx) { return cx.io.gauge_percent() < cx.core.charge_limit; }

// A cell that fills does not trip its IC: what runs on it has given up long before (`empty` lies
// above `trip` in every data sheet), and a supply that is cut ends the charge as well. The charger
// tops up by itself what the cell loses while it stays plugged in: no cycle to log, no sign to
// show. Where thresholds have drifted so far that it does not, the cell may run down to its trip.
struct Table : Front<Charging, Table> {
  using E = Charging::Event;
  using Unplugged = In<Charging::State::unplugged>;
  using Filling = In<Charging::State::charging>;
  using Complete = In<Charging::State::complete>;
  using ToppingUp = In<Charging::State::topping_up>;
  using Recovering = In<Charging::State::recovering>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source      Event                 Target      Action           Guard
    Row<Unplugged,  Ev<E::powered>,       Filling,    Do<&charge>,     If<&is_sound>>,
    Row<Unplugged,  Ev<E::powered>,       Recovering, Do<&trickle>,    If<&is_tripped>>,
    //
    Row<Filling,    Ev<E::complete>,      Complete,   Do<&finish>,     none>,
    Row<Filling,    Ev<E::unpowered>,     Unplugged,  Do<&stop>,       none>,
    //
    Row<Complete,   Ev<E::recharge>,      ToppingUp,  none,            none>,
    Row<Complete,   Ev<E::limit_raised>,  Filling,    Do<&charge>,     If<&has_room>>,
    Row<Complete,   Ev<E::tripped>,       Recovering, Do<&trickle>,    none>,
    Row<Complete,   Ev<E::unpowered>,     Unplugged,  Do<&stop>,       none>,
    //
    Row<ToppingUp,  Ev<E::complete>,      Complete,   none,            none>,
    Row<ToppingUp,  Ev<E::unpowered>,     Unplugged,  Do<&stop>,       none>,
    //
    Row<Recovering, Ev<E::released>,      Filling,    Do<&charge>,     none>,
    Row<Recovering, Ev<E::unpowered>,     Unplugged,  Do<&stop>,       none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::platform

HEADLOOP_MACHINE(headloop::platform::Charging, headloop::platform::Table)
