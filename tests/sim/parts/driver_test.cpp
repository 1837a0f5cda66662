#include "sim/parts/driver.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{0};

TEST(Driver, AGoodOneIsNeverHeard) {
  Driver driver(1);
  driver.play(start);
  EXPECT_EQ(driver.next_deadline(), never);
}

// F4: leads and DAC crackle, the flex cable drops the left channel.
TEST(Driver, EachFaultHasItsSound) {
  const auto heard = [](DriverFaults faults) {
    Driver driver(1);
    driver.set_faults(faults);
    driver.play(start);
    return driver.fire(driver.next_deadline());
  };
  EXPECT_EQ(heard({true, false, false}), AudioEvent::crackle);
  EXPECT_EQ(heard({false, true, false}), AudioEvent::crackle);
  EXPECT_EQ(heard({false, false, true}), AudioEvent::left_drop_out);
}

TEST(Driver, BothKindsAreHeardOnceEachInAPiece) {
  Driver driver(1);
  driver.set_faults({true, true, true});
  driver.play(start);
  const AudioEvent first = driver.fire(driver.next_deadline());
  EXPECT_LT(driver.next_deadline(), start + artefact_every);
  EXPECT_NE(driver.fire(driver.next_deadline()), first);
  EXPECT_EQ(driver.next_deadline(), never);
  driver.play(start + minutes(1));
  EXPECT_NE(driver.next_deadline(), never);
  driver.stop();
  EXPECT_EQ(driver.next_deadline(), never);
}

TEST(Driver, LaterArtefactsComeOneInEachStretch) {
  for (std::int64_t k = 0; k < 100; ++k) {
    const Duration offset = artefact_offset(AudioEvent::crackle, 5, 1, k);
    EXPECT_GE(offset, artefact_every * k);
    EXPECT_LT(offset, artefact_every * (k + 1));
  }
}

}  // namespace
}  // namespace headloop::parts
