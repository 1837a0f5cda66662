#include "tools/report/progress.hpp"

#include <fmt/format.h>

#include <ostream>

#include "tools/report/table.hpp"

namespace headloop::report {
namespace {

std::uint64_t bad_ones(const Totals& totals) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < totals.by_status.size(); ++i) {
    if (judge::counts_against(static_cast<judge::Status>(i))) count += totals.by_status[i];
  }
  return count;
}

}  // namespace

void Progress::show(const Totals& totals, const std::string& latest) {
  ++done_;
  if (!terminal_.interactive) return;
  const auto now = Clock::now();
  if (now < next_ && done_ < count_) return;
  next_ = now + std::chrono::milliseconds(100);

  std::string line = fmt::format("[{:3} %] {} of {}", done_ * 100 / count_, done_, count_);
  if (const auto bad = bad_ones(totals); bad > 0) line += fmt::format(", {} failed", bad);
  line += "  " + printable(latest);
  out_ << "\r\x1b[K" << wrapped(line, terminal_.width - 1).front() << std::flush;
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) out_ << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace headloop::report
