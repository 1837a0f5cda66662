#include "tools/report/results_file.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "tests/tools/report/examples.hpp"
#include "tools/input/input_error.hpp"

namespace headloop::report {
namespace {

using testing::HasSubstr;

std::string as_json(const std::vector<ScenarioResult>& results) {
  std::ostringstream out;
  ResultsWriter writer(out);
  Totals totals;
  for (const ScenarioResult& result : results) {
    totals.add(result.status);
    writer.add(result);
  }
  writer.finish(totals);
  return out.str();
}

std::vector<ScenarioResult> read(const std::string& text) {
  std::istringstream in(text);
  std::vector<ScenarioResult> results;
  read_results(in, "r.json", [&](ScenarioResult r) { results.push_back(std::move(r)); });
  return results;
}

std::string refused(const std::string& text) {
  try {
    read(text);
  } catch (const input::InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Result, ComesBackFromJsonAsItWas) {
  ScenarioResult result = examples::failed();
  result.seed_chosen = true;
  result.wall_us = 1'234;
  result.crash = "no UTF-8: \xff";
  result.finding->outcome = world::Outcome::not_performable;
  result.finding->missing_control = "custom";
  result.finding->step = 2;
  result.finding->kept = {Layer::battery};
  result.finding->harm_lasts = hours(5);
  const std::string json = to_json(result);
  EXPECT_EQ(to_json(result_from_json(json)), json);
  EXPECT_THAT(json, HasSubstr(R"("record":"0123456789abcdef")"));
}

TEST(ResultsFile, HasALineForEachScenarioAndTheTotals) {
  const std::string text = as_json({examples::passed(), examples::failed()});
  EXPECT_THAT(text, testing::StartsWith(R"({"format":"headloop-results","version":1,"tool":)"));
  EXPECT_THAT(text, HasSubstr("\n{\"id\":\"scenarios/toy.yaml#Let go early\""));
  EXPECT_THAT(text, testing::EndsWith(R"(],"totals":{"passed":1,"failed":1,"skipped":0,)"
                                      R"("known-failure":0,"unexpected-pass":0,"error":0,)"
                                      R"("not-run":0}})"
                                      "\n"));
}

TEST(ResultsFile, ReadsWhatItWrites) {
  const auto results = read(as_json({examples::passed(), examples::failed()}));
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(to_json(results[0]), to_json(examples::passed()));
  EXPECT_EQ(to_json(results[1]), to_json(examples::failed()));
  EXPECT_TRUE(read(as_json({})).empty());
}

TEST(ResultsFile, RefusesWhatItCannotRead) {
  EXPECT_THAT(refused("not json"), HasSubstr("this is no file of results"));
  EXPECT_THAT(refused(R"({"format":"headloop-results","version":9})"), HasSubstr("version 9"));
  EXPECT_THAT(refused(R"({"format":"headloop-results","version":1})"), HasSubstr("no list"));
  EXPECT_THAT(refused(R"({"format":"headloop-results","version":1,"scenarios":[{"id":"x"}]})"),
              HasSubstr("needs an id and a status"));
  EXPECT_THAT(refused(R"({"format":"headloop-results","version":1,"scenarios":[7]})"),
              HasSubstr("not as it should be"));
}

TEST(ExitStatus, OurOwnFaultWeighsMost) {
  Totals totals;
  totals.add(judge::Status::passed);
  totals.add(judge::Status::skipped);
  totals.add(judge::Status::known_failure);
  EXPECT_EQ(exit_status(totals), 0);
  totals.add(judge::Status::unexpected_pass);
  EXPECT_EQ(exit_status(totals), 1);
  totals.add(judge::Status::error);
  EXPECT_EQ(exit_status(totals), 3);
}

}  // namespace
}  // namespace headloop::report
