#include "tools/runner/suite.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdlib>

#include "sim/core/check.hpp"
#include "tools/runner/isolated.hpp"

namespace headloop::runner {
namespace {

bool is_named_by(const char* variable, const std::string& name) {
  const char* value = std::getenv(variable);
  return value != nullptr && name == value;
}

void obey_test_hooks(const std::string& name) {
  HEADLOOP_CHECK(!is_named_by("HEADLOOP_TEST_CRASH", name), "a test asked for this crash");
  while (is_named_by("HEADLOOP_TEST_HANG", name)) pause();
}

// The result is one line of JSON; what follows it is the extra.
std::string packed(const Done& done) { return report::to_json(done.result) + '\n' + done.extra; }

Done unpacked(const std::string& bytes) {
  const std::size_t end = bytes.find('\n');
  return {report::result_from_json(bytes.substr(0, end)), bytes.substr(end + 1)};
}

std::string work_on(const Suite& suite, const RunOptions& options, std::size_t position) {
  const Item& item = suite.items[position];
  const world::Script& script = suite.scripts[item.script];
  check_context() = {item_id(script, item), item.seed, 0};
  const auto run = [&] {
    obey_test_hooks(item_name(script, item));
    return packed(run_scenario(suite.devices, script, item, options));
  };
  return options.ring.has_pins(script) ? isolated(run) : run();
}

Done error_of(const Suite& suite, std::size_t position, const Casualty& casualty) {
  const Item& item = suite.items[position];
  Done done{blank_result(suite.devices, suite.scripts[item.script], item), {}};
  done.result.status = judge::Status::error;
  done.result.message = fmt::format("the simulator failed: {}", casualty.cause);
  done.result.crash = casualty.written;
  return done;
}

}  // namespace

report::Totals run_suite(const Suite& suite, const SuiteOptions& options,
                         const std::function<void(const Done&, const report::Totals&)>& each) {
  report::Totals totals;
  const auto work = [&](std::size_t position) { return work_on(suite, options.run, position); };
  const auto deliver = [&](std::size_t position, const Delivery& delivery) {
    const auto* casualty = std::get_if<Casualty>(&delivery);
    const Done done = casualty != nullptr ? error_of(suite, position, *casualty)
                                          : unpacked(std::get<std::string>(delivery));
    spdlog::debug("{}: {}", done.result.id, name_of(done.result.status));
    const bool stop = options.fail_fast && judge::counts_against(done.result.status);
    if (stop) totals.not_run = suite.items.size() - position - 1;
    totals.add(done.result.status);
    each(done, totals);
    return !stop;
  };
  run_in_workers(suite.items.size(), options.pool, work, deliver);
  return totals;
}

}  // namespace headloop::runner
