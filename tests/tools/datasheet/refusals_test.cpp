// Goal: whatever is wrong with a data sheet is refused, at the place where it is wrong, in words
// that say what to write instead. Method: one edit of a good sheet at a time.
#include <gmock/gmock.h>

#include "tests/tools/datasheet/sheets.hpp"

namespace headloop::datasheet::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::StartsWith;

struct Edit {
  std::string product;
  std::string from;
  std::string to;
  std::string at;  // the text that begins where the problem is
  std::string message;
};

void PrintTo(const Edit& edit, std::ostream* os) { *os << edit.product << ": " << edit.to; }

class Refusal : public testing::TestWithParam<Edit> {};

TEST_P(Refusal, HasPlaceFindingAndExpectation) {
  const Edit& edit = GetParam();
  const std::string text = edited(sheet_text(edit.product), edit.from, edit.to);
  EXPECT_THAT(problems_of(text),
              Contains(StartsWith(place_of(text, edit.at) + ": " + edit.message)));
}

const std::string with_source = ": every value says where it is from";

INSTANTIATE_TEST_SUITE_P(
    Values, Refusal,
    testing::Values(
        Edit{"mdr-1000x",
             "charge-complete: {is: green, from: assumed, because: \"steady, unlike "
             "charging\"}",
             "charge-complete: green", "green\n",
             "found 'green', expected {is: VALUE, from: SOURCE}, a steady colour, such as red, or "
             "phases, such as [red 250 ms, dark 250 ms]" +
                 with_source},
        Edit{"mdr-1000x", "damage: {is: 2500 mV, from: M1}", "damage: {is: 2500 mV}",
             "{is: 2500 mV}", "a value without 'from', expected "},
        Edit{"mdr-1000x", "damage: {is: 2500 mV, from: M1}", "damage: {from: M1}", "{from: M1}",
             "a value without 'is', expected "},
        Edit{"mdr-1000x", "damage: {is: 2500 mV, from: M1}", "damage: {is: 2500 mV, form: M1}",
             "form: M1",
             "unknown key 'form' in a value, expected is, from, because or range; did you mean "
             "'from'?"},
        Edit{"mdr-1000x", "damage: {is: 2500 mV, from: M1}", "damage: {is: 2500 mV, from: M9}",
             "M9",
             "found 'M9', expected a claim such as P1, 'part NAME' or assumed; did you mean 'M1'?"},
        Edit{"mdr-1000x", "damage: {is: 2500 mV, from: M1}", "damage: {is: 2500 mV, from: assumed}",
             "assumed}\n", "an assumption without 'because', expected its reason there"},
        Edit{"mdr-1000x", "damage: {is: 2500 mV, from: M1}",
             "damage: {is: 2500 mV, from: M1, range: [2 V, 3 V]}", "[2 V, 3 V]",
             "a range of what is not assumed, expected the value alone"},
        Edit{"mdr-1000x", "range: [80 mOhm, 300 mOhm]", "range: [80 mOhm, 90 mOhm]",
             "[80 mOhm, 90 mOhm]",
             "a range without '150 mOhm', expected one that holds the value itself"},
        Edit{"mdr-1000x", "range: [80 mOhm, 300 mOhm]", "range: [300 mOhm, 80 mOhm]",
             "[300 mOhm, 80 mOhm]",
             "found a list, expected the least and the greatest, in brackets: each a resistance "
             "from 0 mOhm to 10 Ohm: the first is more than the second"}));

