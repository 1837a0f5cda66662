#include "tools/input/problems.hpp"

#include <utility>
#include <vector>

namespace headloop::input {

void Problems::stop(Place at, std::string message) {
  add(at, std::move(message));
  raise();
  std::abort();  // unreachable: raise() throws, there is at least one problem
}

void Problems::raise() const {
  constexpr std::size_t shown_max = 50;
  std::vector<Problem> list;
  for (const auto& [at, message] : found_) {
    const world::SourcePosition position{file_, at.line, at.column};
    if (list.size() == shown_max) {
      const auto left = std::to_string(found_.size() - shown_max);
      list.push_back({position, "here and below: " + left + " more problems"});
      break;
    }
    list.push_back({position, message});
  }
  if (!list.empty()) throw InputError(std::move(list));
}

}  // namespace headloop::input
