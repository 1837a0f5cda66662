#include "tools/input/input_error.hpp"

#include <utility>

namespace headloop::input {
namespace {

std::string lines(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += to_string(problem);
  }
  return text;
}

}  // namespace

std::string to_string(const Problem& problem) {
  const auto& [file, line, column] = problem.at;
  return file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + problem.message;
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(lines(problems)), problems_(std::move(problems)) {}

}  // namespace headloop::input
