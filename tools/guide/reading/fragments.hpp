// What is told without a verb: keys and how long.
#pragma once

#include <optional>

#include "tools/guide/reading/controls.hpp"

namespace headloop::guide {

// "Power + Custom for 7 s": a chord and how long, and nothing that is done.
bool is_timed_chord(const Tokens& tokens, std::size_t begin);

// "Power: 7 s", "Reconnect: PWR (7 sec.)", "Power button pressed 7 s: restart": the keys that are
// held and how long, from the first to behind the time.
struct TimedKey {
  std::size_t begin = 0;
  std::size_t end = 0;
};
// If nothing else is said.
std::optional<TimedKey> timed_key(const Tokens& tokens, const ControlNames& names);

// The first button that has a name in these words.
std::optional<std::string> named_key(const Tokens& tokens, std::size_t begin,
                                     const ControlNames& names);

// "A factory reset will:": what comes below is not for the reader to do. Below "You must:" it is.
bool announces_effects(const Tokens& tokens);

}  // namespace headloop::guide