INSTANTIATE_TEST_SUITE_P(
    Units, Refusal,
    testing::Values(
        // 256 sectors of 10 + 34 + 10 000 000 + 18 cycles, 4096 pages of 10 + 2082 + 3500 + 18 and
        // a header of 98: 2 582 994 530 cycles of 200 ns; 2^31 of them are 429.5 s.
        Edit{"mdr-1000x", "erase: {is: 45 ms", "erase: {is: 2 s", "2 s, from: part 25",
             "an update of the whole image takes 516 s, expected at most 429 s"},
        Edit{"mdr-1000x", "is: 800 mAh", "is: 800 mA", "800 mA\n",
             "found '800 mA', expected a capacity from 50 mAh to 2000 mAh: unknown unit 'mA'; did "
             "you mean 'mAh'?"},
        Edit{"mdr-1000x", "is: 800 mAh", "is: 800", "800\n",
             "found '800', expected a capacity from 50 mAh to 2000 mAh: the unit is missing"},
        Edit{"mdr-1000x", "is: 800 mAh", "is: -800 mAh", "-800 mAh",
             "found '-800 mAh', expected a capacity from 50 mAh to 2000 mAh: it is negative"},
        Edit{"mdr-1000x", "is: 800 mAh", "is: 0.1 uAh", "0.1 uAh",
             "found '0.1 uAh', expected a capacity from 50 mAh to 2000 mAh: it is finer than 1 "
             "uAh"},
        Edit{"mdr-1000x", "is: 800 mAh", "is: 49 mAh", "49 mAh",
             "found '49 mAh', expected a capacity from 50 mAh to 2000 mAh: it is less"},
        Edit{"mdr-1000x", "is: 800 mAh", "is: 2001 mAh", "2001 mAh",
             "found '2001 mAh', expected a capacity from 50 mAh to 2000 mAh: it is more"},
        Edit{"mdr-1000x", "is: 800 mAh", "is: [800 mAh]", "[800 mAh]",
             "found a list, expected a capacity from 50 mAh to 2000 mAh"},
        Edit{"mdr-1000x", "is: 392944 ticks", "is: 12 s", "12 s\n",
             "found '12 s', expected a number of ticks from 2 ticks to 2000000000 ticks: unknown "
             "unit 's'"}));

INSTANTIATE_TEST_SUITE_P(
    Keys, Refusal,
    testing::Values(
        Edit{"mdr-1000x", "cable-blocks:", "cable-block:", "cable-block:",
             "unknown key 'cable-block' in a reset, expected charge, cable-blocks, worn-aborts, "
             "sign-shown or commit; did you mean 'cable-blocks'?"},
        Edit{"mdr-1000x", "cable-blocks:", "cable-block:", "charge:\n    is: 10 %",
             "a reset without 'cable-blocks', expected "},
        Edit{"mdr-1000x", "  commit:", "  second-window:", "second-window:",
             "unknown key 'second-window' in a reset, expected charge, cable-blocks, worn-aborts, "
             "sign-shown or commit"},
        Edit{"mdr-1000x", "family: {is: qcc3001,", "family: {is: qcc3003,", "qcc3003",
             "found 'qcc3003', expected qcc3001, prompt-confirm, qcc5124 or rtl8763b; did you "
             "mean 'qcc3001'?"},
        Edit{"mdr-1000xm2", "    resetting:", "    initializing:", "power-on:\n      words",
             "prompts without 'resetting', expected "},
        Edit{"mdr-1000xm4", "  reset-second:", "  reset-secnd:", "reset-secnd",
             "unknown key 'reset-secnd' in holds, expected power, reboot, reset, reset-second or "
             "legacy-reset; did you mean 'reset-second'?"},
        Edit{"mdr-1000x", "title: {is: MDR-1000X, from: P1}",
             "title: {is: MDR-1000X, from: P1}\n  title: {is: MDR-1000X, from: P1}",
             "title: {is: MDR-1000X, from: P1}\n  family",
             "key 'title' for the second time, the first is at 6:3; expected each key once"}));

