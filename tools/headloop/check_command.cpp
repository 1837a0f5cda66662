// headloop check
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "tools/guide/check/check.hpp"
#include "tools/guide/check/text_report.hpp"
#include "tools/headloop/commands.hpp"
#include "tools/headloop/set_up.hpp"
#include "tools/input/nearest.hpp"
#include "tools/input/text_file.hpp"
#include "tools/input/usage_error.hpp"

namespace headloop::cli {
namespace {

template <class E>
E word_of(const std::string& text, std::string_view option) {
  if (const auto word = from_name<E>(text)) return *word;
  std::vector<std::string> known(Words<E>::list.begin(), Words<E>::list.end());
  throw input::UsageError(fmt::format("{} '{}' is not known, expected {}", option, text,
                                      input::expected_one_of(known, text)));
}

bool reaches(const checker::Report& report, checker::Severity severity) {
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const auto& finding) {
    return finding.accepted.empty() && finding.severity >= severity;
  });
}

}  // namespace

int execute(const CheckCommand& command) {
  if (!command.explain.empty()) {
    print(checker::explanation(word_of<checker::RuleId>(command.explain, "--explain")));
    return 0;
  }
  if (command.guides.empty()) throw input::UsageError("no guide is named");
  const auto fail_on = word_of<checker::Severity>(command.fail_on, "--fail-on");
  const runner::Devices devices = devices_of(command.models);
  const checker::Bench bench{devices.products(), devices.claims()};
  bool failed = false;
  for (const std::string& name : command.guides) {
    const checker::Report report =
        checker::check_guide(input::text_of_file(name, guide::guide_size_max + 1), name, bench);
    print(checker::report_text(report, report::Terminal::of(STDOUT_FILENO)));
    failed = failed || reaches(report, fail_on);
  }
  return failed ? 1 : 0;
}

}  // namespace headloop::cli
