// One scenario from its script to its result; what a worker process does.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/record.hpp"
#include "tools/report/record_file.hpp"
#include "tools/report/result.hpp"
#include "tools/runner/devices.hpp"
#include "tools/runner/ring.hpp"
#include "tools/runner/selection.hpp"

namespace headloop::runner {

// A run as it ended: the canonical Record, and how to read it.
struct Run {
  const models::Product& product;
  const world::Script& script;
  const Record& record;
  const report::ScenarioResult& result;
};

report::RecordHeader header_of(const report::ScenarioResult& result);
std::vector<report::Entry> entries_of(const Run& run);

struct RunOptions {
  Ring ring;
  int repeat = 1;                         // times; each has to leave the same Record
  std::optional<std::string> record_dir;  // where to write the Record
  bool measure = false;                   // how long it took, in wall-clock time

  // What else is wanted of a run; goes to the parent together with the result.
  std::function<std::string(const Run&)> extra;
};

struct Done {
  report::ScenarioResult result;
  std::string extra;
};

// `script` as `item` chose it. A scenario that says `skip` does not run, nor does one that needs
// pins in a ring without. Throws std::runtime_error
// if the Record cannot be written.
Done run_scenario(const Devices& devices, const world::Script& script, const Item& item,
                  const RunOptions& options);

// Who the result is of, before anything has happened: what remains of a run that crashed.
report::ScenarioResult blank_result(const Devices& devices, const world::Script& script,
                                    const Item& item);

// Of the canonical Record: two runs are the same if it is, but for one chance in 2^64.
std::uint64_t record_hash(const Record& record);

}  // namespace headloop::runner
