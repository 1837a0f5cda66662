#include "tests/support/random_script.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tests/support/dice.hpp"
#include "tests/support/random_requests.hpp"
#include "tests/support/random_setup.hpp"

namespace headloop::tests {
namespace {

using world::Action;
using world::ControlKind;
using world::Script;
using world::Span;
using world::Step;

Span span(Duration length) { return {Span::Unit::ns, length.ns}; }

// Writes one script; knows what the steps so far have made certain.
class Author {
 public:
  Author(const models::Product& product, std::uint64_t seed)
      : product_(product), dice_(seed), requests_(product) {
    script_.title = "random script " + std::to_string(seed);
    script_.name = script_.title;
    script_.device = product.id;
    script_.unit = random_unit(product, seed, dice_);
    script_.hosts = random_hosts(script_.unit, dice_);
    requests_.set_hosts(script_.hosts.size());
    worn_ = script_.unit.worn;
    slid_on_ = script_.unit.on;
    script_.at = {"random", 1, 1};
    for (std::size_t i = 0; i < product.face.controls.size(); ++i) {
      controls(product.face.controls[i].kind).push_back(static_cast<std::uint8_t>(i));
    }
  }

  Script write() {
    const int steps = dice_.number(3, 24);
    while (static_cast<int>(script_.steps.size()) < steps) add_step();
    return std::move(script_);
  }

 private:
  using Controls = std::vector<std::uint8_t>;
  // Fills the step in. False if there is no such step now.
  using Kind = bool (Author::*)(Step&);
  struct Weighted {
    int weight;
    Kind kind;
  };

  void add_step();
  void add(Step step);
  void procedure();
  void switch_procedure(std::uint8_t control);
  void chord_procedure();

  bool hold(Step& step);
  bool hold_of_firmware(Step& step);
  bool press(Step& step);
  bool release(Step& step);
  bool tap(Step& step);
  bool touch(Step& step);
  bool slide(Step& step);
  bool cable(Step& step);
  bool head(Step& step);
  bool place(Step& step);
  bool clean(Step& step);
  bool wait(Step& step);
  bool leave(Step& step);
  bool phone(Step& step) { return requests_.phone(step, dice_); }
  bool app(Step& step) { return requests_.app(step, dice_); }
  bool power(Step& step);
  bool service(Step& step);
  bool verify(Step& step);

  Controls& controls(ControlKind kind) { return controls_[static_cast<std::size_t>(kind)]; }
  bool is_down(std::uint8_t control) const { return (down_ >> control & 1U) != 0; }
  void use(Step& step, std::uint8_t control) {
    step.controls.push_back({control, false, product_.face.controls[control].name});
  }
  void use_chord(Step& step);
  void release_down(Step& step, int percent);
  void skew_fingers(Step& step);
  world::Cue cue();

