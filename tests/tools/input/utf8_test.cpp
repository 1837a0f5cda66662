#include "tools/input/utf8.hpp"

#include <gtest/gtest.h>

namespace headloop::input {
namespace {

using namespace std::literals::string_view_literals;

TEST(Utf8Test, WellFormedTextHasNoMalformedByte) {
  for (const auto text :
       {""sv, "ascii"sv, "\xc2\x80"sv, "\xdf\xbf"sv, "\xe0\xa0\x80"sv, "\xed\x9f\xbf"sv,
        "\xee\x80\x80"sv, "\xef\xbf\xbf"sv, "\xf0\x90\x80\x80"sv, "\xf4\x8f\xbf\xbf"sv, "a\0b"sv}) {
    EXPECT_EQ(first_malformed(text), std::nullopt);
  }
}

TEST(Utf8Test, MalformedBytesAreFoundWhereTheyStand) {
  for (const auto text :
       {"ab\x80"sv, "ab\xc0\x80"sv, "ab\xc1\xbf"sv, "ab\xc2"sv, "ab\xc2x"sv, "ab\xe0\x9f\xbf"sv,
        "ab\xed\xa0\x80"sv, "ab\xe2\x82"sv, "ab\xf0\x8f\xbf\xbf"sv, "ab\xf4\x90\x80\x80"sv,
        "ab\xf5\x80\x80\x80"sv, "ab\xff"sv}) {
    EXPECT_EQ(first_malformed(text), 2U);
  }
}

TEST(Utf8Test, CodePointsAreCounted) {
  EXPECT_EQ(code_points(""), 0U);
  EXPECT_EQ(code_points("Zurück – los"), 12U);
  EXPECT_EQ(first_code_points("Zurück", 5), "Zurüc");
  EXPECT_EQ(first_code_points("Zurück", 4), "Zurü");
  EXPECT_EQ(first_code_points("ab", 5), "ab");
  EXPECT_EQ(first_code_points("ab", 0), "");
}

}  // namespace
}  // namespace headloop::input
