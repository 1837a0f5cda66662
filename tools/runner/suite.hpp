// All selected scenarios, in worker processes, their results in order.
#pragma once

#include <functional>
#include <vector>

#include "tools/report/result.hpp"
#include "tools/report/totals.hpp"
#include "tools/runner/pool.hpp"
#include "tools/runner/run_scenario.hpp"

namespace headloop::runner {

struct Suite {
  const Devices& devices;
  const std::vector<world::Script>& scripts;
  const std::vector<Item>& items;
};

struct SuiteOptions {
  PoolOptions pool;
  bool fail_fast = false;  // nothing after the first that counts against the suite
  RunOptions run;
};

// Calls `each` with every result and the totals so far. A scenario whose worker crashed or hung
// comes as an error.
//
// For tests of this alone: the worker obeys HEADLOOP_TEST_CRASH and HEADLOOP_TEST_HANG, which hold
// the name of the scenario that is to do so.
report::Totals run_suite(const Suite& suite, const SuiteOptions& options,
                         const std::function<void(const Done&, const report::Totals&)>& each);

}  // namespace headloop::runner