  const models::Product& product_;
  Dice dice_;
  Script script_;
  std::array<Controls, count_of<ControlKind>()> controls_;
  unsigned down_ = 0;  // a bit per control
  bool slid_on_ = false;
  bool plugged_ = false;
  bool worn_ = false;
  bool cut_ = false;
  RandomRequests requests_;
};

void Author::add_step() {
  static constexpr std::array<Weighted, 18> kinds{{
      {12, &Author::hold_of_firmware},
      {6, &Author::hold},
      {5, &Author::press},
      {6, &Author::release},
      {6, &Author::tap},
      {5, &Author::touch},
      {3, &Author::slide},
      {6, &Author::cable},
      {5, &Author::head},
      {4, &Author::place},
      {3, &Author::clean},
      {12, &Author::wait},
      {3, &Author::leave},
      {10, &Author::phone},
      {6, &Author::app},
      {4, &Author::power},
      {5, &Author::service},
      {2, &Author::verify},
  }};
  if (dice_.chance(12)) return procedure();
  int total = 0;
  for (const Weighted& one : kinds) total += one.weight;
  int drawn = dice_.number(0, total - 1);
  const Weighted* chosen = kinds.data();
  for (; drawn >= chosen->weight; ++chosen) drawn -= chosen->weight;
  Step step;
  if ((this->*chosen->kind)(step)) add(std::move(step));
}

void Author::add(Step step) {
  step.at = {"random", static_cast<int>(script_.steps.size()) + 2, 1};
  step.text = std::string(name_of(step.action));
  for (const world::ControlUse& control : step.controls) step.text += " " + control.asked;
  script_.steps.push_back(std::move(step));
}

// The product's own reset, more or less as it should be done, with the power lost at times.
void Author::procedure() {
  Step all;
  all.action = Action::release;
  release_down(all, 100);
  if (!all.controls.empty()) add(all);
  Step cut;
  if (cut_ || dice_.chance(25)) {
    if (power(cut)) add(cut);
  }
  const auto slides = controls(ControlKind::slide_switch);
  slides.empty() ? chord_procedure() : switch_procedure(slides.front());
  Step pause;
  pause.action = Action::wait;
  pause.duration = span(dice_.length(milliseconds(100), seconds(20)));
  add(pause);
}

// P4: off, the call key, on again.
void Author::switch_procedure(std::uint8_t control) {
  const platform::Params& firmware = product_.params.firmware;
  const auto add_with = [&](Action action, std::uint8_t used, Duration then, bool on = false) {
    Step step;
    step.action = action;
    step.on = on;
    use(step, used);
    if (action != Action::press) step.duration = span(then);
    add(step);
    if (action != Action::press) return;
    Step wait;
    wait.duration = span(then);
    add(wait);
  };
  if (slid_on_) add_with(Action::slide, control, dice_.length(milliseconds(100), seconds(3)));
  add_with(Action::press, firmware.call_key, dice_.length(milliseconds(100), seconds(1)));
  add_with(Action::slide, control, dice_.length(seconds(12), seconds(18)), slid_on_ = true);
  add_with(Action::release, firmware.call_key, Duration{});
}

// P1 to P3: the chords in their order, each about as long as it takes.
void Author::chord_procedure() {
  const platform::Params& firmware = product_.params.firmware;
  for (const auto role : {platform::HoldRole::reset, platform::HoldRole::reset_second}) {
    for (int row = 0; row < firmware.hold_count; ++row) {
      const platform::Hold& chord = firmware.holds[static_cast<std::size_t>(row)];
      if (chord.role != role) continue;
      Step step;
      step.action = Action::hold;
      for (const std::uint8_t button : controls(ControlKind::button)) {
        if ((chord.keys >> button & 1U) != 0) use(step, button);
      }
      skew_fingers(step);
      const std::int64_t beyond = dice_.between(-2'000, Ticks(firmware.commit).count + 70'000);
      step.duration = Span{Span::Unit::ticks, Ticks(chord.ticks).count + beyond};
      add(std::move(step));
      Step wait;
      wait.duration = span(dice_.length(milliseconds(10), seconds(4)));
      add(std::move(wait));
    }
  }
}

void Author::use_chord(Step& step) {
  for (const std::uint8_t button : controls(ControlKind::button)) {
    if (!is_down(button) && dice_.chance(40)) use(step, button);
  }
}

void Author::skew_fingers(Step& step) {
  if (step.controls.size() < 2 || dice_.chance(50)) return;
  step.skew.emplace_back();
  while (step.skew.size() < step.controls.size()) {
    step.skew.push_back(dice_.length(microseconds(1), seconds(1)));
  }
}

bool Author::hold(Step& step) {
  step.action = Action::hold;
  use_chord(step);
  skew_fingers(step);
  step.pressure = dice_.word<world::Pressure>();
  if (dice_.chance(30)) {
    step.until = cue();
    step.at_most = span(dice_.length(milliseconds(100), seconds(30)));
    step.reaction = dice_.length(nanoseconds(1), milliseconds(500));
  } else {
    step.duration = span(dice_.length(microseconds(100), seconds(30)));
  }
  return !step.controls.empty();
}

// The firmware's own holds, a few ticks to either side of their thresholds or well beyond.
bool Author::hold_of_firmware(Step& step) {
  const platform::Params& firmware = product_.params.firmware;
  const platform::Hold& row =
      firmware.holds[static_cast<std::size_t>(dice_.number(0, firmware.hold_count - 1))];
  step.action = Action::hold;
  for (const std::uint8_t button : controls(ControlKind::button)) {
    if ((row.keys >> button & 1U) != 0 && !is_down(button)) use(step, button);
  }
  skew_fingers(step);
  const std::int64_t beyond =
      dice_.chance(50) ? dice_.between(-400, 400) : dice_.between(0, row.ticks.count);
  step.duration =
      Span{Span::Unit::ticks, std::max<std::int64_t>(1, Ticks(row.ticks).count + beyond)};
  return !step.controls.empty();
}

bool Author::press(Step& step) {
  step.action = Action::press;
  use_chord(step);
  skew_fingers(step);
  for (const auto& control : step.controls) down_ |= 1U << control.index;
  return !step.controls.empty();
}

bool Author::release(Step& step) {
  step.action = Action::release;
  release_down(step, 70);
  return !step.controls.empty();
}

void Author::release_down(Step& step, int percent) {
  const auto controls = static_cast<std::uint8_t>(product_.face.controls.size());
  for (std::uint8_t i = 0; i < controls; ++i) {
    if (!is_down(i) || !dice_.chance(percent)) continue;
    use(step, i);
    down_ &= ~(1U << i);
  }
}

bool Author::tap(Step& step) {
  step.action = Action::tap;
  const std::uint8_t button = dice_.one_of(controls(ControlKind::button));
  use(step, button);
  step.count = dice_.number(1, 4);
  if (dice_.chance(40)) step.duration = span(dice_.length(microseconds(10), seconds(1)));
  return !is_down(button);
}

bool Author::touch(Step& step) {
  if (controls(ControlKind::touch_panel).empty()) return false;
  use(step, controls(ControlKind::touch_panel).front());
  step.gesture = dice_.word<Gesture>(1);
  const bool taps = step.gesture == Gesture::tap || step.gesture == Gesture::double_tap;
  step.action = taps ? Action::tap : Action::swipe;
  return true;
}

bool Author::slide(Step& step) {
  if (controls(ControlKind::slide_switch).empty()) return false;
  step.action = Action::slide;
  use(step, controls(ControlKind::slide_switch).front());
  step.on = slid_on_ = !slid_on_;
  if (dice_.chance(50)) step.duration = span(dice_.length(milliseconds(1), seconds(3)));
  return true;
}

bool Author::cable(Step& step) {
  step.action = plugged_ ? Action::unplug : Action::plug;
  step.charger = dice_.word<Charger>(1);
  plugged_ = !plugged_;
  return true;
}

bool Author::head(Step& step) {
  step.action = worn_ ? Action::take_off : Action::wear;
  worn_ = !worn_;
  return true;
}

bool Author::place(Step& step) {
  step.action = Action::place;
  step.surface = dice_.word<world::Surface>();
  if (step.surface == world::Surface::metal) {
    step.metal_mm = 0;
  } else if (dice_.chance(40)) {
    step.metal_mm = dice_.between(1, 300);
  }
  return !worn_;
}

bool Author::clean(Step& step) {
  step.action = Action::clean;
  step.tool = dice_.word<world::CleaningTool>();
  if (dice_.chance(50)) return !plugged_;
  const std::uint8_t button = dice_.one_of(controls(ControlKind::button));
  use(step, button);
  return !is_down(button);
}

bool Author::wait(Step& step) {
  step.action = Action::wait;
  if (dice_.chance(25)) {
    step.until = cue();
    step.at_most = span(dice_.length(milliseconds(100), minutes(2)));
    step.reaction = dice_.length(nanoseconds(1), seconds(1));
  } else {
    step.duration = span(dice_.length(microseconds(1), minutes(2)));
  }
  return true;
}

bool Author::leave(Step& step) {
  step.action = Action::leave;
  step.duration = span(dice_.length(minutes(2), dice_.chance(80) ? hours(12) : days(100)));
  return down_ == 0;
}

bool Author::power(Step& step) {
  step.action = cut_ ? Action::restore_power : Action::cut_power;
  cut_ = !cut_;
  if (!cut_ || dice_.chance(30)) return true;
  if (dice_.chance(60)) step.at_write = dice_.number(1, 12);
  step.after = dice_.length(microseconds(1), step.at_write ? milliseconds(10) : seconds(20));
  return true;
}

bool Author::service(Step& step) {
  step.action = Action::service;
  return true;
}

bool Author::verify(Step& step) {
  step.action = Action::verify;
  step.test = dice_.word<Test>();
  return down_ == 0;
}

world::Cue Author::cue() {
  world::Cue cue;
  if (dice_.chance(60)) {
    world::LedLook look;
    look.kind = world::LedLook::Kind::flashes;
    look.colours = {dice_.word<world::Colour>()};
    cue.look = look;
    cue.count = dice_.number(1, 3);
    cue.text = "a flash";
  } else {
    cue.channel = dice_.chance(50) ? Channel::voice : Channel::eeprom;
    cue.text = std::string(name_of(cue.channel));
  }
  return cue;
}

}  // namespace

Script random_script(const models::Product& product, std::uint64_t seed) {
  return Author(product, seed).write();
}

}  // namespace headloop::tests
