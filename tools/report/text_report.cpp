#include "tools/report/text_report.hpp"

#include <fmt/format.h>

#include <ostream>

#include "tools/report/failure_text.hpp"

namespace headloop::report {

std::string totals_text(const Totals& totals) {
  struct Words {
    judge::Status status;
    const char* one;
    const char* many;
  };
  static constexpr Words words[] = {
      {judge::Status::passed, "passed", "passed"},
      {judge::Status::failed, "failed", "failed"},
      {judge::Status::unexpected_pass, "unexpected pass", "unexpected passes"},
      {judge::Status::error, "error", "errors"},
      {judge::Status::known_failure, "known failure", "known failures"},
      {judge::Status::skipped, "skipped", "skipped"}};
  std::uint64_t all = totals.not_run;
  for (const std::uint64_t count : totals.by_status) all += count;
  std::string text = fmt::format("{} {}", all, all == 1 ? "scenario" : "scenarios");
  const char* separator = ": ";
  for (const Words& word : words) {
    const std::uint64_t count = totals.of(word.status);
    if (count == 0) continue;
    text += fmt::format("{}{} {}", separator, count, count == 1 ? word.one : word.many);
    separator = ", ";
  }
  if (totals.not_run > 0) text += fmt::format("{}{} not run", separator, totals.not_run);
  return text;
}

void TextReport::add(const ScenarioResult& result, const Totals& totals) {
  if (judge::counts_against(result.status)) {
    close_notice();
    progress_.clear();
    out_ << failure_text(result, terminal_, options_.options) << '\n' << std::flush;
  } else if (result.status != judge::Status::passed && !options_.quiet) {
    notice(result);
  }
  if (!options_.quiet) progress_.show(totals, result.id);
}

void TextReport::notice(const ScenarioResult& result) {
  const std::string kind =
      fmt::format("{}#{}#{}", result.at.file, result.title, name_of(result.status));
  if (kind == noticed_) {
    ++like_it_;
    return;
  }
  close_notice();
  noticed_ = kind;
  progress_.clear();
  out_ << notice_text(result, terminal_) << std::flush;
}

void TextReport::close_notice() {
  noticed_.clear();
  if (like_it_ == 0) return;
  progress_.clear();
  out_ << fmt::format("{:16}and {} more of its cases\n", "", like_it_) << std::flush;
  like_it_ = 0;
}

void TextReport::finish(const Totals& totals) {
  close_notice();
  progress_.clear();
  if (options_.quiet && exit_status(totals) == 0) return;
  const Style style = exit_status(totals) == 0 ? Style::green : Style::red;
  out_ << styled(terminal_, style, totals_text(totals)) << '\n' << std::flush;
}

}  // namespace headloop::report
