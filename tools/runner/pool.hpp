// Work on a number of items in processes of their own, so that an item that crashes or hangs takes
// nothing with it. Results come back in the order of the items, whoever finished first.
//
// Processes are forked: call this while the program has no other thread. What the parent holds, its
// workers have; nothing is handed over but positions and bytes.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <variant>

namespace headloop::runner {

struct PoolOptions {
  int workers = 1;
  std::chrono::milliseconds time_limit =
      std::chrono::minutes(2);  // of wall-clock time, for an item
};

// An item that took its process with it, or that made the work throw.
struct Casualty {
  std::string cause;    // "killed by signal 6 (Aborted)"
  std::string written;  // the end of what the process wrote to stderr and stdout meanwhile
};

using Delivery = std::variant<std::string, Casualty>;

// Calls `work(i)` in some worker for every i below `count`, and here `deliver(i, result)` for every
// i in ascending order until it returns false; the rest is then dropped. Keeps no more results
// than a fixed number that wait for an earlier one.
void run_in_workers(std::size_t count, const PoolOptions& options,
                    const std::function<std::string(std::size_t)>& work,
                    const std::function<bool(std::size_t, Delivery)>& deliver);

}  // namespace headloop::runner
