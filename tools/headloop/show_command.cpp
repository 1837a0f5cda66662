// headloop show
#include <fmt/format.h>
#include <unistd.h>

#include <sstream>

#include "tools/headloop/commands.hpp"
#include "tools/headloop/set_up.hpp"
#include "tools/input/text_file.hpp"
#include "tools/input/usage_error.hpp"
#include "tools/report/failure_text.hpp"
#include "tools/report/record_file.hpp"
#include "tools/report/table.hpp"
#include "tools/report/text_report.hpp"
#include "tools/report/timeline.hpp"
#include "tools/runner/scenarios.hpp"
#include "tools/runner/suite.hpp"

namespace headloop::cli {
namespace {

std::string timeline(const report::RecordFile& file, const report::Terminal& terminal,
                     const ShowCommand& command) {
  const report::RecordHeader& header = file.header;
  const std::string title = fmt::format(
      "{}\n{}, firmware {}, seed {}\n\n",
      styled(terminal, report::Style::bold, report::printable(header.scenario)),
      report::printable(header.device), report::printable(header.firmware), header.seed);
  return title + report::timeline_text(file.entries, terminal, {command.all});
}

bool is_record(const std::string& name) {
  // No more than a header can have: the file may be anything.
  const std::string text = input::text_of_file(name, 4'096);
  return report::is_record_header(text.substr(0, text.find('\n')));
}

std::string record_text(const runner::Run& run) {
  std::ostringstream out;
  write_record(out, runner::header_of(run.result), runner::entries_of(run));
  return out.str();
}

std::string ending(const report::ScenarioResult& result, const report::Terminal& terminal) {
  if (judge::counts_against(result.status)) return '\n' + failure_text(result, terminal);
  if (result.status == judge::Status::passed) return "\npassed\n";
  return '\n' + notice_text(result, terminal);
}

}  // namespace

int execute(const ShowCommand& command) {
  const auto terminal = report::Terminal::of(STDOUT_FILENO);
  if (is_record(command.file)) {
    std::istringstream in(input::text_of_file(command.file));
    print(timeline(report::read_record(in, command.file), terminal, command));
    return 0;
  }
  const runner::Devices devices = devices_of(command.models);
  const auto scripts = runner::load_scenarios({command.file}, devices.catalogue());
  runner::SelectionOptions selection;
  selection.filters = command.filters;
  if (!command.seeds.empty()) selection.seeds = runner::seeds_of(command.seeds);
  const std::vector<runner::Item> one = {the_one(scripts, selection)};

  runner::SuiteOptions options;
  options.run.extra = record_text;
  options.run.ring = ring_of(runner::Fidelity::as_needed);
  std::string text;
  const report::Totals totals = runner::run_suite(
      {devices, scripts, one}, options, [&](const runner::Done& done, const report::Totals&) {
        std::istringstream record(done.extra);
        if (!done.extra.empty()) {
          text = timeline(report::read_record(record, command.file), terminal, command);
        }
        text += ending(done.result, terminal);
      });
  print(text);
  return report::exit_status(totals);
}

}  // namespace headloop::cli
