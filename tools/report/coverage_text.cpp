#include <fmt/format.h>

#include <algorithm>

#include "tools/report/coverage.hpp"
#include "tools/report/table.hpp"

namespace headloop::report {
namespace {

std::string titled(const Terminal& terminal, const std::string& title) {
  return styled(terminal, Style::bold, title) + '\n';
}

// Scenarios that show the claim on the product; "." none, nothing where the claim does not apply.
Cell count_cell(const ClaimCoverage& claim, const std::string& product) {
  const auto shown = claim.shown.find(product);
  if (shown != claim.shown.end()) return {std::to_string(shown->second.size()), Style::plain};
  const auto& applies = claim.applies;
  const bool asked = std::find(applies.begin(), applies.end(), product) != applies.end();
  return asked ? Cell{".", Style::amber} : Cell{};
}

std::string claims_table(const Coverage& coverage, const Terminal& terminal) {
  std::vector<Align> columns = {Align::left, Align::left};
  columns.insert(columns.end(), coverage.products.size(), Align::right);
  columns.push_back(Align::right);
  Table table(columns);
  std::vector<Cell> head = {{"claim", Style::dim}, {"kind", Style::dim}};
  for (const std::string& product : coverage.products) head.push_back({product, Style::dim});
  head.push_back({"not passed", Style::dim});
  table.add(std::move(head));
  for (const ClaimCoverage& claim : coverage.claims) {
    std::vector<Cell> row = {{claim.id, claim.covered() ? Style::plain : Style::red},
                             {claim.kind, Style::plain}};
    for (const std::string& product : coverage.products) {
      row.push_back(count_cell(claim, product));
    }
    const std::size_t bad = claim.not_passed.size();
    row.push_back({bad == 0 ? "" : std::to_string(bad), Style::red});
    table.add(std::move(row));
  }
  return titled(terminal, "Claims, and the scenarios that show them") + table.text(terminal, 2);
}

std::string scenarios_table(const Coverage& coverage, const Terminal& terminal) {
  std::string out;
  for (const ClaimCoverage& claim : coverage.claims) {
    out += titled(terminal, claim.id + "  " + printable(claim.says));
    Table table({Align::left, Align::left});
    for (const auto& [product, ids] : claim.shown) {
      for (const std::string& id : ids) table.add({{product, Style::dim}, {id, Style::plain}});
    }
    for (const std::string& id : claim.not_passed) {
      table.add({{"not passed", Style::red}, {id, Style::plain}});
    }
    out +=
        claim.covered() || !claim.not_passed.empty() ? table.text(terminal, 2) : "  no scenario\n";
  }
  return out;
}

struct Reached {
  std::size_t part = 0;
  std::size_t whole = 0;
};

Reached reached(const std::vector<std::uint64_t>& counts) {
  const auto zeros = std::count(counts.begin(), counts.end(), 0U);
  return {counts.size() - static_cast<std::size_t>(zeros), counts.size()};
}

std::string ratio(Reached reached) { return fmt::format("{}/{}", reached.part, reached.whole); }

std::string machines_table(const Coverage& coverage, const Terminal& terminal) {
  Table table({Align::left, Align::right, Align::right, Align::left});
  table.add({{"machine", Style::dim},
             {"states", Style::dim},
             {"transitions", Style::dim},
             {"families", Style::dim}});
  for (const MachineCoverage& machine : coverage.machines) {
    table.add({{std::string(machine.machine->name), Style::plain},
               {ratio(reached(machine.use.states)), Style::plain},
               {ratio(reached(machine.use.rows)), Style::plain},
               {comma_list(machine.families), Style::dim}});
  }
  return titled(terminal, "Machines, and what of them was reached") + table.text(terminal, 2);
}

std::string row_text(const platform::MachineInfo::Row& row) {
  const std::string guard =
      row.guard.empty() || row.guard == "none" ? "" : fmt::format(" if {}", row.guard);
  return fmt::format("{} -> {} on {}{}", row.source, row.target, row.event, guard);
}

void add_unreached(Table& table, const MachineCoverage& coverage) {
  const platform::MachineInfo& info = *coverage.machine;
  // Several families may have a machine of one name, such as `reset`.
  const std::string families = coverage.families.size() == 1 ? coverage.families[0] + ' ' : "";
  const std::string machine = families + std::string(info.name);
  for (std::size_t i = 0; i < info.states.size(); ++i) {
    if (coverage.use.states[i] == 0) {
      table.add({{machine, Style::dim}, {"state"}, {std::string(info.states[i])}});
    }
  }
  for (std::size_t i = 0; i < info.rows.size(); ++i) {
    if (coverage.use.rows[i] == 0) {
      table.add({{machine, Style::dim}, {"transition"}, {row_text(info.rows[i])}});
    }
  }
}

std::string unreached_table(const Coverage& coverage, const Terminal& terminal) {
  Table table({Align::left, Align::left, Align::left});
  for (const ClaimCoverage& claim : coverage.claims) {
    if (!claim.covered()) table.add({{claim.id, Style::red}, {"claim"}, {claim.says}});
  }
  for (const ClaimCoverage& claim : coverage.claims) {
    const std::string missing = claim.covered() ? comma_list(claim.missing()) : "";
    if (!missing.empty()) table.add({{claim.id, Style::amber}, {"product"}, {missing}});
  }
  for (const MachineCoverage& machine : coverage.machines) add_unreached(table, machine);
  const std::string rows = table.text(terminal, 2);
  return titled(terminal, "Reached by no scenario") + (rows.empty() ? "  nothing\n" : rows);
}

}  // namespace

std::string coverage_text(const Coverage& coverage, const Terminal& terminal, bool scenarios) {
  const std::string claims =
      scenarios ? scenarios_table(coverage, terminal) : claims_table(coverage, terminal);
  const auto covered = std::count_if(coverage.claims.begin(), coverage.claims.end(),
                                     [](const auto& claim) { return claim.covered(); });
  return claims + '\n' + machines_table(coverage, terminal) + '\n' +
         unreached_table(coverage, terminal) +
         fmt::format("\n{} of {} claims covered\n", covered, coverage.claims.size());
}

}  // namespace headloop::report