INSTANTIATE_TEST_SUITE_P(
    Controls, Refusal,
    testing::Values(
        Edit{"mdr-1000x", "power-key, on/off]", "power-key, nc]", "nc, ambient",
             "the name 'nc' for the second time, the first is at 26:55; expected each name once"},
        Edit{"mdr-1000x", "taken-for: [custom,", "taken-for: [power,", "power, c,",
             "found 'power', expected a control that this product does not have"},
        Edit{"mdr-1000x", "power: {is: button,", "power: {is: knob,", "knob",
             "found 'knob', expected button, slide-switch or touch-panel"},
        Edit{"mdr-1000x", "power: {is: button,", "power: {is: slide-switch,", "slide-switch",
             "found a slide switch, expected none: the family's firmware knows no more"},
        Edit{"mdr-xb950n1", "is: slide-switch", "is: button", "power: {is: button",
             "controls without a slide switch, expected one: it is the family's power switch"},
        Edit{"mdr-1000x", "\ntouch-panel:\n", "\ntouch-pad:\n", "touch-pad:\n",
             "unknown key 'touch-pad' in a data sheet, expected "},
        Edit{"mdr-1000x", "  touch-panel:\n    is: touch-panel", "  touch-panel:\n    is: button",
             "double-tap:", "a section 'touch-panel', expected none: no control is one"},
        Edit{"mdr-1000xm4", "custom:\n    is: button", "custom:\n    is: touch-panel",
             "touch-panel, also: [touch,", "found another touch panel, expected one at most"},
        Edit{"mdr-1000xm4", "touch-panel: {is: touch-panel, also",
             "mute: {is: button, from: P3}\n  touch-panel: {is: touch-panel, also",
             "power: {is: button, also", "5 keys and switches, expected at most 4"},
        Edit{"mdr-1000x", "  nc-ambient:\n", "  NC-AMBIENT:\n", "NC-AMBIENT",
             "found 'NC-AMBIENT', expected a control's name in lower case, such as volume-down"}));

