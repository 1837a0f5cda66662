// Goal: no guide costs more than its length. Method: guides that repeat themselves, and guides that
// nobody would write; what they cost is counted in simulated events and in findings, not in time.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"
#include "tools/input/input_error.hpp"

namespace headloop::checker::tests {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// The second procedure is known from the first.
TEST(Bounds, AProcedureThatComesAgainIsTriedOnce) {
  const Report once = check(x);
  const Report often = check(repeated(x + "\n", 500));
  EXPECT_EQ(often.guide.procedures.size(), 500U);
  EXPECT_EQ(often.tried.size(), 500U);
  EXPECT_EQ(often.simulated_events, once.simulated_events);
  for (const Tried& tried : often.tried) {
    EXPECT_EQ(tried.attempts.get(), often.tried.front().attempts.get());
    EXPECT_EQ(tried.other_products.get(), often.tried.front().other_products.get());
  }
}

// Each of another length: what is left when the effort is spent is said to be untried.
TEST(Bounds, ManyDifferentProceduresEndInANote) {
  constexpr std::uint64_t effort = 100'000;
  std::string text;
  for (int i = 0; i < 200; ++i) {
    text += "# Reset of the MDR-1000X, way " + std::to_string(i) +
            "\n\n1. Hold Power and NC/AMBIENT for " + std::to_string(13 + i) + " seconds.\n\n";
  }
  const Report report = check(text, effort);
  EXPECT_EQ(report.guide.procedures.size(), 200U);
  EXPECT_LT(report.simulated_events, check(text).simulated_events);
  ASSERT_NE(find(report, RuleId::not_tried), nullptr);
}

TEST(Bounds, WhatNobodyDoesIsNotTried) {
  for (const char* step : {"Hold Power for 900000 hours.", "Wait 400 days."}) {
    const Report report = check("# Reset of the MDR-1000X\n\n1. " + std::string(step) + "\n");
    EXPECT_NE(find(report, RuleId::not_tried), nullptr) << step;
  }
  const std::string endless = "# Reset of the MDR-1000X\n\n" + repeated("1. Press Power.\n", 1'000);
  EXPECT_NE(find(check(endless), RuleId::not_tried), nullptr);
}

// One line of many sentences: every finding quotes a part of it.
TEST(Bounds, ALongLineIsNotCopiedIntoEachFinding) {
  const Report report = check("# Reset of the MDR-1000X\n\n" +
                              repeated("Press Power and then call the shop and ", 5'000));
  for (const Finding& finding : report.findings) EXPECT_LT(finding.promise.size(), 1'000U);
}

TEST(Bounds, WhatIsNoTextIsRefused) {
  EXPECT_THROW(check(std::string("PK\x03\x04\0\0", 6)), input::InputError);
  EXPECT_THROW(check("Hold \xff\xfe Power."), input::InputError);
  EXPECT_THROW(check(std::string(50'000'000, 'a')), input::InputError);
}

TEST(Bounds, DeepNestingIsRead) {
  const Report report = check(repeated("> ", 20'000) + "Hold Power.\n");
  EXPECT_LE(report.findings.size(), 10U);
}

}  // namespace
}  // namespace headloop::checker::tests
