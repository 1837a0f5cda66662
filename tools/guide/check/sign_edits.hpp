// What a device showed, said or beeped, in the place of a sign that a guide promises.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/guide/check/binding.hpp"
#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

// Where the guide's words for a promised sign stand.
std::optional<guide::Span> place_of(const Lab& lab, const Promise& promise);

// Those words: a Promise has them in small letters, their author wrote some large.
std::string as_written(const Lab& lab, const Promise& promise);

// A sign that came in time for a promised one.
struct OtherSign {
  world::Cue cue;
  std::optional<Edit> edit = {};  // unless the guide's words cannot be found in its source
  bool elsewhere = false;         // on another channel
};

// On the same channel; the one whose words differ least comes first.
std::vector<OtherSign> signs_as_seen(const Lab& lab, const Promise& promise, const Binding& binding,
                                     const Trial& trial);

// On the other channels, in the order in which they came.
std::vector<OtherSign> signs_instead(const Lab& lab, const Promise& promise, const Binding& binding,
                                     const Trial& trial);

}  // namespace headloop::checker
