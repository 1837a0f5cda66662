// What was read, for people and for programs.
#pragma once

#include <string>

#include "tools/guide/reading/reading.hpp"

namespace headloop::guide {

struct Counts {
  std::size_t understood = 0;      // every class but the next two
  std::size_t not_understood = 0;  // looked like one of those
  std::size_t other = 0;           // not procedural
};

Counts counts_of(const Guide& guide);

// "hold power+volume-down, 10 s, until voice prompt says 'resetting'".
std::string text_of(const Step& step);

std::string reading_text(const Guide& guide);
std::string reading_json(const Guide& guide);

}  // namespace headloop::guide
