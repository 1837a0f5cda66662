// What a person can touch, see and hear of one product: its controls, how each LED sign looks, what
// each prompt says. Filled from the data sheet; shared and immutable while scenarios run.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/world/script.hpp"

namespace headloop::world {

enum class ControlKind : std::uint8_t { button, slide_switch, touch_panel };

struct Control {
  std::string name;  // normalised: lower case, words joined by '-'
  ControlKind kind = ControlKind::button;
  std::vector<std::string> aliases;        // other names that people use for it
  std::vector<std::string> stands_in_for;  // controls of other products a reader would take it for
};

// One phase of an LED pattern; no colour means dark.
struct LedPhase {
  std::optional<Colour> colour;
  Duration length;
};

// Phases in order, `repeats` times and then dark; 0 repeats for ever. One phase of length zero and
// repeats 0 is a steady light (or steady dark).
struct LedPattern {
  std::vector<LedPhase> phases;
  int repeats = 0;

  bool steady() const { return phases.size() == 1 && phases[0].length == Duration{}; }
  Duration period() const;
};

struct Speech {
  std::string words;
  Duration length;
};

struct Faceplate {
  std::string product;            // "mdr-1000x"
  std::vector<Control> controls;  // at most 8; the index is the `subject` of channels key, act ...
  std::array<std::optional<LedPattern>, count_of<LedSign>()> leds;  // a sign without one stays dark
  std::array<std::optional<Speech>, count_of<Prompt>()> prompts;    // a prompt without one is mute

  // By name or alias; nullopt if this product has no such control.
  std::optional<std::uint8_t> control(std::string_view name) const;
};

}  // namespace headloop::world

namespace headloop {
HEADLOOP_WORDS(world::ControlKind, "button"sv, "slide-switch"sv, "touch-panel"sv)
}  // namespace headloop
