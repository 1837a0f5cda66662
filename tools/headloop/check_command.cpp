// headloop check
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>
#include <set>

#include "tools/datasheet/datasheet.hpp"
#include "tools/guide/check/acceptance.hpp"
#include "tools/guide/check/check.hpp"
#include "tools/guide/check/html_report.hpp"
#include "tools/guide/check/json_report.hpp"
#include "tools/guide/check/text_report.hpp"
#include "tools/headloop/commands.hpp"
#include "tools/headloop/file_watch.hpp"
#include "tools/headloop/output_names.hpp"
#include "tools/headloop/set_up.hpp"
#include "tools/input/nearest.hpp"
#include "tools/input/text_file.hpp"
#include "tools/input/usage_error.hpp"
#include "tools/report/output_file.hpp"

namespace headloop::cli {
namespace {

template <class E>
E word_of(const std::string& text, std::string_view option) {
  if (const auto word = from_name<E>(text)) return *word;
  std::vector<std::string> known(Words<E>::list.begin(), Words<E>::list.end());
  throw input::UsageError(
      fmt::format("{} '{}' is not known{}", option, text, input::expected_one_of(known, text)));
}

bool reaches(const checker::Report& report, checker::Severity severity) {
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const auto& finding) {
    return finding.accepted.empty() && finding.severity >= severity;
  });
}

void write(const std::string& name, const std::string& text) {
  if (name.empty()) return;
  report::OutputFile file(name);
  file.stream() << text;
  file.close();
}

void write_reports(const CheckCommand& command, const std::vector<checker::Report>& reports,
                   checker::Severity fail_on) {
  if (!command.json.empty()) write(command.json, checker::reports_json(reports));
  if (!command.sarif.empty()) write(command.sarif, checker::reports_sarif(reports));
  if (!command.html.empty()) write(command.html, checker::reports_html(reports));
  if (command.junit.empty()) return;
  const auto flavor =
      command.junit_flavor == "gitlab" ? report::JunitFlavor::gitlab : report::JunitFlavor::jenkins;
  report::OutputFile file(command.junit);
  checker::write_junit(file.stream(), reports, fail_on, flavor);
  file.close();
}

// Of several outputs one can be standard output; the report for people is then not printed.
bool to_stdout(const CheckCommand& command) {
  int count = 0;
  for (const std::string& name : {command.json, command.sarif, command.junit, command.html})
    count += name == "-" ? 1 : 0;
  if (count > 1) throw input::UsageError("only one report can go to standard output");
  return count == 1;
}

// Accepted findings may be replaced by those of now.
void check_outputs(const CheckCommand& command) {
  const NamedFile json{"--json", command.json};
  const std::vector<NamedFile> others = {
      {"--sarif", command.sarif}, {"--junit", command.junit}, {"--html", command.html}};
  std::vector<NamedFile> written = others;
  written.push_back(json);
  std::vector<NamedFile> guides;
  for (const std::string& guide : command.guides) guides.push_back({"the guide", guide});
  refuse_overwriting(written, guides);
  refuse_overwriting(others, {{"--baseline", command.baseline}});
}

std::string text_of(const std::string& guide) {
  return input::text_of_file(guide, guide::guide_size_max + 1);
}

// All guides, once.
class Check {
 public:
  explicit Check(const CheckCommand& command)
      : command_(command),
        quiet_(to_stdout(command)),
        fail_on_(word_of<checker::Severity>(command.fail_on, "--fail-on")),
        devices_(devices_of(command.models)) {
    if (command.guides.empty()) throw input::UsageError("no guide is named");
    check_outputs(command);
    if (command.junit_flavor != "jenkins" && command.junit_flavor != "gitlab")
      throw input::UsageError("--junit-flavor is jenkins or gitlab");
    if (!command.baseline.empty()) known_ = checker::baseline_of(command.baseline);
  }

  int status() const {
    const checker::Bench bench{devices_.products(), devices_.claims(), [&](const std::string& id) {
                                 return datasheet::sheet_text_of(id, folder_of(command_.models));
                               }};
    std::vector<checker::Report> reports;
    for (const std::string& name : command_.guides) {
      checker::Report& report =
          reports.emplace_back(checker::check_guide(text_of(name), name, bench));
      checker::accept_known(report, known_);
      if (!quiet_) print(checker::report_text(report, report::Terminal::of(STDOUT_FILENO)));
      if (command_.fix) write(name, checker::with_fixes(report));
    }
    write_reports(command_, reports, fail_on_);
    const bool failed = std::any_of(reports.begin(), reports.end(),
                                    [&](const auto& report) { return reaches(report, fail_on_); });
    return failed ? 1 : 0;
  }

 private:
  const CheckCommand& command_;
  const bool quiet_;
  const checker::Severity fail_on_;
  const runner::Devices devices_;
  std::set<std::string> known_;
};

// What the guides say now; one that is away for a moment says nothing.
std::vector<std::string> texts_of(const std::vector<std::string>& guides) {
  std::vector<std::string> texts;
  for (const std::string& guide : guides) {
    std::ifstream file(guide, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

// Again whenever what they say changes; ends with the status of the last time.
int watch(const CheckCommand& command, const Check& check) {
  constexpr std::string_view clear_screen = "\x1b[H\x1b[2J\x1b[3J";
  const bool person = report::Terminal::of(STDOUT_FILENO).interactive;
  FileWatch changes(command.guides);
  std::vector<std::string> checked;
  int status = 0;
  do {
    std::vector<std::string> texts = texts_of(command.guides);
    if (texts == checked) continue;
    checked = std::move(texts);
    if (person) print(std::string(clear_screen));
    status = explained([&] { return check.status(); });
    fmt::print(stderr, "headloop: checked; waiting for a change, Ctrl-C ends\n");
  } while (changes.wait());
  return status;
}

}  // namespace

int execute(const CheckCommand& command) {
  if (!command.explain.empty()) {
    print(checker::explanation(word_of<checker::RuleId>(command.explain, "--explain")));
    return 0;
  }
  const Check check(command);
  return command.watch ? watch(command, check) : check.status();
}

}  // namespace headloop::cli
