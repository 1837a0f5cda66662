// headloop coverage
#include <fmt/format.h>
#include <unistd.h>

#include "models/unit/unit.hpp"
#include "tools/headloop/commands.hpp"
#include "tools/headloop/set_up.hpp"
#include "tools/report/coverage.hpp"
#include "tools/runner/scenarios.hpp"
#include "tools/runner/suite.hpp"

namespace headloop::cli {
namespace {

report::ClaimCoverage uncovered(const datasheet::Claim& claim,
                                const std::vector<std::string>& products) {
  report::ClaimCoverage coverage{claim.id, claim.kind, claim.says, {}, {}, {}};
  for (const std::string& product : products) {
    if (claim.applies_to(product)) coverage.applies.push_back(product);
  }
  return coverage;
}

// Nothing is reached yet, but all that could be is listed.
report::Coverage blank_coverage(const runner::Devices& devices) {
  report::Coverage coverage;
  for (const models::Product& product : devices.products()) {
    coverage.products.push_back(product.id);
    for (const auto* machine : models::machines(product)) {
      coverage.expect(*machine, product.family);
    }
  }
  for (const datasheet::Claim& claim : devices.claims()) {
    coverage.claims.push_back(uncovered(claim, coverage.products));
  }
  return coverage;
}

std::string machines_reached(const runner::Run& run) {
  return report::to_json(report::machine_use(run.record, models::machines(run.product)));
}

}  // namespace

int execute(const CoverageCommand& command) {
  const runner::Devices devices = devices_of(command.models);
  const auto scripts = runner::load_scenarios(command.paths, devices.catalogue());
  const auto items = runner::select(scripts, {});
  runner::SuiteOptions options;
  options.pool.workers = workers(command.jobs);
  options.run.extra = machines_reached;
  options.run.ring = ring_of(runner::Fidelity::as_needed);

  report::Coverage coverage = blank_coverage(devices);
  std::size_t position = 0;
  const report::Totals totals = runner::run_suite(
      {devices, scripts, items}, options, [&](const runner::Done& done, const report::Totals&) {
        const world::Script& script = scripts[items[position++].script];
        coverage.add(done.result);
        if (done.extra.empty()) return;
        coverage.add(models::machines(devices.product_of(script)),
                     report::machine_use_from_json(done.extra));
      });
  const auto terminal = report::Terminal::of(STDOUT_FILENO);
  print(command.json ? report::coverage_json(coverage)
                     : report::coverage_text(coverage, terminal, command.scenarios));
  if (totals.of(judge::Status::error) > 0) return 3;
  return command.strict && !coverage.complete() ? 1 : 0;
}

}  // namespace headloop::cli
