// The results of one call of `headloop run` as a JSON file. docs/results-format.md is its
// reference; a change that an older reader would misread raises `results_version`.
#pragma once

#include <functional>
#include <iosfwd>
#include <map>
#include <string>

#include "tools/report/result.hpp"
#include "tools/report/totals.hpp"

namespace headloop::report {

inline constexpr int results_version = 1;

// Writes results as they come, one a line: the file of a million takes no more memory than that of
// one.
class ResultsWriter {
 public:
  explicit ResultsWriter(std::ostream& out);
  void add(const ScenarioResult& result);
  void finish(const Totals& totals);

 private:
  std::ostream& out_;
  bool first_ = true;
};

// Calls `each` with every result of the file, in its order; returns its totals, by their names.
// Throws input::InputError.
std::map<std::string, std::uint64_t> read_results(std::istream& in, const std::string& name,
                                                  const std::function<void(ScenarioResult)>& each);

// Whether a file that begins with this line claims to hold results.
bool is_results_header(std::string_view line);

}  // namespace headloop::report
