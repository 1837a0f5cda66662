// A small product, a Record of it and a result, made by hand.
#pragma once

#include "models/platform/machine.hpp"
#include "tools/report/entry.hpp"
#include "tools/report/result.hpp"

namespace headloop::report::examples {

inline const world::Faceplate& face() {
  static const world::Faceplate face = [] {
    world::Faceplate f;
    f.product = "mdr-toy";
    f.controls.resize(2);
    f.controls[0].name = "power";
    f.controls[1].name = "volume-down";
    f.leds[static_cast<std::size_t>(LedSign::reset_ready)] = world::LedPattern{
        {{world::Colour::red, milliseconds(500)}, {world::Colour::green, milliseconds(500)}}, 0};
    f.leds[static_cast<std::size_t>(LedSign::on)] =
        world::LedPattern{{{world::Colour::blue, Duration{}}}, 0};
    f.leds[static_cast<std::size_t>(LedSign::boot_loader)] = world::LedPattern{
        {{world::Colour::blue, milliseconds(200)}, {std::nullopt, milliseconds(300)}}, 5};
    f.prompts[static_cast<std::size_t>(Prompt::resetting)] =
        world::Speech{"Resetting", milliseconds(900)};
    return f;
  }();
  return face;
}

inline const platform::MachineInfo& machine() {
  static const platform::MachineInfo info{"reset",
                                          {"idle", "armed", "wiping"},
                                          {"chord", "release", "second-flash"},
                                          {{"idle", "chord", "armed", "show_ready", "none"},
                                           {"armed", "release", "idle", "none", "is_early"},
                                           {"armed", "second-flash", "wiping", "wipe", "none"}}};
  return info;
}

inline const world::Script& script() {
  static const world::Script script = [] {
    world::Script s;
    s.title = "Hold the chord";
    s.name = "Hold the chord";
    s.device = "mdr-toy";
    s.at = {"scenarios/toy.yaml", 3, 1};
    s.hosts.push_back({.name = "phone"});
    s.steps.resize(2);
    s.steps[0].text = "Hold Power + Volume Down for 12 s";
    s.steps[1].text = "Wait for 1 s";
    return s;
  }();
  return script;
}

inline Names names() { return {&face(), &script(), {"TOY-01"}, {&machine()}}; }

inline Record record() {
  Record r;
  r.add(Instant{} + seconds(1), Channel::step, 0, StepEdge::begin, 0);
  r.add(Instant{} + seconds(1), Channel::act, 0, world::Act::press, 0);
  r.add(Instant{} + milliseconds(1'012), Channel::key, 0, KeyEdge::down, 0, 33161);
  r.add(Instant{12'345'678'901}, Channel::led, 0, LedSign::reset_ready);
  r.add(Instant{12'345'678'901}, Channel::voice, 0, Prompt::resetting, 0);
  r.add(Instant{12'345'678'901}, Channel::machine, 0, std::uint16_t{0}, 1);
  r.add(Instant{} + seconds(13), Channel::ignored, 0, std::uint16_t{0}, 1);
  return r;
}

inline Entry entry(std::int64_t ns, Channel channel, std::vector<Field> fields) {
  return {{ns}, channel, std::move(fields)};
}

inline ScenarioResult passed(const std::string& name = "Hold the chord") {
  ScenarioResult r;
  r.name = name;
  r.at = {"scenarios/toy.yaml", 3, 1};
  r.id = r.at.file + '#' + name;
  r.title = name;
  r.covers = {"P1"};
  r.device = "mdr-toy";
  r.firmware = "1.0.0";
  r.seed = 7;
  r.status = judge::Status::passed;
  r.judged = 4;
  r.end = Instant{} + seconds(15);
  r.events = 120;
  r.observations = 7;
  r.record_hash = 0x0123456789abcdef;
  r.finding = judge::Finding{};
  r.finding->outcome = world::Outcome::works;
  r.finding->cleared = {Layer::bluetooth, Layer::asc};
  return r;
}

inline ScenarioResult failed(const std::string& name = "Let go early") {
  ScenarioResult r = passed(name);
  r.status = judge::Status::failed;
  r.message = "the LED never alternated";
  r.unmet.push_back({judge::Judged::Kind::within,
                     {r.at.file, 9, 7},
                     "the LED alternates red and green within 12.5 s",
                     "the LED stayed off",
                     Instant{} + milliseconds(12'500)});
  r.around = {entry(1'000'000'000, Channel::act,
                    {{"what", std::string("press")}, {"control", std::string("power")}}),
              entry(13'000'000'000, Channel::act,
                    {{"what", std::string("release")}, {"control", std::string("power")}})};
  return r;
}

}  // namespace headloop::report::examples
