#include "tools/headloop/set_up.hpp"

#include <algorithm>
#include <thread>

namespace headloop::cli {

runner::Devices devices_of(const std::string& models) {
  return runner::Devices(models.empty() ? std::nullopt
                                        : std::optional<std::filesystem::path>(models));
}

int workers(int jobs) {
  if (jobs > 0) return jobs;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace headloop::cli
