// Goal: a right guide has no finding above a note, whatever its style. Method: the claims'
// procedures, P1 to P4, in the words of other people.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"

namespace headloop::checker::tests {
namespace {

using testing::IsEmpty;

TEST(Styles, OfRightGuidesAreAllRight) {
  EXPECT_THAT(faults(R"(MDR-1000X: complete reset

Note: this is not for the MDR-1000XM4, whose buttons do something else.
Take the charging cable out first.

Step 1: Press Power and NC/AMBIENT at the same time and keep them pressed.
Step 2: Wait until the LED alternates between red and green. Do not let go yet.
Step 3: Let go of both buttons after the second green flash.
)"),
              IsEmpty());
  EXPECT_THAT(faults(R"(# How do I reset my MDR-1000XM3?

Do not do this with an XM4! Its touch panel would be blocked for hours.
Unplug the charging cable, take the headphones off and put them on a wooden table.

1. With both hands, press and hold the power button and the volume down button until the voice
   prompt "Resetting" is heard.
2. Let go. Two beeps follow a moment later: wait for them.
3. Now hold the power button for 3 seconds to switch off.

Blinking red means an error.
)"),
              IsEmpty());
  EXPECT_THAT(faults(R"(# Resetting the MDR-1000XM4

Remove the headphones from your ears before you start.

1. Press and hold Power and Custom together. Release them when the voice says "Initializing".
2. Immediately afterwards press and hold Power and Volume Up for 7 seconds.

When the LED alternates green and blue, the reset was successful.
)"),
              IsEmpty());
  EXPECT_THAT(faults(R"(# MDR-XB950N1 reset

The headphones must be turned on.

1. Slide the power switch to the OFF position.
2. Right away, press the Call button and keep it pressed while you slide the power switch back to
   the ON position.
3. Keep holding Call until the LED pulses blue five times.
4. Release Call.
)"),
              IsEmpty());
  EXPECT_THAT(faults(R"(# Resetting the MDR-1000XM2

First unplug the cable. Check the number inside the left cup.
Do not use these steps on an MDR-1000XM4: on old firmware they lock the touch panel for hours.

Press and hold POWER and VOL- simultaneously. After about ten seconds a voice says "Resetting".
Release the buttons and wait for two beeps. Turn the headphones off.
)"),
              IsEmpty());
  EXPECT_THAT(faults(R"(# MDR-XB950N1 reset

Make sure that the headphones are on. Switch OFF, immediately hold Call, switch ON, keep holding for
at least 17 seconds.
)"),
              IsEmpty());
}

}  // namespace
}  // namespace headloop::checker::tests
