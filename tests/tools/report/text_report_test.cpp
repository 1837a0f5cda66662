#include "tools/report/text_report.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "tests/tools/report/examples.hpp"
#include "tools/report/failure_text.hpp"

namespace headloop::report {
namespace {

using testing::HasSubstr;

std::string reported(const std::vector<ScenarioResult>& results, const Terminal& terminal = {},
                     bool quiet = false) {
  std::ostringstream out;
  TextReport report(out, terminal, {quiet, ""}, results.size());
  Totals totals;
  for (const ScenarioResult& result : results) {
    totals.add(result.status);
    report.add(result, totals);
  }
  report.finish(totals);
  return out.str();
}

TEST(TextReport, TellsOfAFailureAllThatIsNeeded) {
  EXPECT_EQ(reported({examples::passed(), examples::failed()}),
            "failed          scenarios/toy.yaml#Let go early\n"
            "  scenarios/toy.yaml:9:7\n"
            "    expected  the LED alternates red and green within 12.5 s\n"
            "    observed  the LED stayed off\n"
            "        1.000 000 s  act  press power\n"
            "    >  12.500 000 s       not met\n"
            "       13.000 000 s  act  release power\n"
            "    again     headloop run scenarios/toy.yaml --filter 'Let go early'\n"
            "\n"
            "2 scenarios: 1 passed, 1 failed\n");
}

TEST(TextReport, SaysWhyItSkipsAndWhatItKnows) {
  ScenarioResult skipped = examples::passed("Pin only");
  skipped.status = judge::Status::skipped;
  skipped.message = "needs the pin ring";
  EXPECT_EQ(reported({skipped}),
            "skipped         scenarios/toy.yaml#Pin only: needs the pin ring\n"
            "1 scenario: 1 skipped\n");
  EXPECT_EQ(reported({skipped, examples::passed()}, {}, true), "");
}

TEST(TextReport, SaysOnceWhatManyCasesShare) {
  std::vector<ScenarioResult> results;
  for (const char* name : {"Cut (seed=1)", "Cut (seed=2)", "Cut (seed=3)", "Other"}) {
    ScenarioResult result = examples::passed(name);
    result.title = result.name.substr(0, result.name.find(' '));
    result.status = judge::Status::known_failure;
    result.message = "see there";
    results.push_back(result);
  }
  EXPECT_EQ(reported(results),
            "known-failure   scenarios/toy.yaml#Cut (seed=1): see there\n"
            "                and 2 more of its cases\n"
            "known-failure   scenarios/toy.yaml#Other: see there\n"
            "4 scenarios: 4 known failures\n");
}

TEST(TextReport, DrawsProgressOnlyForAPerson) {
  Terminal terminal;
  EXPECT_THAT(reported({examples::passed()}, terminal), testing::Not(HasSubstr("\r")));
  terminal.interactive = true;
  EXPECT_THAT(reported({examples::passed()}, terminal), HasSubstr("\r\x1b[K[100 %] 1 of 1"));
}

TEST(FailureText, ShowsWhatAWorkerWroteBeforeItDied) {
  ScenarioResult result = examples::passed("Crash");
  result.status = judge::Status::error;
  result.message = "killed by signal 6 (Aborted)";
  result.crash = "check failed:\n\x1b[2Jtime runs forward\n";
  const std::string text = failure_text(result, {});
  EXPECT_THAT(text, HasSubstr("why       killed by signal 6 (Aborted)\n"));
  EXPECT_THAT(text, HasSubstr("      check failed:\n       [2Jtime runs forward\n"));
}

TEST(CommandText, CanBePastedIntoAShell) {
  ScenarioResult result = examples::passed("It's \"so\"");
  EXPECT_EQ(command_text(result), R"(headloop run scenarios/toy.yaml --filter 'It'\''s "so"')");
  result.name += "#seed=9";
  result.seed_chosen = true;
  result.seed = 9;
  EXPECT_EQ(command_text(result, "--models 'my models'"),
            R"(headloop run scenarios/toy.yaml --filter 'It'\''s "so"' --seeds 9..9)"
            R"( --models 'my models')");
}

}  // namespace
}  // namespace headloop::report
