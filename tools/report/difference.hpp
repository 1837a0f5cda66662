// The first difference between two Records, or between two files of results, and what stands around
// it.
#pragma once

#include <cstdint>
#include <map>
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

// What a file of results holds.
struct ResultsFile {
  std::vector<ScenarioResult> results;
  std::map<std::string, std::uint64_t> totals;  // by status
};

// Both return nothing if the two are equal.
std::string difference(const Named<RecordFile>& a, const Named<RecordFile>& b,
                       const Terminal& terminal);
std::string difference(const Named<ResultsFile>& a, const Named<ResultsFile>& b,
                       const Terminal& terminal);

// Reads both files, finds out what they are and compares them. Throws input::InputError, or
// UsageError if they cannot be read or are not of one kind.
std::string difference_of_files(const std::string& a, const std::string& b,
                                const Terminal& terminal);

}  // namespace headloop::report
