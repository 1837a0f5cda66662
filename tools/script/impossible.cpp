// Cues that a device never gives, whatever is done to it: forbidden, they would say nothing.
#include <algorithm>

#include "sim/world/led_look.hpp"
#include "tools/script/cues.hpp"

namespace headloop::script {

using input::Node;
using world::Cue;
using world::Faceplate;
using world::LedLook;

namespace {

bool lights_up(const Faceplate& face, world::Colour colour) {
  return std::any_of(face.leds.begin(), face.leds.end(), [colour](const auto& pattern) {
    return pattern && std::any_of(pattern->phases.begin(), pattern->phases.end(),
                                  [colour](const auto& phase) { return phase.colour == colour; });
  });
}

bool looks_so(const LedLook& look, LedSign sign, const Faceplate& face) {
  if (look.kind != LedLook::Kind::flashes)
    return world::showing(look, sign, Instant{}, face).from != never;
  return world::recognised(look, 1, sign, Instant{}, Instant{}, face) != never;
}

// What the product would need for the look; nothing if it can show it.
std::string lacking(const LedLook& look, const Faceplate& face) {
  if (look.kind == LedLook::Kind::named) {
    const bool has = face.leds[static_cast<std::size_t>(look.sign)].has_value();
    return has ? "" : "LED sign " + input::quote(name_of(look.sign));
  }
  for (const world::Colour colour : look.colours) {
    if (!lights_up(face, colour)) return std::string(name_of(colour)) + " light";
  }
  for (std::size_t i = 0; i < count_of<LedSign>(); ++i) {
    if (looks_so(look, static_cast<LedSign>(i), face)) return "";
  }
  return "LED sign that looks so";
}

bool is_set_up(Fault fault, const world::UnitSetup& unit) {
  return std::any_of(unit.faults.begin(), unit.faults.end(),
                     [fault](const world::FaultSetup& setup) { return setup.fault == fault; });
}

// ... for the cue, and of a fault: that it is set up.
std::string lacking(const Cue& cue, const Reading& reading) {
  const Device& device = reading.device;
  switch (cue.channel) {
    case Channel::led: return lacking(*cue.look, device.face);
    case Channel::voice:
      if (!cue.what || device.face.prompts[*cue.what]) return "";
      return "prompt " + input::quote(name_of(static_cast<Prompt>(*cue.what)));
    case Channel::gesture: return device.has_touch_panel() ? "" : "touch panel";
    case Channel::proximity: return device.has_wear_sensor ? "" : "wear sensor";
    case Channel::mailbox: return device.has_co_processor ? "" : "second processor";
    case Channel::fault:
      if (!cue.what || is_set_up(static_cast<Fault>(*cue.what), *reading.unit)) return "";
      return "fault " + input::quote(name_of(static_cast<Fault>(*cue.what))) + " in its set-up";
    default: return "";
  }
}

bool verifies(const std::vector<world::Step>& steps, const Cue& check) {
  return std::any_of(steps.begin(), steps.end(), [&check](const world::Step& step) {
    return step.action == world::Action::verify &&
           static_cast<std::uint8_t>(step.test) == check.subject;
  });
}

}  // namespace

void refuse_impossible(const Cue& cue, const Node& node, const Reading& reading) {
  const std::string what = lacking(cue, reading);
  if (what.empty()) return;
  reading.problems.add(node.at, reading.product() + " has no " + what +
                                    ", so that this says nothing; expected what it could show");
}

void refuse_checks_of_no_step(const std::vector<world::Step>& steps, Reading& reading) {
  for (const world::Step& step : steps) {
    for (const world::Expectation& e : step.expects) {
      if (e.kind != world::Expectation::Kind::never || e.cue.channel != Channel::check) continue;
      if (verifies(steps, e.cue)) continue;
      reading.problems.add({e.at.line, e.at.column},
                           "no step verifies " +
                               std::string(name_of(static_cast<Test>(*e.cue.subject))) +
                               ", so that this says nothing; expected a test of the scenario");
    }
  }
}

}  // namespace headloop::script
