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

// Whether the control, if there is one in question, is of the kind.
bool is_a(world::ControlKind kind, const Cue& cue, const Faceplate& face) {
  return !cue.subject || face.controls[*cue.subject].kind == kind;
}

std::string light_lacking(const Cue& cue, const Reading& reading) {
  return lacking(*cue.look, reading.device.face);
}
std::string prompt_lacking(const Cue& cue, const Reading& reading) {
  if (!cue.what || reading.device.face.prompts[*cue.what]) return "";
  return "prompt " + input::quote(name_of(static_cast<Prompt>(*cue.what)));
}
std::string contact_lacking(const Cue& cue, const Reading& reading) {
  const bool panel = is_a(world::ControlKind::touch_panel, cue, reading.device.face);
  return panel ? "contact in that touch panel" : "";
}
std::string panel_lacking(const Cue& cue, const Reading& reading) {
  if (!reading.device.has_touch_panel()) return "touch panel";
  const bool panel = is_a(world::ControlKind::touch_panel, cue, reading.device.face);
  return panel ? "" : "touch panel of that name";
}
std::string wear_sensor_lacking(const Cue&, const Reading& reading) {
  return reading.device.has_wear_sensor ? "" : "wear sensor";
}
std::string processor_lacking(const Cue&, const Reading& reading) {
  return reading.device.has_co_processor ? "" : "second processor";
}
std::string fault_lacking(const Cue& cue, const Reading& reading) {
  if (!cue.what || is_set_up(static_cast<Fault>(*cue.what), *reading.unit)) return "";
  return "fault " + input::quote(name_of(static_cast<Fault>(*cue.what))) + " in its set-up";
}

// What it takes to give any cue of a channel; what a product has no words for is a matter of its
// repertoire.
struct Requirement {
  Channel channel;
  std::string (*lacking)(const Cue& cue, const Reading& reading);  // "": nothing
};
constexpr Requirement requirements[] = {
    {Channel::led, light_lacking},
    {Channel::voice, prompt_lacking},
    {Channel::key, contact_lacking},
    {Channel::gesture, panel_lacking},
    {Channel::proximity, wear_sensor_lacking},
    {Channel::mailbox, processor_lacking},
    {Channel::fault, fault_lacking},
};

std::string lacking(const Cue& cue, const Reading& reading) {
  for (const Requirement& row : requirements) {
    if (row.channel == cue.channel) return row.lacking(cue, reading);
  }
  return reading.device.repertoire.gives(cue) ? "" : input::quote(cue.text);
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
