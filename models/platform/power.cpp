#include "models/platform/power.hpp"

#include "models/platform/holds.hpp"
#include "models/platform/msm.hpp"

namespace headloop::platform {
namespace {

void start(Context& cx, BootReason reason) {
  Core& core = cx.core;
  core.boot_reason = reason;
  core.resetting = core.image_ready = false;
  cx.io.rails_on(reason);
  cx.arm(Timer::power, core.params.boot);
  cx.io.read_pages(0, core.params.pages_used);
  show(cx, LedLayer::power, LedSign::booting);
}

void leave_service(Context& cx) {
  if (!cx.core.in_service) return;
  cx.core.in_service = false;
  cx.post(Signal::Kind::service_ends);
}

void start_by_key(Context& cx) { start(cx, BootReason::power_key); }
void start_by_slide(Context& cx) { start(cx, BootReason::slide_switch); }
void start_for_reset(Context& cx) { start(cx, BootReason::reset); }

// A firmware reset: pins, RTC and EEPROM are kept. A page write under way runs to its end by
// itself, the answer to it is nobody's any more.
void restart(Context& cx, BootReason reason) {
  leave_service(cx);
  spend_keys(cx);
  cx.abandon_jobs();
  start(cx, reason);
}
void restart_forced(Context& cx) { restart(cx, BootReason::forced_reboot); }
void restart_after_reset(Context& cx) { restart(cx, BootReason::reset); }

void enter_service(Context& cx) {
  cx.core.in_service = true;
  cx.io.observe(Channel::power, 0, static_cast<std::uint16_t>(PowerEvent::on), 0, 0);
  show(cx, LedLayer::power, LedSign::on);
  cx.io.say(Prompt::power_on);
  cx.post(Signal::Kind::service_begins);
}

void stop(Context& cx, Signal::Kind why) {
  leave_service(cx);
  cx.post(why);
  cx.io.say(Prompt::power_off);
  cx.arm(Timer::power, cx.core.params.shutdown);
}
void stop_by_hand(Context& cx) { stop(cx, Signal::Kind::switched_off_by_hand); }
void stop_by_itself(Context& cx) { stop(cx, Signal::Kind::switched_off_by_itself); }

void go_dark(Context& cx) {
  cx.core.image_ready = false;
  show(cx, LedLayer::power, LedSign::off);
  show(cx, LedLayer::link, LedSign::off);
  show(cx, LedLayer::reset, LedSign::off);
  cx.post(Signal::Kind::rails_going);
  // A switch that was slid on again while the unit went down starts it anew.
  if (cx.core.slid_on_again) cx.post(Signal::Kind::slide_on);
  cx.core.slid_on_again = false;
}

// The slide switch takes the supply from the application, whether it still answers or not: what
// hangs cannot say good-bye.
void disconnect(Context& cx) {
  leave_service(cx);
  cx.abandon_jobs();
  go_dark(cx);
}

void lose_everything(Context& cx) {
  Core& core = cx.core;
  leave_service(cx);
  cx.abandon_jobs();
  forget_keys(cx);
  core.image_ready = core.chord_waits = core.profile_dirty = false;
  for (std::uint8_t& shown : core.shown_layers) shown = 0;
  core.shown = LedSign::off;
}

bool can_start(const Context& cx) { return cx.io.discharge_enabled() && cx.io.gauge_percent() > 0; }

// Starting has no reboot-held: the press of Power that reaches it would have begun the boot itself,
// and a data sheet's boot is shorter than from there to the reboot.
struct Table : Front<Power, Table> {
  using E = Power::Event;
  using Off = In<Power::State::off>;
  using Starting = In<Power::State::starting>;
  using On = In<Power::State::on>;
  using Stopping = In<Power::State::stopping>;
  using Hung = In<Power::State::hung>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source     Event                 Target     Action                     Guard
    Row<Off,       Ev<E::power_held>,    Starting,  Do<&start_by_key>,         If<&can_start>>,
    Row<Off,       Ev<E::reboot_held>,   Starting,  Do<&restart_forced>,       If<&can_start>>,
    Row<Off,       Ev<E::slid_on>,       Starting,  Do<&start_by_slide>,       If<&can_start>>,
    Row<Off,       Ev<E::wake>,          Starting,  Do<&start_for_reset>,      If<&can_start>>,
    Row<Off,       Ev<E::rail_lost>,     Off,       Do<&lose_everything>,      none>,
    //
    Row<Starting,  Ev<E::booted>,        On,        Do<&enter_service>,        none>,
    Row<Starting,  Ev<E::slid_off>,      Stopping,  Do<&stop_by_hand>,         none>,
    Row<Starting,  Ev<E::rail_lost>,     Off,       Do<&lose_everything>,      none>,
    //
    Row<On,        Ev<E::power_held>,    Stopping,  Do<&stop_by_hand>,         none>,
    Row<On,        Ev<E::slid_off>,      Stopping,  Do<&stop_by_hand>,         none>,
    Row<On,        Ev<E::go_off>,        Stopping,  Do<&stop_by_itself>,       none>,
    Row<On,        Ev<E::reboot_held>,   Starting,  Do<&restart_forced>,       none>,
    Row<On,        Ev<E::reboot>,        Starting,  Do<&restart_after_reset>,  none>,
    Row<On,        Ev<E::hang>,          Hung,      none,                      none>,
    Row<On,        Ev<E::rail_lost>,     Off,       Do<&lose_everything>,      none>,
    //
    Row<Stopping,  Ev<E::stopped>,       Off,       Do<&go_dark>,              none>,
    Row<Stopping,  Ev<E::rail_lost>,     Off,       Do<&lose_everything>,      none>,
    //
    Row<Hung,      Ev<E::reboot_held>,   Starting,  Do<&restart_forced>,       none>,
    Row<Hung,      Ev<E::slid_off>,      Off,       Do<&disconnect>,           none>,
    Row<Hung,      Ev<E::rail_lost>,     Off,       Do<&lose_everything>,      none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::platform

HEADLOOP_MACHINE(headloop::platform::Power, headloop::platform::Table)
