// headloop run
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>
#include <sstream>

#include "tools/headloop/commands.hpp"
#include "tools/headloop/output_names.hpp"
#include "tools/headloop/set_up.hpp"
#include "tools/input/nearest.hpp"
#include "tools/input/quantity.hpp"
#include "tools/input/text_file.hpp"
#include "tools/input/usage_error.hpp"
#include "tools/report/failure_text.hpp"
#include "tools/report/junit.hpp"
#include "tools/report/output_file.hpp"
#include "tools/report/results_file.hpp"
#include "tools/report/text_report.hpp"
#include "tools/runner/scenarios.hpp"
#include "tools/runner/suite.hpp"

namespace headloop::cli {
namespace {

// What did not pass in an earlier run, and the files it stands in.
struct Earlier {
  std::vector<runner::Wanted> failed;
  std::vector<std::string> files;
};

Earlier earlier_run(const std::string& name) {
  std::istringstream in(input::text_of_file(name));
  Earlier earlier;
  report::read_results(in, name, [&](const report::ScenarioResult& result) {
    if (!judge::counts_against(result.status)) return;
    earlier.failed.push_back({result.id, {}});
    if (result.seed_chosen) earlier.failed.back().seed = result.seed;
    if (std::find(earlier.files.begin(), earlier.files.end(), result.at.file) ==
        earlier.files.end()) {
      earlier.files.push_back(result.at.file);
    }
  });
  if (earlier.failed.empty()) {
    throw input::UsageError(
        fmt::format("nothing failed in the run of {}: none to run again", name));
  }
  return earlier;
}

report::JunitFlavor flavor_of(const std::string& name) {
  if (name == "jenkins") return report::JunitFlavor::jenkins;
  if (name == "gitlab") return report::JunitFlavor::gitlab;
  throw input::UsageError(fmt::format("--junit-flavor {}: expected jenkins or gitlab{}", name,
                                      input::did_you_mean(name, {"jenkins", "gitlab"})));
}

runner::Fidelity fidelity_of(const std::string& name) {
  if (name == "pin") return runner::Fidelity::pin;
  if (name == "unit") return runner::Fidelity::unit;
  throw input::UsageError(fmt::format("--fidelity {}: expected pin or unit{}", name,
                                      input::did_you_mean(name, {"pin", "unit"})));
}

// "12 s..12.1 s", from the begin of the scenario.
struct Window {
  Instant from = never;
  Instant to = never;
};

Window window_of(const std::string& text) {
  if (text.empty()) return {};
  const std::size_t dots = text.find("..");
  const std::string end = dots == std::string::npos ? "" : text.substr(dots + 2);
  const auto from = input::parse_quantity(text.substr(0, dots), input::duration);
  const auto to = input::parse_quantity(end, input::duration);
  if (!from.error.empty() || !to.error.empty() || to.count <= from.count) {
    throw input::UsageError(
        fmt::format("--vcd-carrier {}: expected two times such as 12 s..12.1 s", text));
  }
  return {Instant{from.count}, Instant{to.count}};
}

// The reports that were asked for, all fed with the same results.
class Reports {
 public:
  Reports(const RunCommand& command, std::size_t count)
      : text_(to_stderr(command) ? std::cerr : std::cout,
              report::Terminal::of(to_stderr(command) ? STDERR_FILENO : STDOUT_FILENO),
              {command.quiet, repeated_options(command)}, count) {
    const report::JunitFlavor flavor = flavor_of(command.junit_flavor);
    if (command.json == "-" && command.junit == "-") {
      throw input::UsageError("--json and --junit cannot both go to standard output");
    }
    if (!command.json.empty()) {
      json_file_ = std::make_unique<report::OutputFile>(command.json);
      json_ = std::make_unique<report::ResultsWriter>(json_file_->stream());
    }
    if (!command.junit.empty()) {
      junit_file_ = std::make_unique<report::OutputFile>(command.junit);
      junit_ = std::make_unique<report::JunitWriter>(junit_file_->stream(), flavor);
    }
  }

  void add(const report::ScenarioResult& result, const report::Totals& totals) {
    text_.add(result, totals);
    if (json_) json_->add(result);
    if (junit_) junit_->add(result);
  }

  void finish(const report::Totals& totals) {
    if (json_) {
      json_->finish(totals);
      json_file_->close();
    }
    if (junit_) {
      junit_->finish();
      junit_file_->close();
    }
    text_.finish(totals);
    report::OutputFile("-").close();
  }

