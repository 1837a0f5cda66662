// The line at the bottom of a terminal that says how far a run is. Draws nothing anywhere else.
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

#include "tools/report/terminal.hpp"
#include "tools/report/totals.hpp"

namespace headloop::report {

class Progress {
 public:
  Progress(std::ostream& out, const Terminal& terminal, std::size_t count)
      : out_(out), terminal_(terminal), count_(count) {}

  // After each scenario; draws a few times a second.
  void show(const Totals& totals, const std::string& latest);

  // Before anything else is written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& out_;
  const Terminal terminal_;
  const std::size_t count_;
  std::size_t done_ = 0;
  bool drawn_ = false;
  Clock::time_point next_;
};

}  // namespace headloop::report
