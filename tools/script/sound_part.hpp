// What is left of a scenario without the parts whose shape is wrong: its meaning is looked at all
// the same, so that one reading of a file tells all of its mistakes.
#pragma once

#include "tools/input/node.hpp"
#include "tools/input/shape.hpp"

namespace headloop::script {

struct SoundPart {
  input::Node scenario;
  bool every_step = true;  // no step is missing: what is at hand between them is known
};

// Whatever hangs on a part that is left out goes with it. Without a sound `device` nothing is left.
SoundPart sound_part_of(const input::Node& scenario, const input::Names& names);

}  // namespace headloop::script
