#include "tools/runner/suite.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tools/report/record_file.hpp"
#include "tools/script/reader.hpp"

namespace headloop::runner {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const char* const text = R"(
title: Stays on
covers: R1
device: mdr-1000x
unit: {firmware: 1.1.0}
steps: [{wait: 1 s}]
inspect: {power: on}
---
title: Is not off
device: mdr-1000xm4
steps: [{wait: 1 s}]
inspect: {power: off}
---
title: Not now
device: mdr-xb950n1
skip: a test says so
steps: [{wait: 1 s}]
inspect: {power: off}
)";

const Devices& devices() {
  static const Devices all(std::nullopt);
  return all;
}

const std::vector<world::Script>& suite_scripts() {
  static const auto list = script::read_scenarios("s.yaml", text, devices().catalogue());
  return list;
}

std::vector<Done> all_done(const SelectionOptions& selection, const SuiteOptions& options) {
  const std::vector<Item> items = select(suite_scripts(), selection);
  std::vector<Done> list;
  run_suite({devices(), suite_scripts(), items}, options,
            [&](const Done& done, const report::Totals&) { list.push_back(done); });
  return list;
}

TEST(Suite, TellsWhatCameOfEachScenario) {
  const auto list = all_done({}, {});
  ASSERT_EQ(list.size(), 3U);
  const report::ScenarioResult& first = list[0].result;
  EXPECT_EQ(first.status, judge::Status::passed);
  EXPECT_EQ(first.id, "s.yaml#Stays on");
  EXPECT_EQ(first.firmware, "1.1.0");
  EXPECT_THAT(first.covers, ElementsAre("R1"));
  EXPECT_EQ(first.end, Instant{} + seconds(1));
  EXPECT_GT(first.observations, 0U);

  const report::ScenarioResult& second = list[1].result;
  EXPECT_EQ(second.status, judge::Status::failed);
  ASSERT_EQ(second.unmet.size(), 1U);
  EXPECT_EQ(second.unmet[0].at.line, 12);
  EXPECT_THAT(second.unmet[0].observed, HasSubstr("on"));
  EXPECT_FALSE(second.around.empty());

  EXPECT_EQ(list[2].result.status, judge::Status::skipped);
  EXPECT_EQ(list[2].result.message, "a test says so");
}

// What an hour without a write, and a reset of 26 writes and more, make of the EEPROM's faults.
TEST(Suite, AFaultOfTheEepromHasToAct) {
  const auto found = [](const std::string& unit, const std::string& hold) {
    const auto one =
        script::read_scenarios("s.yaml",
                               "title: t\ndevice: mdr-1000x\nunit: " + unit +
                                   "\nsteps: [{hold: [power, nc-ambient], for: " + hold +
                                   "}, {wait: 5 s}]\ninspect: {power: on}\n",
                               devices().catalogue());
    std::string message;
    run_suite({devices(), one, select(one, {})}, {},
              [&](const Done& done, const report::Totals&) { message = done.result.message; });
    return message;
  };
  const std::string never = "; found it never did";
  EXPECT_EQ(found("{failing-write: 1000000}", "14 s"),
            "expected the fault failing-write acts" + never);
  EXPECT_EQ(found("{failing-write: 1}", "1 s"), "expected the fault failing-write acts" + never);
  EXPECT_EQ(found("{failing-write: 1}", "14 s"), "");
  EXPECT_EQ(found("{faults: [{eeprom-worn: 0 %}]}", "14 s"),
            "expected the fault eeprom-worn acts" + never);
  EXPECT_EQ(found("{faults: [{eeprom-worn: 200 %}]}", "14 s"), "");
  EXPECT_EQ(found("{wear: {eeprom: 0 %}}", "14 s"), "") << "wear need not show";
}

TEST(Suite, TheSameSeedLeavesTheSameRecord) {
  SuiteOptions options;
  options.run.repeat = 3;
  options.pool.workers = 2;
  const SelectionOptions selection{.filters = {"Stays on"}, .seeds = Seeds{{}, 2}};
  const auto once = all_done(selection, {});
  const auto often = all_done(selection, options);
  ASSERT_EQ(once.size(), 2U);
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(report::to_json(once[i].result), report::to_json(often[i].result));
  }
  EXPECT_NE(once[0].result.record_hash, once[1].result.record_hash);
}

TEST(Suite, StopsAtTheFirstFailureIfToldTo) {
  SuiteOptions options;
  options.fail_fast = true;
  options.pool.workers = 2;
  EXPECT_EQ(all_done({}, options).size(), 2U);
}

TEST(Suite, WritesRecordsThatCanBeRead) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("headloop-suite-" + std::to_string(getpid()));
  SuiteOptions options;
  options.run.record_dir = folder.string();
  const auto list = all_done({.filters = {"Stays on"}}, options);
  std::ifstream in(folder / report::record_path("s.yaml", "Stays on"));
  const report::RecordFile file = report::read_record(in, "r.jsonl");
  EXPECT_EQ(file.header.scenario, "s.yaml#Stays on");
  EXPECT_EQ(file.header.firmware, "1.1.0");
  EXPECT_EQ(file.entries.size(), list.at(0).result.observations);
  std::filesystem::remove_all(folder);
}

TEST(Suite, CarriesWhatElseIsWantedOfARun) {
  SuiteOptions options;
  options.run.extra = [](const runner::Run& run) {
    return run.product.id + "\n" + run.script.title;
  };
  EXPECT_EQ(all_done({.filters = {"Stays on"}}, options).at(0).extra, "mdr-1000x\nStays on");
}

TEST(RecordHash, DependsOnEveryField) {
  const Observation base{Instant{1}, Channel::led, 1, 1, 1, 1};
  std::vector<Observation> others(6, base);
  others[0].at.ns = 2;
  others[1].channel = Channel::voice;
  others[2].subject = 2;
  others[3].what = 2;
  others[4].a = 2;
  others[5].b = 2;
  const auto hash = [](const Observation& observation) {
    Record record;
    record.add(observation.at, observation.channel, observation.subject, observation.what,
               observation.a, observation.b);
    return record_hash(record);
  };
  for (const Observation& other : others) EXPECT_NE(hash(other), hash(base));
  EXPECT_NE(record_hash(Record{}), hash({}));
}

}  // namespace
}  // namespace headloop::runner
