// What the reader of scenarios refuses, and how it says so. More of it stands in the corpus.
#include <gtest/gtest.h>

#include "tests/tools/script/test_catalogue.hpp"
#include "tools/input/input_error.hpp"
#include "tools/script/reader.hpp"

namespace headloop::script {
namespace {

TEST(RefusalTest, AllMistakesOfAFileAreReported) {
  EXPECT_EQ(refusal("title: a\ndevice: mdr-1000x\nsteps:\n  - wait: 1\n  - wiat: 1 s\n---\n"
                    "title: b\ndevice: mdr-1000x\nsteps: [unplug]\n"),
            "file.yaml:4:11: found '1', expected a duration with its unit, such as 12 s: the unit "
            "is missing\n"
            "file.yaml:5:5: unknown key 'wiat' in a step, expected one of 20 words; did you mean "
            "'wait'?\n"
            "file.yaml:9:9: no cable is plugged in, expected plug first");
}

// One reading tells both kinds: the step without a unit, and the control that the product lacks.
TEST(RefusalTest, AMistakeOfShapeHidesNoneOfMeaning) {
  EXPECT_EQ(
      refusal("title: a\ndevice: mdr-1000x\nunit: {firmware: 9.9.9}\nsteps:\n  - wait: 1\n"
              "  - tap: volume-down\n"),
      "file.yaml:3:18: mdr-1000x has no firmware '9.9.9', expected 1.0.0, 2.2.0 or 2.3.1\n"
      "file.yaml:5:11: found '1', expected a duration with its unit, such as 12 s: the unit "
      "is missing\n"
      "file.yaml:6:10: mdr-1000x has no control 'volume-down', expected power, nc-ambient or "
      "touch-panel; if it is meant to be missing, say 'if-missing: skip' or 'stand-in: CONTROL'");
}

// What a step that cannot be read would have done is not known, so nothing is held against the
// next.
TEST(RefusalTest, AStepThatCannotBeReadMakesNoContradiction) {
  EXPECT_EQ(
      refusal("title: a\ndevice: mdr-1000x\nsteps:\n  - plug: original-usb\n  - unplug\n"),
      "file.yaml:4:11: found 'original-usb', expected original-usb-a, usb-c-pd, third-party or "
      "computer; did you mean 'original-usb-a'?");
}

TEST(RefusalTest, AStateMachineThatIsNotThereIsOneMistake) {
  EXPECT_EQ(
      refusal("title: a\ndevice: mdr-1000x\nsteps:\n"
              "  - {wait: 1 s, expect: {state: {machine: rest, is: armed}}}\n"),
      "file.yaml:4:43: unknown state machine 'rest' of mdr-1000x, expected reset or power; did "
      "you mean 'reset'?");
}

}  // namespace
}  // namespace headloop::script
