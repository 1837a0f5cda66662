#include "tools/report/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/report/json.hpp"

namespace headloop::report {
namespace {

void add_to(std::vector<std::uint64_t>& sum, const std::vector<std::uint64_t>& counts) {
  sum.resize(std::max(sum.size(), counts.size()));
  for (std::size_t i = 0; i < counts.size(); ++i) sum[i] += counts[i];
}

void count(std::vector<std::uint64_t>& counts, std::int64_t position) {
  const bool inside = position >= 0 && position < static_cast<std::int64_t>(counts.size());
  if (inside) ++counts[static_cast<std::size_t>(position)];
}

std::int64_t position_of(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) - names.begin();
}

Json claim_json(const ClaimCoverage& claim) {
  Json shown = Json::object();
  for (const auto& [product, ids] : claim.shown) shown[product] = ids;
  return {{"id", claim.id},
          {"kind", claim.kind},
          {"says", claim.says},
          {"covered", claim.covered()},
          {"scenarios", shown},
          {"products_without", claim.missing()},
          {"not_passed", claim.not_passed}};
}

Json machine_json(const MachineCoverage& coverage) {
  const platform::MachineInfo& info = *coverage.machine;
  Json states = Json::array();
  for (std::size_t i = 0; i < info.states.size(); ++i) {
    states.push_back({{"state", info.states[i]}, {"seen", coverage.use.states[i]}});
  }
  Json rows = Json::array();
  for (std::size_t i = 0; i < info.rows.size(); ++i) {
    const auto& row = info.rows[i];
    rows.push_back({{"source", row.source},
                    {"event", row.event},
                    {"target", row.target},
                    {"action", row.action},
                    {"guard", row.guard},
                    {"taken", coverage.use.rows[i]}});
  }
  return {
      {"machine", info.name}, {"families", coverage.families}, {"states", states}, {"rows", rows}};
}

MachineUse no_use(const platform::MachineInfo& machine) {
  return {std::vector<std::uint64_t>(machine.rows.size()),
          std::vector<std::uint64_t>(machine.states.size())};
}

MachineCoverage* find(std::vector<MachineCoverage>& list, const platform::MachineInfo* machine) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const auto& one) { return one.machine == machine; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

void Coverage::add(const ScenarioResult& result) {
  for (ClaimCoverage& claim : claims) {
    const auto& covers = result.covers;
    if (std::find(covers.begin(), covers.end(), claim.id) == covers.end()) continue;
    if (result.status == judge::Status::passed) {
      claim.shown[result.device].push_back(result.id);
    } else {
      claim.not_passed.push_back(result.id);
    }
  }
}

void Coverage::expect(const platform::MachineInfo& machine, const std::string& family) {
  MachineCoverage* known = find(machines, &machine);
  if (known == nullptr) {
    machines.push_back({&machine, {family}, no_use(machine)});
  } else if (std::find(known->families.begin(), known->families.end(), family) ==
             known->families.end()) {
    known->families.push_back(family);
  }
}

void Coverage::add(const std::vector<const platform::MachineInfo*>& reached,
                   const std::vector<MachineUse>& uses) {
  for (std::size_t i = 0; i < std::min(reached.size(), uses.size()); ++i) {
    MachineCoverage* known = find(machines, reached[i]);
    if (known == nullptr) continue;
    add_to(known->use.rows, uses[i].rows);
    add_to(known->use.states, uses[i].states);
  }
}

std::vector<std::string> ClaimCoverage::missing() const {
  std::vector<std::string> products;
  for (const std::string& product : applies) {
    if (!shown.contains(product)) products.push_back(product);
  }
  return products;
}

bool Coverage::complete() const {
  const auto seen = [](std::uint64_t times) { return times > 0; };
  const auto reached = [&](const std::vector<std::uint64_t>& counts) {
    return std::all_of(counts.begin(), counts.end(), seen);
  };
  return std::all_of(claims.begin(), claims.end(),
                     [](const auto& c) { return c.covered() && c.missing().empty(); }) &&
         std::all_of(machines.begin(), machines.end(),
                     [&](const auto& m) { return reached(m.use.rows) && reached(m.use.states); });
}

std::vector<MachineUse> machine_use(const Record& record,
                                    const std::vector<const platform::MachineInfo*>& machines) {
  std::vector<MachineUse> uses;
  for (const auto* info : machines) uses.push_back(no_use(*info));
  for (const Observation& o : record.observations()) {
    const bool taken = o.channel == Channel::machine;
    if ((!taken && o.channel != Channel::ignored) || o.subject >= machines.size()) continue;
    const platform::MachineInfo& info = *machines[o.subject];
    MachineUse& use = uses[o.subject];
    count(use.states, o.a);
    if (!taken || o.what >= info.rows.size()) continue;
    count(use.rows, o.what);
    // Where a machine begins is entered by no row.
    count(use.states, position_of(info.states, info.rows[o.what].source));
  }
  return uses;
}

std::string to_json(const std::vector<MachineUse>& uses) {
  Json json = Json::array();
  for (const MachineUse& use : uses) json.push_back({use.rows, use.states});
  return dumped(json);
}

std::vector<MachineUse> machine_use_from_json(const std::string& text) {
  std::vector<MachineUse> uses;
  for (const Json& json : parsed(text)) {
    uses.push_back({json.at(0).get<std::vector<std::uint64_t>>(),
                    json.at(1).get<std::vector<std::uint64_t>>()});
  }
  return uses;
}

std::string coverage_json(const Coverage& coverage) {
  Json claims = Json::array();
  for (const ClaimCoverage& claim : coverage.claims) claims.push_back(claim_json(claim));
  Json machines = Json::array();
  for (const MachineCoverage& machine : coverage.machines) {
    machines.push_back(machine_json(machine));
  }
  const Json json = {{"format", "headloop-coverage"},
                     {"version", 1},
                     {"claims", std::move(claims)},
                     {"machines", std::move(machines)}};
  return document(json);
}

}  // namespace headloop::report
