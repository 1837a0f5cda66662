// A Record as a timeline: what the person did, what the device showed and said, what went on
// inside, side by side under one column of time.
#pragma once

#include <string>
#include <vector>

#include "tools/report/entry.hpp"
#include "tools/report/terminal.hpp"

namespace headloop::report {

struct TimelineOptions {
  bool all = false;  // otherwise what repeats inside the device is shortened
};

// On a terminal too narrow for five columns, each observation is a line that names its column.
std::string timeline_text(const std::vector<Entry>& entries, const Terminal& terminal,
                          const TimelineOptions& options = {});

}  // namespace headloop::report
