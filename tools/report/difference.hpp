// The first difference between two Records, or between two files of results, and what stands around
// it.
#pragma once

#include <string>
#include <vector>

#include "tools/report/record_file.hpp"
#include "tools/report/result.hpp"
#include "tools/report/terminal.hpp"

namespace headloop::report {

// A file as the difference calls it, and what it holds.
template <class Content>
struct Named {
  std::string name;
  Content content;
};

// Both return nothing if the two are equal.
std::string difference(const Named<RecordFile>& a, const Named<RecordFile>& b,
                       const Terminal& terminal);
std::string difference(const Named<std::vector<ScenarioResult>>& a,
                       const Named<std::vector<ScenarioResult>>& b, const Terminal& terminal);

// Reads both files, finds out what they are and compares them. Throws input::InputError, or
// UsageError if they cannot be read or are not of one kind.
std::string difference_of_files(const std::string& a, const std::string& b,
                                const Terminal& terminal);

}  // namespace headloop::report
