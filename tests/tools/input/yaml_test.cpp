#include "tools/input/yaml.hpp"

#include <gtest/gtest.h>

namespace headloop::input {
namespace {

std::vector<Node> read(std::string_view text, const Limits& limits = {}) {
  Problems problems("f");
  auto documents = read_yaml(text, problems, limits);
  problems.raise();
  return documents;
}

std::string error_of(std::string_view text, const Limits& limits = {}) {
  try {
    read(text, limits);
  } catch (const InputError& e) {
    return e.what();
  }
  return "no error";
}

void expect_at(const Node& node, int line, int column) {
  EXPECT_EQ(node.at.line, line);
  EXPECT_EQ(node.at.column, column);
}

TEST(YamlTest, EverythingKnowsWhereItStands) {
  const auto documents = read("a: 1\nb:\n  - x\n  -   {c: d}\n---\n  e: \"f\"\n");
  ASSERT_EQ(documents.size(), 2U);
  const Node& first = documents[0];
  expect_at(first, 1, 1);
  expect_at(first.entries[0].value, 1, 4);
  expect_at(first.entries[1].key, 2, 1);
  expect_at(first.entries[1].value, 3, 3);
  expect_at(first.entries[1].value.items[0], 3, 5);
  expect_at(first.entries[1].value.items[1], 4, 7);
  expect_at(first.entries[1].value.items[1].entries[0].value, 4, 11);
  expect_at(documents[1].entries[0].value, 6, 6);
}

TEST(YamlTest, ColumnsCountCodePoints) {
  const auto documents = read("{ä: ö, \"–\": ü}\n");
  expect_at(documents[0].entries[0].value, 1, 5);
  expect_at(documents[0].entries[1].key, 1, 8);
  expect_at(documents[0].entries[1].value, 1, 13);
}

// From the line's start, however long it is and whatever it holds: `{a: "` is 5 columns, the text
// `length`, and `", ` 3 more.
TEST(YamlTest, ColumnsCountFromTheStartOfALongLine) {
  for (const int length : {1, 255, 256, 257, 1'023, 1'024, 4'096, 16'000}) {
    for (const std::string character : {"x", "ä", "–", "𝄞"}) {
      std::string text = "first: line\nsecond: {a: \"";
      for (int i = 0; i < length; ++i) text += character;
      const auto documents = read(text + "\", b: ö, c: 1}\n");
      const Node& line = documents[0].entries[1].value;
      const int b = 8 + 5 + length + 3 + 1;
      expect_at(line.entries[0].value, 2, 8 + 5);
      expect_at(line.entries[1].key, 2, b);
      expect_at(line.entries[1].value, 2, b + 3);
      expect_at(line.entries[2].value, 2, b + 3 + 6);
    }
  }
}

TEST(YamlTest, WhatIsLeftOutStandsWhereItWouldBe) {
  const auto documents = read("a:\nb: ~\nc:\n  -\n  - x\n");
  expect_at(documents[0].entries[0].value, 1, 1);  // its key
  expect_at(documents[0].entries[1].value, 2, 4);
  EXPECT_EQ(documents[0].entries[2].value.items[0].kind, Node::Kind::nothing);
}

TEST(YamlTest, DuplicateKeysAreKept) {
  const auto documents = read("a: 1\na: 2\n");
  ASSERT_EQ(documents[0].entries.size(), 2U);
  EXPECT_EQ(documents[0].find("a")->text, "1");
  expect_at(documents[0].entries[1].key, 2, 1);
}

TEST(YamlTest, AnAliasReportsItsAnchor) {
  EXPECT_EQ(error_of("a: &x 1\nb: *x\n"),
            "f:1:4: anchor '&x', expected the value alone: scenarios are data without references\n"
            "f:2:4: an alias of the anchor at 1:4, expected the value itself: scenarios are data "
            "without references");
  EXPECT_EQ(error_of("b: *x\n").substr(0, 20), "f:1:4: not YAML: the");
}

TEST(YamlTest, WhatIsNoPlainDataIsRefused) {
  EXPECT_EQ(error_of("<<: {a: 1}\n").substr(0, 22), "f:1:1: merge key '<<',");
  EXPECT_EQ(error_of("a: !!int 3\n"),
            "f:1:4: tag 'tag:yaml.org,2002:int', expected the value alone");
  EXPECT_EQ(error_of("? [a]\n: b\n"), "f:1:3: found a list as a key, expected a word");
  EXPECT_EQ(error_of("~: b\n"), "f:1:1: found nothing as a key, expected a word");
}

TEST(YamlTest, BytesThatAreNoTextAreRefused) {
  EXPECT_EQ(error_of("a: \xff\n"), "f:1:4: not UTF-8: the byte is part of no character");
  EXPECT_EQ(error_of(std::string_view("a: \0b\n", 6)),
            "f:1:4: a control character, code 0, expected text");
  EXPECT_EQ(error_of("a: b\rc: d\n"), "f:1:5: a control character, code 13, expected text");
  EXPECT_EQ(read("\xef\xbb\xbf"
                 "a: b\r\nc: d\r\n")[0]
                .entries.size(),
            2U);
}

// By an escape, or in the two bytes of U+0080 to U+009F.
TEST(YamlTest, ControlCharactersAreRefusedHoweverTheyAreWritten) {
  EXPECT_EQ(error_of("a: \"ends \\e[31m\"\n"),
            "f:1:4: a control character, code 27 in this text, expected none");
  EXPECT_EQ(error_of("a: \"b\\x07\"\n"),
            "f:1:4: a control character, code 7 in this text, expected none");
  EXPECT_EQ(error_of("a: b\xc2\x9b"),
            "f:1:4: a control character, code 155 in this text, expected none");
  EXPECT_EQ(read("a: \"b\\n\\tc\\u00a0\"\n")[0].entries[0].value.text, "b\n\tc\xc2\xa0");
}

// yaml-cpp itself lets a text end with the file where a line has ended before.
TEST(YamlTest, QuotesAreClosed) {
  const std::string never = "not YAML: these quotes are never closed, expected ";
  EXPECT_EQ(error_of("a: 1\nb: \"abc\n"), "f:2:4: " + never + "'\"' once more where the text ends");
  EXPECT_EQ(error_of("a: \"b\nc: d\n"), "f:1:4: " + never + "'\"' once more where the text ends");
  EXPECT_EQ(error_of("a: 'it''s\n"), "f:1:4: " + never + "''' once more where the text ends");
  EXPECT_EQ(error_of("- \"a\\\"\r\n\r\n"),
            "f:1:3: " + never + "'\"' once more where the text ends");
  EXPECT_NE(error_of("a: \"abc"), "no error");

  EXPECT_EQ(read("a: 'it''s'\n")[0].find("a")->text, "it's");
  EXPECT_EQ(read("a: \"b\\\\\"\n")[0].find("a")->text, "b\\");
  EXPECT_EQ(read("a: \"b\n  c\"\n")[0].find("a")->text, "b c");
  EXPECT_EQ(read("a: |\n  \"b\n")[0].find("a")->text, "\"b\n");
  EXPECT_EQ(read("a: >\n  'b\n")[0].find("a")->text, "'b\n");
  EXPECT_EQ(read("a: b\"c # \"d\n")[0].find("a")->text, "b\"c");
}

TEST(YamlTest, LimitsHoldAtTheirEdges) {
  Limits limits;
  limits.bytes = 8;
  EXPECT_EQ(read("a: 1234\n", limits).size(), 1U);
  EXPECT_EQ(error_of("a: 12345\n", limits),
            "f:1:1: a file of more than 8 bytes, expected shorter ones");

  limits = {};
  limits.line_bytes = 4;
  EXPECT_EQ(read("a: 1\nb: 2\n", limits).size(), 1U);
  EXPECT_EQ(error_of("a: 1\nb: 22\n", limits),
            "f:2:1: a line of more than 4 bytes, expected shorter ones");

  limits = {};
  limits.depth = 2;
  EXPECT_EQ(read("[[1]]", limits).size(), 1U);
  EXPECT_EQ(error_of("[[[1]]]", limits), "f:1:3: nested more than 2 levels deep");

  limits = {};
  limits.values = 4;
  EXPECT_EQ(read("[1, 2, 3]", limits).size(), 1U);
  EXPECT_EQ(error_of("[1, 2, 3, 4]", limits), "f:1:1: more than 4 values in one file");

  limits = {};
  limits.documents = 2;
  EXPECT_EQ(read("a\n---\nb\n", limits).size(), 2U);
  EXPECT_EQ(error_of("a\n---\nb\n---\nc\n", limits), "f:4:1: more than 2 documents in one file");
}

TEST(YamlTest, AllProblemsOfManyAreCounted) {
  std::string text = "[";
  for (int i = 0; i < 60; ++i) text += "&a 1,\n";
  const std::string all = error_of(text + "]");
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 50);
  EXPECT_NE(all.find("f:51:1: here and below: 10 more problems"), std::string::npos) << all;
}

}  // namespace
}  // namespace headloop::input
