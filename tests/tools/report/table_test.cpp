#include "tools/report/table.hpp"

#include <gmock/gmock.h>

namespace headloop::report {
namespace {

using testing::ElementsAre;

TEST(DisplayWidth, CountsWhatATerminalShows) {
  EXPECT_EQ(display_width("plain"), 5);
  EXPECT_EQ(display_width("gr\xc3\xbcn"), 4);               // an umlaut
  EXPECT_EQ(display_width("\xe6\x97\xa5\xe6\x9c\xac"), 4);  // two wide characters
  EXPECT_EQ(display_width("e\xcc\x81"), 1);                 // a combining accent
}

TEST(Wrapped, BreaksAtSpacesAndOnlyElseInWords) {
  EXPECT_THAT(wrapped("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrapped("abcdefgh", 3), ElementsAre("abc", "def", "gh"));
  EXPECT_THAT(wrapped("", 3), ElementsAre(""));
}

TEST(Printable, LeavesNothingThatSteersATerminal) {
  EXPECT_EQ(printable("a\x1b[31mb\nc\x7f"), "a [31mb c ");
  EXPECT_EQ(printable("\xc2\x9b"
                      "2J"),
            " 2J");
  EXPECT_EQ(printable("\xc3\xbc"), "\xc3\xbc");
}

TEST(Table, AlignsColumnsAndIndentsWhatItWraps) {
  Table table({Align::left, Align::right, Align::left});
  table.add({{"a"}, {"1"}, {"short"}});
  table.add({{"bbb"}, {"22"}, {"this one has to be wrapped to fit"}});
  Terminal narrow;
  narrow.width = 34;
  EXPECT_EQ(table.text(narrow),
            "a     1  short\n"
            "bbb  22  this one has to be\n"
            "         wrapped to fit\n");
}

TEST(Styled, IsPlainWithoutColour) {
  Terminal terminal;
  EXPECT_EQ(styled(terminal, Style::red, "x"), "x");
  terminal.colour = true;
  EXPECT_EQ(styled(terminal, Style::red, "x"), "\x1b[31mx\x1b[0m");
}

}  // namespace
}  // namespace headloop::report
