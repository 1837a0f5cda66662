#include "tools/report/timeline.hpp"

#include <gmock/gmock.h>

#include "tests/tools/report/examples.hpp"

namespace headloop::report {
namespace {

using testing::HasSubstr;

std::vector<Entry> entries() { return entries_of(examples::record(), examples::names()); }

TEST(Timeline, PutsPersonAndDeviceSideBySide) {
  Terminal terminal;
  terminal.width = 120;
  EXPECT_EQ(
      timeline_text(entries(), terminal),
      "        time  person                        LED                       voice, beep      "
      "   inside\n"
      " 1.000 000 s  Hold Power + Volume Down for\n"
      "              12 s\n"
      "              press power\n"
      " 1.012 000 s                                                                            "
      "  key: power down, tick 33161\n"
      "12.345 678 s                                reset-ready: red 500 ms,  \"Resetting\"      "
      "   reset: idle -> armed on chord\n"
      "                                            green 500 ms\n"
      "13.000 000 s                                                                            "
      "  reset: armed ignores chord\n");
}

TEST(Timeline, BecomesAListOnANarrowTerminal) {
  Terminal terminal;
  terminal.width = 60;
  const std::string text = timeline_text(entries(), terminal);
  EXPECT_THAT(text, HasSubstr(" 1.000 000 s  person       Hold Power + Volume Down for 12 s\n"));
  EXPECT_THAT(text, HasSubstr("12.345 678 s  LED          reset-ready: red 500 ms, green\n"
                              "                           500 ms\n"));
}

TEST(Timeline, ColoursTheColours) {
  Terminal terminal;
  terminal.width = 60;
  terminal.colour = true;
  EXPECT_THAT(timeline_text(entries(), terminal), HasSubstr("\x1b[31mred\x1b[0m 500 ms"));
}

TEST(Timeline, ShortensWhatRepeatsInside) {
  Record record;
  for (int page = 0; page < 32; ++page) {
    record.add(Instant{page * 1'000'000}, Channel::eeprom, 0, EepromEvent::write_done, page, page);
  }
  const auto pages = entries_of(record, examples::names());
  Terminal terminal;
  terminal.width = 60;
  EXPECT_EQ(timeline_text(pages, terminal),
            "0.000 000 s  inside       eeprom: write-done, page 0, write\n"
            "                          0\n"
            "             inside       (30 more: eeprom)\n"
            "0.031 000 s  inside       eeprom: write-done, page 31, write\n"
            "                          31\n");
  EXPECT_THAT(timeline_text(pages, terminal, {.all = true}), HasSubstr("page 17"));
}

}  // namespace
}  // namespace headloop::report
