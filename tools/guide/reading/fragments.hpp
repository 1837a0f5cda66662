// What is told without a verb: keys and how long.
#pragma once

#include <optional>

#include "tools/guide/reading/controls.hpp"

namespace headloop::guide {

// "Power + Custom for 7 s": a chord and how long, and nothing that is done.
bool is_timed_chord(const Tokens& tokens, std::size_t begin);

// "Power: 7 s", "Reconnect: PWR (7 sec.)": where the key stands that is held, if nothing else is
// said.
std::optional<std::size_t> timed_key(const Tokens& tokens, const ControlNames& names);

}  // namespace headloop::guide
