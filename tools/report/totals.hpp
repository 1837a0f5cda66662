// How many scenarios came out how.
#pragma once

#include <array>
#include <cstdint>

#include "tools/report/result.hpp"

namespace headloop::report {

struct Totals {
  std::array<std::uint64_t, count_of<judge::Status>()> by_status{};
  std::uint64_t not_run = 0;  // left out after the first failure, by --fail-fast

  std::uint64_t of(judge::Status status) const {
    return by_status[static_cast<std::size_t>(status)];
  }
  void add(judge::Status status) { ++by_status[static_cast<std::size_t>(status)]; }
};

// 0 if all passed, 1 if something failed, 3 if a fault of our own stopped a scenario.
int exit_status(const Totals& totals);

}  // namespace headloop::report
