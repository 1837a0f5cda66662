// Which claims the scenarios show, on which product, and which states and transitions of the
// firmware's machines they reach; and above all what none of them does.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/platform/machine.hpp"
#include "tools/report/result.hpp"
#include "tools/report/terminal.hpp"

namespace headloop::report {

// How often each row of a machine's table was taken and each state seen, by position.
struct MachineUse {
  std::vector<std::uint64_t> rows;
  std::vector<std::uint64_t> states;
};

struct ClaimCoverage {
  std::string id;
  std::string kind;
  std::string says;
  std::vector<std::string> applies;                       // products
  std::map<std::string, std::vector<std::string>> shown;  // by product: scenarios that passed
  std::vector<std::string> not_passed;                    // scenarios that cover it and did not

  bool covered() const { return !shown.empty(); }
  // Products it applies to on which no scenario shows it.
  std::vector<std::string> missing() const;
};

// Families share machines: what one of them reaches is reached.
struct MachineCoverage {
  const platform::MachineInfo* machine = nullptr;
  std::vector<std::string> families;
  MachineUse use;
};

struct Coverage {
  std::vector<std::string> products;
  std::vector<ClaimCoverage> claims;
  std::vector<MachineCoverage> machines;

  // A family's machine that has to be reached.
  void expect(const platform::MachineInfo& machine, const std::string& family);

  void add(const ScenarioResult& result);
  void add(const std::vector<const platform::MachineInfo*>& reached,
           const std::vector<MachineUse>& uses);
  // Every claim on every product that it applies to, every state and every transition.
  bool complete() const;
};

// `scenarios`: names those that show each claim, instead of their number.
std::string coverage_text(const Coverage& coverage, const Terminal& terminal, bool scenarios);
std::string coverage_json(const Coverage& coverage);

// What a Record says of the machines whose tables these are.
std::vector<MachineUse> machine_use(const Record& record,
                                    const std::vector<const platform::MachineInfo*>& machines);

// From the worker to its parent.
std::string to_json(const std::vector<MachineUse>& uses);
std::vector<MachineUse> machine_use_from_json(const std::string& text);

}  // namespace headloop::report
