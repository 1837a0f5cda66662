// What is certain about the world while the steps of a script are read in order: which buttons are
// down, whether a cable is in. A step that contradicts it cannot be carried out by anybody.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/script/steps.hpp"

namespace headloop::script {

struct Situation {
  Situation(const world::UnitSetup& unit, const world::Faceplate& face);

  std::vector<std::uint8_t> down;  // controls, in the order in which they were pressed
  std::vector<std::uint8_t> off;   // slide switches, by where they were moved last
  std::vector<std::uint8_t> on;
  std::string skipped_press;  // the control that a press was skipped for the lack of
  bool plugged = false;
  bool worn = false;
  bool cut = false;
  bool may_die = false;       // as far as what is expected of V3 goes
  std::uint32_t playing = 0;  // one bit per host
  std::uint32_t calling = 0;
  std::uint32_t exported = 0;
  Duration elapsed;
};

// Adds a problem if the step contradicts the situation, then takes the step into it.
void follow(StepDraft& draft, Situation& situation, Reading& reading);

}  // namespace headloop::script
