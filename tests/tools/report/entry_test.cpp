#include "tools/report/entry.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "tests/support/source_tree.hpp"
#include "tests/tools/report/examples.hpp"

namespace headloop::report {
namespace {

using testing::ElementsAre;

std::vector<std::string> sentences(const Record& record) {
  std::vector<std::string> list;
  for (const Entry& entry : entries_of(record, examples::names())) {
    list.push_back(sentence(entry));
  }
  return list;
}

TEST(Entry, SaysWhatTheNumbersMean) {
  EXPECT_THAT(
      sentences(examples::record()),
      ElementsAre("Hold Power + Volume Down for 12 s", "press power", "power down, tick 33161",
                  "reset-ready: red 500 ms, green 500 ms", "\"Resetting\"",
                  "reset: idle -> armed on chord", "reset: armed ignores chord"));
}

TEST(Entry, NumbersHaveTheirUnits) {
  Record r;
  r.add({}, Channel::cell, 0, CellEvent::charging, 3'700, 1'200);
  r.add({}, Channel::anc, 0, AncEvent::ramp, 10, 30'000'000'000);
  r.add({}, Channel::eeprom, 0, EepromEvent::write_done, 3, 17);
  r.add({}, Channel::gauge, 0, std::uint16_t{0}, 87);
  r.add({}, Channel::radio, 0, RadioEvent::paired, 0, 0x001b66a0b1c2);
  r.add({}, Channel::radio, 0, RadioEvent::advertising, 0);
  r.add({}, Channel::check, 1, CheckResult::pass, 30'000, 0);
  r.add({}, Channel::check, 1, CheckResult::fail, -90'000,
        static_cast<std::int64_t>(CheckReason::ramp_too_slow));
  r.add({}, Channel::check, 3, CheckResult::fail, -10'000,
        static_cast<std::int64_t>(CheckReason::no_answer));
  EXPECT_THAT(sentences(r),
              ElementsAre("charging, terminals 3700 mV, charge 1200 uAh",
                          "ramp, attenuation 10 %, full in 30 s", "write-done, page 3, write 17",
                          "shown 87 %", "phone paired 00:1b:66:a0:b1:c2, entry 0",
                          "advertising, not suffixed", "V2 pass, full after 30000 ms",
                          "V2 fail ramp-too-slow, not full for 90000 ms",
                          "V4 fail no-answer, unanswered for 10000 ms"));
}

// 2^31 ticks of the sleep clock are 18.2 h.
TEST(Entry, TellsTheTickOfAKeyAfterDays) {
  Record r;
  r.add({}, Channel::key, 1, KeyEdge::up, 0, std::int64_t{32'768} * 86'400 * 90);
  EXPECT_THAT(sentences(r), ElementsAre("volume-down up, tick 254803968000"));
}

TEST(Entry, ShowsNumbersThatHaveNoName) {
  Record r;
  r.add({}, Channel::machine, 5, std::uint16_t{9}, 4);
  r.add({}, Channel::led, 0, std::uint16_t{999});
  r.add({}, Channel::act, 0, std::uint16_t{999});
  r.add({}, Channel::step, 0, StepEdge::begin, 77);
  r.add({}, Channel::log, 0, Log::refused_stuck_key, 9);
  EXPECT_THAT(sentences(r), ElementsAre("#5 #4, row 9", "#999", "#999", "begin, step 78",
                                        "refused-stuck-key #9"));
  EXPECT_FALSE(sentence(entry_of(r[0], Names{})).empty());
}

// Every word of every channel has to come out, whatever the operands.
TEST(Entry, KnowsEveryWord) {
  for (int channel = 0; channel < channel_count; ++channel) {
    for (std::uint16_t what = 0; what < 40; ++what) {
      const Observation o{{}, static_cast<Channel>(channel), 0, what, 0, 0};
      EXPECT_FALSE(sentence(entry_of(o, examples::names())).empty()) << channel << ' ' << what;
    }
  }
}

// Every member that any word writes is described.
TEST(Entry, IsDocumented) {
  std::ifstream in(headloop::tests::in_source_tree("docs/record-format.md"));
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  for (int channel = 0; channel < channel_count; ++channel) {
    const std::string row = fmt::format("| `{}` |", name_of(static_cast<Channel>(channel)));
    const std::size_t begin = page.find(row);
    ASSERT_NE(begin, std::string::npos) << row;
    const std::string line = page.substr(begin, page.find('\n', begin) - begin);
    for (std::uint16_t what = 0; what < 40; ++what) {
      for (std::uint8_t subject = 0; subject < 4; ++subject) {
        const Observation o{{}, static_cast<Channel>(channel), subject, what, 1, 1};
        for (const Field& field : entry_of(o, examples::names()).fields) {
          const bool bare_what =
              field.name == "what" && std::holds_alternative<std::int64_t>(field.value);
          const bool nameless =
              bare_what || field.name == "subject" || field.name == "a" || field.name == "b";
          EXPECT_THAT(nameless ? page : line, testing::HasSubstr('`' + field.name + '`'));
        }
      }
    }
  }
}

// Two observations that differ never read the same.
TEST(Entry, LosesNoNumber) {
  for (int channel = 0; channel < channel_count; ++channel) {
    for (std::uint16_t what = 0; what < 40; ++what) {
      const Observation base{{}, static_cast<Channel>(channel), 1, what, 1, 1};
      std::vector<Observation> others(4, base);
      others[0].subject = 7;
      others[1].a = 7;
      others[2].b = 7;
      others[3].what = 99;
      for (const Observation& other : others) {
        EXPECT_NE(entry_of(base, examples::names()), entry_of(other, examples::names()))
            << name_of(base.channel) << ' ' << what << ": " << sentence(entry_of(other, {}));
      }
    }
  }
}

TEST(LookOf, SaysHowOftenAPatternRepeats) {
  const auto& leds = examples::face().leds;
  EXPECT_EQ(look_of(*leds[static_cast<std::size_t>(LedSign::boot_loader)]),
            "blue 200 ms, dark 300 ms, 5 times");
  EXPECT_EQ(look_of(*leds[static_cast<std::size_t>(LedSign::on)]), "blue");
}

}  // namespace
}  // namespace headloop::report