 private:
  static bool to_stderr(const RunCommand& command) {
    return command.json == "-" || command.junit == "-";
  }
  static std::string repeated_options(const RunCommand& command) {
    std::vector<std::string> options;
    if (!command.models.empty()) {
      options.push_back("--models " + report::shell_word(command.models));
    }
    if (fidelity_of(command.fidelity) != runner::Fidelity::pin) {
      options.push_back("--fidelity " + command.fidelity);
    }
    return fmt::format("{}", fmt::join(options, " "));
  }

  report::TextReport text_;
  std::unique_ptr<report::OutputFile> json_file_;
  std::unique_ptr<report::ResultsWriter> json_;
  std::unique_ptr<report::OutputFile> junit_file_;
  std::unique_ptr<report::JunitWriter> junit_;
};

void make_folder(const std::string& name) {
  std::error_code error;
  std::filesystem::create_directories(name, error);
  if (error || access(name.c_str(), W_OK) != 0) {
    throw input::UsageError(fmt::format("cannot write into the folder {}", name));
  }
}

runner::Ring ring_for(const RunCommand& command) {
  const runner::Fidelity fidelity = fidelity_of(command.fidelity);
  if (command.vcd.empty()) return ring_of(fidelity);
  if (fidelity != runner::Fidelity::pin) {
    throw input::UsageError("--vcd: only --fidelity pin has wires to trace");
  }
  make_folder(command.vcd);
  const Window carrier = window_of(command.vcd_carrier);
  runner::Ring ring = ring_of(fidelity, carrier.from, carrier.to);
  ring.vcd_dir = command.vcd;
  return ring;
}

runner::SuiteOptions suite_options(const RunCommand& command) {
  runner::SuiteOptions options;
  options.pool.workers = workers(command.jobs);
  options.pool.time_limit =
      std::chrono::milliseconds(static_cast<std::int64_t>(command.timeout_s * 1'000));
  options.fail_fast = command.fail_fast;
  options.run.repeat = command.repeat;
  options.run.measure = command.durations;
  options.run.ring = ring_for(command);
  if (!command.record.empty()) {
    make_folder(command.record);
    options.run.record_dir = command.record;
  }
  return options;
}

// An earlier run's results may be replaced by those of what failed in it.
void check_outputs(const RunCommand& command, const std::vector<world::Script>& scripts) {
  const NamedFile json{"--json", command.json};
  const NamedFile junit{"--junit", command.junit};
  std::set<std::string> files;
  for (const world::Script& script : scripts) files.insert(script.at.file);
  std::vector<NamedFile> scenarios;
  for (const std::string& file : files) scenarios.push_back({"the scenarios of", file});
  refuse_overwriting({json, junit}, scenarios);
  refuse_overwriting({junit}, {{"--rerun-failed", command.rerun_failed}});
}

void warn_of_stated_seeds(const std::vector<world::Script>& scripts,
                          const std::vector<runner::Item>& items) {
  const auto kept = std::count_if(items.begin(), items.end(), [&](const runner::Item& item) {
    return scripts[item.script].unit.seed_given;
  });
  if (kept == 0) return;
  spdlog::warn("{} of the {} runs are of scenarios that state their seed, and keep it", kept,
               items.size());
}

int list(const std::vector<world::Script>& scripts, const std::vector<runner::Item>& items) {
  for (const runner::Item& item : items) {
    std::cout << runner::item_id(scripts[item.script], item) << '\n';
  }
  report::OutputFile("-").close();
  return 0;
}

}  // namespace

int execute(const RunCommand& command) {
  runner::SelectionOptions selection;
  selection.filters = command.filters;
  if (!command.shard.empty()) selection.shard = runner::shard_of(command.shard);
  if (!command.seeds.empty()) selection.seeds = runner::seeds_of(command.seeds);
  std::vector<std::string> paths = command.paths;
  if (!command.rerun_failed.empty()) {
    Earlier earlier = earlier_run(command.rerun_failed);
    selection.only = std::move(earlier.failed);
    if (paths.empty()) paths = std::move(earlier.files);
  }
  if (paths.empty()) throw input::UsageError("which files or folders? headloop run PATH...");

  const runner::Devices devices = devices_of(command.models);
  const std::vector<world::Script> scripts = runner::load_scenarios(paths, devices.catalogue());
  const std::vector<runner::Item> items = runner::select(scripts, selection);
  spdlog::info("{} runs selected", items.size());
  if (selection.seeds) warn_of_stated_seeds(scripts, items);
  if (command.list) return list(scripts, items);

  check_outputs(command, scripts);
  const runner::SuiteOptions options = suite_options(command);
  Reports reports(command, items.size());
  const report::Totals totals =
      runner::run_suite({devices, scripts, items}, options,
                        [&](const runner::Done& done, const report::Totals& so_far) {
                          reports.add(done.result, so_far);
                        });
  reports.finish(totals);
  return report::exit_status(totals);
}

}  // namespace headloop::cli