INSTANTIATE_TEST_SUITE_P(
    Holds, Refusal,
    testing::Values(
        Edit{"mdr-1000x", "is: [power, nc-ambient]", "is: [power, nc-ambeint]", "nc-ambeint]",
             "found 'nc-ambeint', expected a control of this sheet; did you mean 'nc-ambient'?"},
        Edit{"mdr-1000x", "is: [power, nc-ambient]", "is: [power, touch-panel]", "touch-panel]",
             "found 'touch-panel', expected a button: only those are held"},
        Edit{"mdr-1000x", "is: [power, nc-ambient]", "is: [power, power]", "power], from: P1",
             "found 'power' again, expected each key once"},
        Edit{"mdr-1000x", "is: 392944 ticks", "is: 393216 ticks", "393216 ticks",
             "found '393216 ticks', expected 392944 ticks for a person's 12 s: the longest hold "
             "that every unit sees, whatever its clock error, bounce and sampling"},
        Edit{"mdr-1000x", "is: 392944 ticks", "is: 392943 ticks", "392943 ticks",
             "found '392943 ticks', expected 392944 ticks for a person's 12 s: the longest hold "
             "that every unit sees, whatever its clock error, bounce and sampling"},
        Edit{"mdr-1000x", "person: 12 s", "person: 5 ms", "5 ms\n      from: P1",
             "found '5 ms', expected longer than the contacts and the sampler need"},
        // Two ticks from one look to the next and one look: the synchroniser alone takes two.
        Edit{"mdr-1000x",
             "every:\n      is: 328 ticks\n      from: assumed\n      because: 10.01 ms; key scans "
             "run at about "
             "100 Hz\n      range: [164 ticks, 656 ticks]\n    debounce:\n      is: 3 samples\n"
             "      from: assumed\n      because: the usual three agreeing looks\n"
             "      range: [2 samples, 5 samples]",
             "every: {is: 2 ticks, from: assumed, because: x}\n    debounce: {is: 1 samples, from: "
             "assumed, because: x}",
             "2 ticks, from", "found '2 ticks', expected a debounce of 3 ticks or more in all"},
        Edit{"mdr-1000x", "is: 392944 ticks\n      person: 12 s",
             "is: 982688 ticks\n      person: 30 s", "30 s\n    from: assumed",
             "found '30 s', expected longer than the hold of 30 s at 199:15"},
        Edit{"mdr-1000xm4",
             "is: [power, volume-down], from: [P5, P2]}\n    threshold:\n      is: 327344 ticks\n"
             "      person: 10 s",
             "is: [power, volume-up], from: [P5, P2]}\n    threshold:\n      is: 163344 ticks\n"
             "      person: 5 s",
             "[power, volume-up], from: [P5",
             "the keys and the threshold of 'reset-second', expected another hold"},
        Edit{"mdr-xb950n1", "is: [call]", "is: [call, volume-up]", "[call, volume-up]",
             "found 2 keys, expected the one that the boot loader waits for"},
        Edit{"mdr-1000xm4", "is: 99463 ticks", "is: 99462 ticks", "99462 ticks",
             "found '99462 ticks', expected 99463 ticks for a person's 3 s: the longest time that "
             "a unit sees until the edge, whatever its clock error, bounce and sampling"},
        Edit{"mdr-xb950n1", "is: 65928 ticks", "is: 65600 ticks", "65600 ticks",
             "found '65600 ticks', expected 65928 ticks for a person's 2 s: the longest time that "
             "a unit sees between the two edges, whatever its clock error, bounce and sampling"},
        Edit{"mdr-1000x",
             "is: 3300 mV\n      from: assumed\n      because: just above the end of the discharge "
             "curve\n      range: [3000 mV, 3500 mV]",
             "is: 2800 mV\n      from: assumed\n      because: x",
             "2800 mV\n      from: assumed\n"
             "      because: x",
             "found '2800 mV', expected more than the 'trip' of 'protection': a unit gives up "
             "before "
             "its protection does"},
        Edit{"mdr-1000x", "damage: {is: 2500 mV, from: M1}", "damage: {is: 2000 mV, from: M1}",
             "2000 mV, from: M1",
             "found '2000 mV', expected more than 'exhausted': no cell falls below that"},
        Edit{"mdr-1000x", "exhausted: {is: 2000 mV,", "exhausted: {is: 3 V,", "2500 mV, from: M1",
             "found '2500 mV', expected more than 'exhausted': no cell falls below that"},
        Edit{"mdr-1000x", "reserve: {is: 5 %,", "reserve: {is: 0 %,", "0 %, from: assumed",
             "found '0 %', expected more than 0 %: the voltage falls to 'exhausted' while it "
             "drains"},
        Edit{"mdr-1000xm3", "is: 2945548 ticks", "is: 2949120 ticks", "2949120 ticks",
             "found '2949120 ticks', expected 2945548 ticks for a person's 90 s: what the wear "
             "sensor's latency leaves of it, whatever its clock error, bounce and sampling"}));

