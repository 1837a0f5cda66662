#include "tools/script/situation.hpp"

#include <algorithm>

#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Node;
using world::Action;
using world::AppAction;
using world::ControlUse;
using world::Cue;
using world::HostAction;
using world::Step;

namespace {

bool contains(const std::vector<std::uint8_t>& list, std::uint8_t control) {
  return std::find(list.begin(), list.end(), control) != list.end();
}

// That V3 may end with the unit dead; who expects nothing of a test expects that it passes.
bool is_of_death(const Cue& cue) {
  constexpr auto died = static_cast<std::int64_t>(CheckReason::died);
  constexpr auto fail = static_cast<std::uint16_t>(CheckResult::fail);
  return cue.channel == Channel::check && cue.subject == static_cast<std::uint8_t>(Test::battery) &&
         cue.what.value_or(fail) == fail && cue.b_min.value_or(died) == died;
}

class Follower {
 public:
  Follower(StepDraft& draft, Situation& now, Reading& reading)
      : draft_(draft), step_(draft.step), now_(now), reading_(reading) {}

  void follow() {
    pass_time();
    for (const world::Expectation& e : step_.expects) now_.may_die |= is_of_death(e.cue);
    switch (step_.action) {
      case Action::hold:
      case Action::tap: must_be_up(); break;
      case Action::press: return press();
      case Action::release: return release();
      case Action::slide: return slide();
      case Action::plug:
      case Action::unplug: return cable(step_.action == Action::plug);
      case Action::wear:
      case Action::take_off: return head(step_.action == Action::wear);
      case Action::place: return refuse_if(now_.worn, "laid down while worn, expected take-off");
      case Action::clean: return clean();
      case Action::leave: return leave();
      case Action::phone: return phone();
      case Action::app: return app();
      case Action::cut_power:
      case Action::restore_power: return power(step_.action == Action::cut_power);
      case Action::verify: return verify();
      default: break;
    }
  }

 private:
  void refuse(const Node& node, const std::string& message) {
    reading_.problems.add(node.at, message);
  }
  void refuse_if(bool contradicts, const std::string& message) {
    if (contradicts) refuse(*draft_.head, message);
  }
  std::string name(std::uint8_t control) const {
    return input::quote(reading_.device.face.controls[control].name);
  }
  const Node& node_of(std::size_t control) const {
    return *input::items_of(
        *draft_.head)[std::min(control, input::items_of(*draft_.head).size() - 1)];
  }

  // All that the steps can take together: the clock ends at 292 years.
  void pass_time() {
    if (now_.elapsed > longest) return;
    for (int round = 0; round < step_.count; ++round) pass_round();
    refuse_if(now_.elapsed > longest, "the steps up to here may take more than 100 years together");
  }

  // Once of what a step does, with everybody as slow as the step lets them be.
  void pass_round() {
    constexpr world::Span test_or_patience{world::Span::Unit::ns, days(1).ns};
    constexpr world::Span moment{world::Span::Unit::ns, seconds(1).ns};
    const auto last_finger = std::max_element(step_.skew.begin(), step_.skew.end());
    if (last_finger != step_.skew.end()) pass({world::Span::Unit::ns, last_finger->ns});
    const bool verifies = step_.action == Action::verify;
    if (step_.duration || !step_.until)
      pass(step_.duration.value_or(verifies ? test_or_patience : moment));
    if (!step_.until) return;
    pass(step_.at_most.value_or(test_or_patience));
    pass({world::Span::Unit::ns, step_.reaction.ns});
  }

  // No further than somewhat beyond the limit: beyond that the sum might not fit.
  void pass(const world::Span& span) {
    constexpr Duration tick = microseconds(31);
    if (now_.elapsed > longest) return;
    const bool ticks = span.unit == world::Span::Unit::ticks;
    now_.elapsed = now_.elapsed + (ticks ? tick * span.count : Duration{span.count});
  }

  void must_be_up() {
    for (std::size_t i = 0; i < step_.controls.size(); ++i) {
      const std::uint8_t control = step_.controls[i].index;
      if (!contains(now_.down, control)) continue;
      refuse(node_of(i), "control " + name(control) + " is down already, expected a release first");
    }
  }

