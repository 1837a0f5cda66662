#include "tools/runner/scenarios.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <future>
#include <iterator>

#include "tools/input/input_error.hpp"
#include "tools/input/text_file.hpp"
#include "tools/input/yaml.hpp"
#include "tools/runner/discovery.hpp"
#include "tools/script/reader.hpp"

namespace headloop::runner {

namespace {

std::vector<world::Script> load(const std::vector<std::string>& paths,
                                const script::Catalogue& catalogue) {
  std::vector<world::Script> scripts;
  std::vector<input::Problem> problems;
  const std::vector<std::string> files = discover(paths);
  for (const std::string& file : files) {
    // One byte more than is allowed lets the reader say that the file is too large.
    const std::string text = input::text_of_file(file, input::Limits{}.bytes + 1);
    try {
      auto found = script::read_scenarios(file, text, catalogue);
      spdlog::debug("{}: {} scenarios", file, found.size());
      std::move(found.begin(), found.end(), std::back_inserter(scripts));
    } catch (const input::InputError& error) {
      const auto& list = error.problems();
      problems.insert(problems.end(), list.begin(), list.end());
    }
  }
  if (!problems.empty()) throw input::InputError(std::move(problems));
  spdlog::info("{} files, {} scenarios", files.size(), scripts.size());
  return scripts;
}

}  // namespace

// In a thread of its own, which the allocator gives a heap of its own: reading leaves it full of
// holes, and a process forked later would copy a page for each hole that it fills.
std::vector<world::Script> load_scenarios(const std::vector<std::string>& paths,
                                          const script::Catalogue& catalogue) {
  return std::async(std::launch::async, load, std::cref(paths), std::cref(catalogue)).get();
}

}  // namespace headloop::runner
