#include "tools/input/node.hpp"

#include <gtest/gtest.h>

#include "tools/input/yaml.hpp"

namespace headloop::input {
namespace {

using Kind = Node::Kind;

Node plain(const char* text) { return scalar(text, false, {}); }

TEST(NodeTest, ScalarsHaveTheKindsOfYamlsCoreSchema) {
  for (const char* text : {"", "~", "null", "Null", "NULL"}) {
    EXPECT_EQ(plain(text).kind, Kind::nothing) << text;
  }
  for (const char* text : {"true", "True", "FALSE"}) EXPECT_EQ(plain(text).kind, Kind::yes_no);
  for (const char* text : {"0", "12", "-3", "+4", "007", "0x1F", "0o17"}) {
    EXPECT_EQ(plain(text).kind, Kind::integer) << text;
  }
  for (const char* text : {"1.5", ".5", "5.", "-1e3", "2E-4", ".inf", "-.Inf", ".NaN"}) {
    EXPECT_EQ(plain(text).kind, Kind::number) << text;
  }
  for (const char* text : {"yes", "off", "nUll", "0x", "0o8", "1.2.3", "1e", "-", ".", "12 s",
                           "0xg", "+", "1_000", "-.nan"}) {
    EXPECT_EQ(plain(text).kind, Kind::text) << text;
  }
}

TEST(NodeTest, QuotedScalarsAreText) {
  for (const char* text : {"", "~", "true", "12", "1.5"}) {
    EXPECT_EQ(scalar(text, true, {}).kind, Kind::text) << text;
  }
}

Node only_document(std::string_view text) {
  Problems problems("file.yaml");
  return read_yaml(text, problems).at(0);
}

TEST(NodeTest, SpokenReadsKeysAndValuesInTurn) {
  EXPECT_EQ(spoken(only_document("hold: [power, nc-ambient]\nfor: 12 s\n")),
            "hold power + nc-ambient for 12 s");
  EXPECT_EQ(spoken(only_document("wait: {until: {led: {alternates: [red, green]}}}\n")),
            "wait until led alternates red + green");
  EXPECT_EQ(spoken(only_document("unplug\n")), "unplug");
}

TEST(NodeTest, WhatIsFoundIsShownInOneShortLine) {
  EXPECT_EQ(found(plain("12")), "'12'");
  EXPECT_EQ(found(plain("~")), "nothing");
  EXPECT_EQ(found(only_document("[1]")), "a list");
  EXPECT_EQ(found(only_document("{a: 1}")), "a mapping");
  EXPECT_EQ(quote("a\tb\nc"), "'a b c'");
  EXPECT_EQ(quote(std::string(60, 'x')), "'" + std::string(60, 'x') + "'");
  EXPECT_EQ(quote(std::string(61, 'x')), "'" + std::string(60, 'x') + "...'");
}

TEST(NodeTest, WordsAreJoined) {
  EXPECT_EQ(join({}), "");
  EXPECT_EQ(join({"a"}), "a");
  EXPECT_EQ(join({"a", "b"}), "a or b");
  EXPECT_EQ(join({"a", "b", "c"}, "and"), "a, b and c");
}

}  // namespace
}  // namespace headloop::input