INSTANTIATE_TEST_SUITE_P(
    Lights, Refusal,
    testing::Values(
        Edit{"mdr-1000x", "[amber 100 ms, dark 100 ms]", "[]", "[]",
             "found a list, expected a steady colour, such as red, or phases, such as [red 250 ms, "
             "dark 250 ms]: it has 0 phases"},
        Edit{"mdr-1000x", "[amber 100 ms, dark 100 ms]", "[dark 100 ms]", "[dark 100 ms]",
             "found a list, expected a steady colour, such as red, or phases, such as [red 250 ms, "
             "dark 250 ms]: it is always dark"},
        Edit{"mdr-1000x", "[amber 100 ms, dark 100 ms]", "[ambre 100 ms, dark 100 ms]", "ambre",
             "found 'ambre 100 ms', expected red, green, blue, amber, white or dark and how long, "
             "such as 'red 250 ms'; did you mean 'amber'?"},
        Edit{"mdr-1000x", "[amber 100 ms, dark 100 ms]", "[amber, dark 100 ms]", "amber, dark",
             "found 'amber', expected red, green, blue, amber, white or dark and how long, such as "
             "'red 250 ms'"},
        Edit{"mdr-1000x", "[amber 100 ms, dark 100 ms]", "[amber 100, dark 100 ms]", "amber 100,",
             "found '100', expected a duration from 10 ms to 60 s: the unit is missing"},
        Edit{"mdr-1000x", "is: 24576 ticks", "is: 1 s", "1 s\n    from: [P1",
             "found '1 s', expected 24576 ticks: the onset of the second green flash of "
             "'reset-ready'"},
        Edit{"mdr-1000x", "[red 250 ms, green 250 ms]", "[red 250 ms, blue 250 ms]",
             "[red 250 ms, blue 250 ms]\n    from: [P1",
             "a look without a second green flash, expected one that alternates for ever: the "
             "reset is committed at the second's onset"},
        Edit{"mdr-xb950n1", "times: 5", "times: 6", "98304 ticks",
             "found '98304 ticks', expected 117965 ticks: all the pulses of 'boot-loader'"},
        Edit{"mdr-xb950n1", "    times: 5\n", "", "[blue 300 ms, dark 300 ms]",
             "a look without 'times', expected how many pulses there are"}));

INSTANTIATE_TEST_SUITE_P(
    Rest, Refusal,
    testing::Values(
        Edit{"mdr-1000x", "is: pages 9 to 18", "is: pages 8 to 17", "pages 8 to 17",
             "found 'pages 8 to 17', expected pages that 'bluetooth' does not take"},
        Edit{"mdr-1000x", "is: pages 9 to 18", "is: pages 9 to 17", "pages 9 to 17",
             "found 'pages 9 to 17', expected 10 pages, such as 'pages 1 to 10', up to 254"},
        Edit{"mdr-1000x", "is: page 25", "is: page 255", "page 255",
             "found 'page 255', expected one page, such as 'page 0', up to 254"},
        Edit{"mdr-1000x", "  1.2.0:", "  1.0.9:", "1.0.9",
             "found '1.0.9', expected a version above the one before it"},
        Edit{"mdr-1000xm4", "fixed-in: {is: 2.3.1,", "fixed-in: {is: 2.3.2,", "2.3.2",
             "found '2.3.2', expected one of the releases: 2.0.8, 2.2.4, 2.3.0, 2.3.1 or 2.5.1"},
        Edit{"mdr-1000x", "\ncontrols:\n",
             "\nbugs:\n  X-1: {prose: {is: It hangs., from: P1}, fixed-in: {is: 1.2.0, from: P1}}"
             "\n\ncontrols:\n",
             "X-1",
             "found 'X-1', expected at most 0 known bugs: no more can be in the family's "
             "firmware"},
        Edit{"mdr-1000x", "is: 328 ticks", "is: 0 ticks", "0 ticks\n      from: assumed",
             "found '0 ticks', expected a duration from 2 ticks to 100 ms: it is less"},
        Edit{"mdr-1000x", "worn-write-cycle: {is: 10 ms,", "worn-write-cycle: {is: 4 ms,",
             "4 ms, from: assumed, because: a worn", "found '4 ms', expected no less than unworn"},
        Edit{"mdr-1000x", "is: [3 ms, 5 ms]", "is: [5 ms, 3 ms]", "[5 ms, 3 ms]",
             "found a list, expected the least and the greatest, in brackets: each a duration from "
             "100 us to 50 ms: the first is more than the second"},
        Edit{"mdr-xb950n1",
             "is: 20 ms\n    from: assumed\n    because: the switch disconnects the application; "
             "what is left is the loader noticing it\n    range: [5 ms, 100 ms]",
             "is: 3 s\n    from: assumed\n    because: slow", "3 s\n    from: assumed",
             "found '3 s', expected shorter than 'immediately': the boot loader listens only once "
             "the application is down"},
        Edit{"mdr-1000xm4", "worn-aborts: {is: yes", "worn-aborts: {is: no", "no, from: F3",
             "a reset that does not mind being worn, expected 'yes'"},
        Edit{"mdr-1000x",
             "is: 1500 ms\n    from: assumed\n    because: supplies, loading the firmware, reading "
             "the EEPROM; people wait one to three seconds\n    range: [500 ms, 4 s]",
             "is: 5 s\n    from: assumed\n    because: slow", "5 s\n    from: assumed",
             "found '5 s', expected shorter than from the threshold of 'power' to that of "
             "'reboot'"},
        // A page takes 317 cycles of the bus (2.5 us), its write 10 ms at most: of the polls, 1160
        // cycles behind and then every 200, the one at 4160 is answered, 11 cycles later. That is
        // 11.2 ms; 26 pages of 32 bytes are 3 + 9 x (4 + 832) cycles, 18.8 ms. In ticks of 30.52
        // us, each begun on a tick of its own: 368 and 617.
        Edit{
            "mdr-1000x",
            "is: 1500 ms\n    from: assumed\n    because: supplies, loading the firmware, reading "
            "the EEPROM; people wait one to three seconds\n    range: [500 ms, 4 s]",
            "is: 1 ms\n    from: assumed\n    because: quick", "1 ms\n    from: assumed",
            "found '1 ms', expected more than 985 ticks: the slowest page write and reading the 26 "
            "pages of the map"}));

