// A run as text: every scenario that did not simply pass, as soon as its turn comes, and the
// totals. Failures are told in full, what is skipped or known to fail in a line.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "tools/report/progress.hpp"
#include "tools/report/result.hpp"
#include "tools/report/terminal.hpp"
#include "tools/report/totals.hpp"

namespace headloop::report {

struct TextOptions {
  bool quiet = false;   // only what counts against the suite
  std::string options;  // that the command to see a failure again must repeat
};

class TextReport {
 public:
  TextReport(std::ostream& out, const Terminal& terminal, TextOptions options, std::size_t count)
      : out_(out),
        terminal_(terminal),
        options_(std::move(options)),
        progress_(out, terminal, count) {}

  // `totals` include this result.
  void add(const ScenarioResult& result, const Totals& totals);
  void finish(const Totals& totals);

 private:
  void notice(const ScenarioResult& result);
  void close_notice();

  std::ostream& out_;
  const Terminal terminal_;
  const TextOptions options_;
  Progress progress_;

  // Cases of one scenario that all come out alike share a notice.
  std::string noticed_;
  std::uint64_t like_it_ = 0;
};

// "12 scenarios: 9 passed, 2 failed, 1 skipped"
std::string totals_text(const Totals& totals);

}  // namespace headloop::report
