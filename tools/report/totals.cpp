#include "tools/report/totals.hpp"

namespace headloop::report {

int exit_status(const Totals& totals) {
  if (totals.of(judge::Status::error) > 0) return 3;
  for (std::size_t i = 0; i < totals.by_status.size(); ++i) {
    if (totals.by_status[i] > 0 && judge::counts_against(static_cast<judge::Status>(i))) return 1;
  }
  return 0;
}

}  // namespace headloop::report
