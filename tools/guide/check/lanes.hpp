// A run by what goes on side by side: the guide's steps, each finger, the LED, voice and beeps, the
// EEPROM. What the page draws, and says in words beside the picture.
#pragma once

#include <string>
#include <vector>

#include "tools/guide/check/performance.hpp"

namespace headloop::checker {

// Something that lasts. A flash of the LED is one, and so is its being lit in a colour for long.
struct Mark {
  Instant from;
  Instant to;
  std::vector<std::string_view> looks;  // classes of page.css; more than one: in turn, fast
  std::string text;                     // what it is, in words
  std::string label = {};               // the same for a picture, if it has room for it
};

struct Lane {
  std::string name;
  std::vector<Mark> marks;     // by begin
  bool for_eyes_only = false;  // flashes, one by one: in words it is another lane
};

// Instants count from when the reader began. From a moment before to a while after the last thing
// that happened: the trial itself ends much later.
struct Lanes {
  std::vector<Lane> lanes;
  Instant begin;
  Instant end;
};

Lanes lanes_of(const Trial& trial, const Binding& binding);

}  // namespace headloop::checker
