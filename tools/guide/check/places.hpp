// Places of a guide in its source, for reports: lines, and columns in code points.
#pragma once

#include <string>

#include "tools/guide/check/check.hpp"
#include "tools/input/text_map.hpp"

namespace headloop::checker {

struct Region {
  input::Place begin;
  input::Place end;  // one past the last character
};

inline Region region_of(const input::TextMap& map, guide::Span span) {
  return {map.place(span.begin), map.place(span.end)};
}

}  // namespace headloop::checker