TEST(RefusedSheet, TellsAllProblemsInTheOrderOfTheFile) {
  std::string text = edited(sheet_text("mdr-1000x"), "is: 392944 ticks", "is: 392945 ticks");
  text = edited(text, "is: pages 9 to 18", "is: pages 19 to 28");
  const std::vector<std::string> problems = problems_of(text);
  ASSERT_EQ(problems.size(), 4U);
  EXPECT_EQ(problems[0].find(place_of(text, "392945 ticks")), 0U);
  EXPECT_EQ(problems[1].find(place_of(text, "pages 19 to 22")), 0U);
  EXPECT_EQ(problems[2].find(place_of(text, "pages 23 to 24")), 0U);
  EXPECT_EQ(problems[3].find(place_of(text, "page 25")), 0U);
}

TEST(RefusedSheet, IsNoDataSheetAtAll) {
  EXPECT_THAT(problems_of(""), ElementsAre("1:1: an empty file, expected a data sheet"));
  EXPECT_THAT(problems_of("[1]"),
              ElementsAre("1:1: found a list, expected a data sheet, which begins with 'product'"));
  EXPECT_THAT(problems_of("clock: 1"), ElementsAre("1:1: found a mapping, expected a data sheet, "
                                                   "which begins with 'product'"));
  const std::string text = sheet_text("mdr-1000x");
  EXPECT_THAT(problems_of(text + "---\nproduct: x\n"),
              ElementsAre(testing::HasSubstr("a second document, expected one data sheet")));
}

// A sheet without a wear sensor is fine for a product whose reset does not mind being worn.
TEST(RefusedSheet, MindsBeingWornWithoutASensor) {
  const auto without_sensor = [](const std::string& product) {
    std::string text = sheet_text(product);
    const std::size_t begin = text.find("\nwear-sensor:");
    return text.erase(begin, text.find("\nnoise-cancelling:") - begin);
  };
  EXPECT_THAT(problems_of(without_sensor("mdr-1000xm2")), ElementsAre());
  const std::string text = without_sensor("mdr-1000xm3");
  EXPECT_THAT(problems_of(text),
              ElementsAre(place_of(text, "yes, from: F3") +
                          ": a reset that minds being worn, expected a section 'wear-sensor' "
                          "with it"));
}

}  // namespace
}  // namespace headloop::datasheet::tests
