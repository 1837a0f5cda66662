#include "tools/input/quantity.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace headloop::input {
namespace {

std::int64_t ns(std::string_view text) {
  const Quantity value = parse_quantity(text, time_span);
  EXPECT_EQ(value.error, "") << text;
  return value.count;
}

std::string error(std::string_view text, const Measure& measure = time_span) {
  return parse_quantity(text, measure).error;
}

TEST(QuantityTest, EveryUnitOfTimeIsExact) {
  EXPECT_EQ(ns("1 ns"), 1);
  EXPECT_EQ(ns("1 us"), 1'000);
  EXPECT_EQ(ns("1 ms"), 1'000'000);
  for (const char* text : {"1 s", "1s", "1 second", "1 seconds"})
    EXPECT_EQ(ns(text), 1'000'000'000);
  for (const char* text : {"1 min", "1 minute", "1 minutes"}) EXPECT_EQ(ns(text), 60'000'000'000);
  for (const char* text : {"1 h", "1 hour", "1 hours"}) EXPECT_EQ(ns(text), 3'600'000'000'000);
  for (const char* text : {"1 day", "1 days"}) EXPECT_EQ(ns(text), 86'400'000'000'000);
  for (const char* text : {"1 week", "1 weeks"}) EXPECT_EQ(ns(text), 604'800'000'000'000);
  for (const char* text : {"1 year", "1 years"}) EXPECT_EQ(ns(text), 31'536'000'000'000'000);
}

TEST(QuantityTest, FractionsComeOutEvenOrAreRefused) {
  EXPECT_EQ(ns("1.5 s"), 1'500'000'000);
  EXPECT_EQ(ns("0.000000001 s"), 1);
  EXPECT_EQ(ns("1.250 ms"), 1'250'000);
  EXPECT_EQ(ns("0.50 h"), 1'800'000'000'000);
  EXPECT_EQ(ns("1.0 ns"), 1);
  EXPECT_EQ(ns("1.0000000000000000000000000000000 s"), 1'000'000'000);
  EXPECT_EQ(error("0.5 ns"), "it is finer than 1 ns");
  EXPECT_EQ(error("0.0000000001 s"), "it is finer than 1 ns");
  EXPECT_EQ(error("1.5 ticks"), "it is finer than 1 ticks");
  EXPECT_EQ(error("1.5 %", percentage), "it is finer than 1 %");
}

TEST(QuantityTest, TicksAreNoTimeYet) {
  const Quantity value = parse_quantity("392846 ticks", time_span);
  EXPECT_TRUE(value.ticks);
  EXPECT_EQ(value.count, 392'846);
  EXPECT_EQ(error("1 ticks", duration), "unknown unit 'ticks'");
}

TEST(QuantityTest, TheLargestFitsAndTheNextDoesNot) {
  EXPECT_EQ(ns("9223372036854775807 ns"), INT64_MAX);
  EXPECT_EQ(error("9223372036854775808 ns"), "it is too large");
  EXPECT_EQ(error("9223372036.854775808 s"), "it is too large");
  EXPECT_EQ(error("99999999999999999999999999999 ns"), "it is too large");
  EXPECT_EQ(error("9223372036855 ms"), "it is too large");
}

TEST(QuantityTest, WhatIsNoQuantitySaysWhy) {
  EXPECT_EQ(error("12"), "the unit is missing");
  EXPECT_EQ(error("12 "), "the unit is missing");
  EXPECT_EQ(error("12  s"), "there is more than one blank before the unit");
  EXPECT_EQ(error("12  minuets"), "unknown unit 'minuets'; did you mean 'minutes'?");
  EXPECT_EQ(error("12 parsecs"), "unknown unit 'parsecs'");
  EXPECT_EQ(error("12 minuets"), "unknown unit 'minuets'; did you mean 'minutes'?");
  EXPECT_EQ(error("-3 s"), "it is negative");
  for (const char* text : {"", "s", "- 3 s", "+3 s", "03 s", "1. s", ".5 s", "a while", "1,5 s"}) {
    EXPECT_NE(error(text), "") << text;
  }
}

TEST(QuantityTest, OtherMeasuresHaveTheirUnits) {
  EXPECT_EQ(parse_quantity("10 cm", length).count, 100);
  EXPECT_EQ(parse_quantity("0.3 mm", length).error, "it is finer than 1 mm");
  EXPECT_EQ(parse_quantity("1.5 m", length).count, 1'500);
  EXPECT_EQ(parse_quantity("2.5 V", voltage).count, 2'500);
  EXPECT_EQ(parse_quantity("70%", percentage).count, 70);
}

// The schema and the reader must agree on what is a quantity at all.
TEST(QuantityTest, ThePatternAcceptsWhatTheParserAccepts) {
  const std::regex zero_allowed(pattern(time_span, true));
  const std::regex positive(pattern(time_span, false));
  for (const char* text : {"0 s", "0.0 ms", "12 s", "12s", "1.5 h", "3 ticks", "007 s", "-1 s", "1",
                           "1 sec", "1  s", " 1 s", "1 s ", "1. s", ".1 s", "1e3 s", "s", ""}) {
    const Quantity value = parse_quantity(text, time_span);
    EXPECT_EQ(std::regex_search(text, zero_allowed), value.error.empty()) << text;
    EXPECT_EQ(std::regex_search(text, positive), value.error.empty() && value.count > 0) << text;
  }
}

}  // namespace
}  // namespace headloop::input
