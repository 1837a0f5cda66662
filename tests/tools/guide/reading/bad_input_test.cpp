// Goal: whatever a file holds, it is read or refused with a place, in time that grows as the file
// does. Method: files that are no text; then texts that cost other readers the square of their
// length, each at two lengths.
#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "tools/guide/reading/output.hpp"
#include "tools/input/input_error.hpp"

namespace headloop::guide::tests {
namespace {

std::string refusal(const std::string& text) {
  try {
    read_guide(text, "guide.md", {});
  } catch (const input::InputError& error) {
    return error.what();
  }
  return "read";
}

TEST(BadInput, IsRefusedWithItsPlace) {
  EXPECT_EQ(refusal("Hold Power.\nLet \xff go."),
            "guide.md:2:5: byte 0xff is not part of UTF-8; expected text: save the guide as UTF-8");
  EXPECT_EQ(refusal(std::string("PK\x03\x04", 4)),
            "guide.md:1:3: control character 0x03; expected text, and this looks like binary data");
  EXPECT_EQ(refusal(std::string("a\0b", 3)),
            "guide.md:1:2: control character 0x00; expected text, and this looks like binary data");
  EXPECT_EQ(refusal(std::string(50'000'000, 'a')),
            "guide.md:1:1: this file has 50000000 bytes, and a guide has 16000000 at most; "
            "expected one guide, as text");
}

TEST(BadInput, MayBeNothingAtAll) {
  for (const char* const text : {"", "\n", "   \n\n", "\xef\xbb\xbf", "-", "|", "|-", "#", "```",
                                 "1.", "(", "\"", "&", "\\", "*", "."}) {
    EXPECT_EQ(refusal(text), "read") << text;
  }
}

std::string repeated(const std::string& part, std::size_t size) {
  std::string text;
  while (text.size() < size) text += part;
  return text;
}

// Of the processor, which other work on the machine does not lengthen.
double seconds_for(const std::string& text) {
  const std::clock_t begin = std::clock();
  reading_json(read_guide(text, "long", {}));
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

class LongInput : public testing::TestWithParam<std::pair<const char*, const char*>> {};

// Four times the text takes about four times as long; sixteen times would be its square.
TEST_P(LongInput, TakesTimeAsItIsLong) {
  const auto [start, part] = GetParam();
  constexpr std::size_t size = 30'000;
  const double small = seconds_for(start + repeated(part, size));
  const double large = seconds_for(start + repeated(part, 4 * size));
  EXPECT_LT(large, 10 * small + 0.25) << part;
}

INSTANTIATE_TEST_SUITE_P(
    BadInput, LongInput,
    testing::Values(
        std::pair{"", "a"}, std::pair{"", "word "}, std::pair{"", "Press the button. "},
        std::pair{"", "and then press "}, std::pair{"", "> "}, std::pair{"", "- "},
        std::pair{"", "* a **b "}, std::pair{"# x\n\n", "[a]("}, std::pair{"# x\n\n", "_a "},
        std::pair{"# x\n\n", "**a\n"}, std::pair{"# x\n\n", "<!--"}, std::pair{"# x\n\n", "`a\n"},
        std::pair{"# x\n\n", "> > a\n"}, std::pair{"", "| a "},
        std::pair{"# x\n\n", "|a|b|\n|-|-|\n"}, std::pair{"", "&amp;"}, std::pair{"", "\n"},
        std::pair{"", "(((("}, std::pair{"", "\"'"}, std::pair{"", "hold Power until "},
        std::pair{"", "12 seconds "}, std::pair{"", "a, b and c + "},
        std::pair{"", "On the XM2, hold Power. "}, std::pair{"", "I held Power and "},
        std::pair{"", "3\ufe0f\u20e3 "}, std::pair{"", "then Power + Custom, "},
        std::pair{"| Model | Keys | Hold for |\n|-|-|-|\n", "| XM2 | Power + Custom | 7 s |\n"},
        std::pair{"# x\n\n",
                  "1. Hold **Power** for 12 s until the LED blinks red.\n2. Let go.\n\n## y\n\n"}));

class LongSentence : public testing::TestWithParam<const char*> {};

// The same words in sentences four times as long: a square would take four times as long.
TEST_P(LongSentence, TakesTimeAsItIsLong) {
  constexpr std::size_t size = 900;
  const auto sentences = [](std::size_t length, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += repeated(GetParam(), length) + ".\n\n";
    return text;
  };
  const double brief = seconds_for(sentences(size, 160));
  const double lengthy = seconds_for(sentences(4 * size, 40));
  EXPECT_LT(lengthy, 3 * brief + 0.1) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(BadInput, LongSentence,
                         testing::Values("for ", "within ", "at ", "keep ", "press ", "to reset ",
                                         "hold Power until ", "do not press, ", "5 s or ",
                                         "while holding ", "the LED blinks and ", "long "));

TEST(LongGuide, OfTenThousandProceduresIsReadWhole) {
  std::string text;
  constexpr std::size_t procedures = 10'000;
  for (std::size_t i = 0; i < procedures; ++i) {
    text += "## Reset " + std::to_string(i) + "\n\n1. Hold Power for 12 seconds.\n2. Let go.\n\n";
  }
  const Guide guide = read_guide(text, "long", {});
  ASSERT_EQ(guide.procedures.size(), procedures);
  for (const Procedure& procedure : guide.procedures) ASSERT_EQ(procedure.steps.size(), 2U);
}

TEST(BadInput, MayBeNothingButCourtesies) {
  for (const std::string_view text :
       {"Then", "please note that", "And,", "(", "\"", "if", "let go"})
    EXPECT_EQ(read_guide(text, "short", {}).sentences.size(), 1U) << text;
}

TEST(LongGuide, MayBeOneLine) {
  const Guide guide = read_guide(std::string(10'000'000, 'x'), "long", {});
  ASSERT_EQ(guide.sentences.size(), 1U);
  EXPECT_EQ(guide.sentences[0].kind, SentenceClass::not_understood);
}

}  // namespace
}  // namespace headloop::guide::tests