  void press() {
    must_be_up();
    if (step_.skipped) now_.skipped_press = step_.missing_control;
    for (const ControlUse& use : step_.controls) {
      if (!contains(now_.down, use.index)) now_.down.push_back(use.index);
    }
  }

  void release() {
    if (step_.skipped) return;
    if (step_.controls.empty()) return release_all();
    for (std::size_t i = 0; i < step_.controls.size(); ++i) {
      const std::uint8_t control = step_.controls[i].index;
      if (std::erase(now_.down, control) == 0) {
        refuse(node_of(i), "control " + name(control) + " is not down, expected a press first");
      }
    }
  }

  // After a press that the device has no button for, there may be nothing to let go of.
  void release_all() {
    if (now_.down.empty() && !now_.skipped_press.empty()) {
      step_.skipped = true;
      step_.missing_control = now_.skipped_press;
      return;
    }
    refuse_if(now_.down.empty(), "no control is down, expected a press first");
    for (const std::uint8_t control : now_.down) {
      step_.controls.push_back({control, false, reading_.device.face.controls[control].name});
    }
    now_.down.clear();
  }

  void slide() {
    for (const ControlUse& use : step_.controls) {
      auto& there = step_.on ? now_.on : now_.off;
      auto& other = step_.on ? now_.off : now_.on;
      refuse_if(contains(there, use.index), "switch " + name(use.index) + " is there already");
      std::erase(other, use.index);
      there.push_back(use.index);
    }
  }

  void cable(bool in) {
    refuse_if(in && now_.plugged, "a cable is plugged in already, expected unplug first");
    refuse_if(!in && !now_.plugged, "no cable is plugged in, expected plug first");
    now_.plugged = in;
  }

  void head(bool worn) {
    refuse_if(worn && now_.worn, "the headphones are worn already, expected take-off first");
    refuse_if(!worn && !now_.worn, "the headphones are not worn, expected wear first");
    now_.worn = worn;
  }

  void clean() {
    const bool in_port = !draft_.controls;
    refuse_if(in_port && now_.plugged, "a cable is in the port, expected unplug first");
    if (!in_port) must_be_up();
  }

  void leave() {
    refuse_if(!now_.down.empty(),
              "left alone with a finger on a control, expected a release first");
  }

  void power(bool cut) {
    refuse_if(cut && now_.cut, "the power is cut already, expected restore-power first");
    refuse_if(!cut && !now_.cut, "the power is not cut, expected cut-power first");
    now_.cut = cut;
  }

  // What a test does beside observing: V3 pulls the cable out, plays, and pauses unless the unit
  // died. The others leave all as it was.
  void verify() {
    if (step_.test != Test::battery) return;
    now_.plugged = false;
    const std::uint32_t host = 1U << step_.host;
    now_.playing = now_.may_die ? now_.playing | host : now_.playing & ~host;
  }

  void phone() {
    const std::uint32_t host = 1U << step_.host;
    switch (step_.host_action) {
      case HostAction::play: now_.playing |= host; break;
      case HostAction::pause:
        refuse_if((now_.playing & host) == 0, "nothing plays on this host, expected play first");
        now_.playing &= ~host;
        break;
      case HostAction::call:
        refuse_if((now_.calling & host) != 0, "a call is on already, expected hang-up first");
        now_.calling |= host;
        break;
      case HostAction::hang_up:
        refuse_if((now_.calling & host) == 0, "no call is on at this host, expected call first");
        now_.calling &= ~host;
        break;
      default: break;
    }
  }

  void app() {
    const std::uint32_t host = 1U << step_.host;
    if (step_.app_action == AppAction::export_profiles) now_.exported |= host;
    refuse_if(step_.app_action == AppAction::import_profiles && (now_.exported & host) == 0,
              "there is no file to import on this host, expected export first");
  }

  StepDraft& draft_;
  Step& step_;
  Situation& now_;
  Reading& reading_;
};

}  // namespace

Situation::Situation(const world::UnitSetup& unit, const world::Faceplate& face) : worn(unit.worn) {
  for (std::size_t i = 0; i < face.controls.size(); ++i) {
    if (face.controls[i].kind != world::ControlKind::slide_switch) continue;
    (unit.on ? on : off).push_back(static_cast<std::uint8_t>(i));
  }
}

void follow(StepDraft& draft, Situation& situation, Reading& reading) {
  Follower(draft, situation, reading).follow();
}

}  // namespace headloop::script
