#include "tools/report/difference.hpp"

#include <gmock/gmock.h>

#include "tests/tools/report/examples.hpp"

namespace headloop::report {
namespace {

using testing::HasSubstr;
using Records = Named<RecordFile>;
using Results = Named<ResultsFile>;

RecordFile recorded() {
  return {{"s#x", "mdr-toy", "1.0.0", 7}, entries_of(examples::record(), examples::names())};
}

TEST(Difference, OfEqualRecordsIsNothing) {
  EXPECT_EQ(difference(Records{"a", recorded()}, Records{"b", recorded()}, {}), "");
}

TEST(Difference, ShowsTheFirstObservationThatDiffers) {
  RecordFile later = recorded();
  later.entries[3].at.ns += 1'000;
  EXPECT_EQ(difference(Records{"a", recorded()}, Records{"b", later}, {}),
            "- a\n"
            "+ b\n"
            "the first difference is at line 5; before it, 3 observations agree:\n"
            "    1.000 000 s  step     Hold Power + Volume Down for 12 s\n"
            "    1.000 000 s  act      press power\n"
            "    1.012 000 s  key      power down, tick 33161\n"
            "-  12.345 678 s  led      reset-ready: red 500 ms, green 500 ms\n"
            "-  12.345 678 s  voice    \"Resetting\"\n"
            "-  12.345 678 s  machine  reset: idle -> armed on chord\n"
            "-  13.000 000 s  ignored  reset: armed ignores chord\n"
            "+  12.345 679 s  led      reset-ready: red 500 ms, green 500 ms\n"
            "+  12.345 678 s  voice    \"Resetting\"\n"
            "+  12.345 678 s  machine  reset: idle -> armed on chord\n"
            "+  13.000 000 s  ignored  reset: armed ignores chord\n");
}

TEST(Difference, SeesThatARecordEnds) {
  RecordFile shorter = recorded();
  shorter.entries.pop_back();
  EXPECT_THAT(difference(Records{"a", recorded()}, Records{"b", shorter}, {}),
              HasSubstr("+                         (the Record ends here)\n"));
}

TEST(Difference, SeesTheHeaders) {
  RecordFile other = recorded();
  other.header.firmware = "2.0.0";
  const std::string text = difference(Records{"a", recorded()}, Records{"b", other}, {});
  EXPECT_THAT(text, HasSubstr("-  firmware  \"1.0.0\""));
  EXPECT_THAT(text, HasSubstr("the observations are the same"));
}

TEST(Difference, ShowsTheFirstScenarioThatDiffers) {
  ScenarioResult changed = examples::failed("Two");
  const std::string text = difference(
      Results{"a", {{examples::passed("One"), examples::passed("Two")}, {}}},
      Results{"b", {{examples::passed("One"), changed, examples::passed("New")}, {}}}, {});
  EXPECT_THAT(text, HasSubstr("1 scenario stands only in b:\n  + scenarios/toy.yaml#New\n"));
  EXPECT_THAT(text, HasSubstr("  passed  scenarios/toy.yaml#One\n! scenarios/toy.yaml#Two\n"));
  EXPECT_THAT(text, HasSubstr("-  status   \"passed\"\n  +  status   \"failed\"\n"));
}

TEST(Difference, SeesTotalsThatDiffer) {
  const Results a{"a", {{examples::passed("One")}, {{"passed", 1}, {"not-run", 0}}}};
  const Results b{"b", {{examples::passed("One")}, {{"passed", 1}, {"not-run", 3}}}};
  EXPECT_EQ(difference(a, a, {}), "");
  EXPECT_EQ(difference(a, b, {}),
            "- a\n"
            "+ b\n"
            "the totals differ:\n"
            "  -  not-run  0\n"
            "  +  not-run  3\n");
}

}  // namespace
}  // namespace headloop::report
