// Goal: the models do what their data sheets say, to the tick. Method: each product's reference.md
// holds a scenario and the timeline of it that was computed by hand; the scenario is played and
// every row of the timeline looked up in the Record, in its order and within its bounds.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "models/unit/unit.hpp"
#include "sim/world/run.hpp"
#include "tests/support/source_tree.hpp"
#include "tools/runner/devices.hpp"
#include "tools/script/reader.hpp"

namespace headloop::datasheet::tests {
namespace {

namespace fs = std::filesystem;

struct Row {
  Instant earliest;
  Instant latest;
  std::string observation;  // "led: reset-ready", the beginning of what a report says
};

struct Reference {
  std::string scenario;
  std::vector<Row> rows;
};

// "13012.695312" milliseconds
Instant instant_of(const std::string& cell) {
  const std::size_t point = cell.find('.');
  return Instant{} + milliseconds(std::stoll(cell.substr(0, point))) +
         nanoseconds(std::stoll(cell.substr(point + 1, 6)));
}

Reference read_reference(const fs::path& file) {
  Reference reference;
  std::ifstream stream(file);
  bool in_scenario = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.substr(0, 3) == "```") {
      in_scenario = line == "```yaml";
    } else if (in_scenario) {
      reference.scenario += line + '\n';
    } else if (line.substr(0, 2) == "| " &&
               std::isdigit(static_cast<unsigned char>(line[2])) != 0) {
      std::istringstream cells(line);
      std::string bar, earliest, latest, observation;
      cells >> bar >> earliest >> bar >> latest >> bar >> std::ws;
      std::getline(cells, observation, '|');
      observation.erase(observation.find_last_not_of(' ') + 1);
      reference.rows.push_back({instant_of(earliest), instant_of(latest), observation});
    }
  }
  return reference;
}

// The Record in words.
std::vector<std::pair<Instant, std::string>> play(const runner::Devices& devices,
                                                  const world::Script& script) {
  const models::Product& product = devices.product_of(script);
  const world::Scene scene{script, product.face};
  models::Unit unit(product, script);
  world::Player player(script);
  Record record;
  unit.show_at_begin(record);
  EXPECT_TRUE(world::run(scene, unit, player, record).over);
  record.sort_canonically();
  std::vector<std::pair<Instant, std::string>> list;
  for (const auto& entry : entries_of(record, runner::Devices::names(product, script))) {
    list.emplace_back(entry.at, std::string(name_of(entry.channel)) + ": " + sentence(entry));
  }
  return list;
}

class Timeline : public testing::TestWithParam<std::string> {};

TEST_P(Timeline, IsAsComputedByHand) {
  const fs::path file =
      fs::path(headloop::tests::in_source_tree("models")) / GetParam() / "reference.md";
  const Reference reference = read_reference(file);
  ASSERT_GT(reference.rows.size(), 10U) << file;
  const runner::Devices devices(std::nullopt);
  const auto scripts = script::read_scenarios("reference", reference.scenario, devices.catalogue());
  ASSERT_EQ(scripts.size(), 1U);
  ASSERT_EQ(scripts[0].device, GetParam());
  const auto record = play(devices, scripts[0]);
  auto from = record.begin();
  for (const Row& row : reference.rows) {
    from = std::find_if(from, record.end(),
                        [&row](const auto& entry) { return entry.first >= row.earliest; });
    const auto found = std::find_if(from, record.end(), [&row](const auto& entry) {
      return entry.second.compare(0, row.observation.size(), row.observation) == 0;
    });
    ASSERT_NE(found, record.end()) << row.observation << " does not happen any more";
    EXPECT_LE(found->first.ns, row.latest.ns) << row.observation << " comes late";
  }
}

INSTANTIATE_TEST_SUITE_P(Products, Timeline,
                         testing::Values("mdr-1000x", "mdr-1000xm2", "mdr-1000xm3", "mdr-1000xm4",
                                         "mdr-xb950n1"),
                         [](const auto& test) {
                           std::string name = test.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace headloop::datasheet::tests
