// What is told without a verb: keys and how long.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/guide/reading/controls.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {

inline constexpr VerbGroup held_unsaid{Kin::hold, Form::base, 0, 0, true};

// What is done where no verb tells: "Power + Custom for 7 s", "Settings > Bluetooth", and, in an
// item of a list, "off".
std::optional<VerbGroup> unsaid_deed(const Tokens& tokens, std::size_t begin, bool item);

// "Power: 7 s", "Reconnect: PWR (7 sec.)", "Power 7 s = restart": the keys that are
// held and how long, from the first to behind the time.
struct TimedKey {
  std::size_t begin = 0;
  std::size_t end = 0;
};
// If nothing else is said.
std::optional<TimedKey> timed_key(const Tokens& tokens, const ControlNames& names);

// "Power + NC": nothing but keys, up to `end`.
std::optional<ControlPhrase> only_keys(const Tokens& tokens, std::size_t end,
                                       const ControlNames& names);

// The buttons that have names in these words.
std::vector<std::string> named_keys(const Tokens& tokens, std::size_t begin, std::size_t end,
                                    const ControlNames& names);

// What "pull it" is about, if nothing else was named since.
bool speaks_of_cable(std::string_view sentence);

// "A factory reset will:": what comes below is not for the reader to do. Below "You must:" it is.
bool announces_effects(const Tokens& tokens);

}  // namespace headloop::guide
