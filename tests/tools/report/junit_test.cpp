#include "tools/report/junit.hpp"

#include <gmock/gmock.h>

#include <pugixml.hpp>
#include <sstream>

#include "tests/tools/report/examples.hpp"

namespace headloop::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string written(const std::vector<ScenarioResult>& results,
                    JunitFlavor flavor = JunitFlavor::jenkins) {
  std::ostringstream out;
  JunitWriter writer(out, flavor);
  for (const ScenarioResult& result : results) writer.add(result);
  writer.finish();
  return out.str();
}

ScenarioResult with_status(judge::Status status, const std::string& name) {
  ScenarioResult result = examples::passed(name);
  result.status = status;
  result.message = "because of " + name;
  return result;
}

TEST(Junit, HasASuiteForEachFileAndACaseForEachScenario) {
  ScenarioResult other = examples::passed("Other");
  other.at.file = "scenarios/b/other.v2.yaml";
  const std::string text = written({examples::passed(), examples::failed(), other});
  EXPECT_THAT(text, HasSubstr(R"(<testsuite name="scenarios/toy.yaml" tests="2" failures="1" )"
                              R"(errors="0" skipped="0" file="scenarios/toy.yaml">)"));
  EXPECT_THAT(text, HasSubstr(R"(<testcase name="Hold the chord" classname="scenarios.toy" />)"));
  EXPECT_THAT(text, HasSubstr(R"(<testcase name="Other" classname="scenarios.b.other_v2" />)"));
  EXPECT_THAT(text, HasSubstr(R"(<failure message="expected: the LED alternates red and green )"));
  EXPECT_THAT(text, HasSubstr("again"));
}

TEST(Junit, ReportsEveryStatus) {
  const std::string text = written(
      {with_status(judge::Status::skipped, "s"), with_status(judge::Status::known_failure, "k"),
       with_status(judge::Status::unexpected_pass, "u"), with_status(judge::Status::error, "e")});
  EXPECT_THAT(text, HasSubstr(R"(tests="4" failures="1" errors="1" skipped="2")"));
  EXPECT_THAT(text, HasSubstr(R"(<skipped message="because of s" />)"));
  EXPECT_THAT(text, HasSubstr(R"(<skipped message="known failure: because of k" />)"));
  EXPECT_THAT(text, HasSubstr(R"(<failure message="because of u" type="unexpected-pass">)"));
  EXPECT_THAT(text, HasSubstr(R"(<error message="because of e" type="error">)"));
}

TEST(Junit, FlavorsDifferInFileAndLine) {
  EXPECT_THAT(written({examples::passed()}), Not(HasSubstr("line=")));
  EXPECT_THAT(written({examples::passed()}, JunitFlavor::gitlab),
              HasSubstr(R"(file="scenarios/toy.yaml" line="3")"));
}

TEST(Junit, HasTimesOnlyWhereTheyWereMeasured) {
  ScenarioResult result = examples::passed();
  EXPECT_THAT(written({result}), Not(HasSubstr("time=")));
  result.wall_us = 1'002'003;
  EXPECT_THAT(written({result}), HasSubstr(R"(time="1.002003")"));
}

TEST(Junit, HoldsNothingThatXmlForbids) {
  EXPECT_EQ(xml_text("a\x01z\x1b\tb\n"), "a\xef\xbf\xbdz\xef\xbf\xbd\tb\n");
  EXPECT_EQ(xml_text("\xc3\xbc\xff!"), "\xc3\xbc\xef\xbf\xbd!");
  EXPECT_EQ(xml_text("\xef\xbf\xbf\xef\xbf\xbe"), "\xef\xbf\xbd\xef\xbf\xbd");
  const std::string text = written({examples::passed("<&\">]]> \x01\x02\n \xff")});
  pugi::xml_document document;
  const auto parsed = document.load_string(text.c_str());
  ASSERT_TRUE(parsed) << parsed.description();
  EXPECT_STREQ(
      document.child("testsuites").child("testsuite").child("testcase").attribute("name").value(),
      "<&\">]]> \xef\xbf\xbd\xef\xbf\xbd\n \xef\xbf\xbd");
}

TEST(Junit, SplitsAnEndlessSuite) {
  const std::string text = written(std::vector<ScenarioResult>(2'001, examples::passed()));
  EXPECT_THAT(text, HasSubstr(R"(tests="2000")"));
  EXPECT_THAT(text, HasSubstr(R"(tests="1")"));
}

}  // namespace
}  // namespace headloop::report
