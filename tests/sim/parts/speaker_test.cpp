#include "sim/parts/speaker.hpp"

#include <gtest/gtest.h>

namespace headloop::parts {
namespace {

constexpr Instant start{0};
using Kind = SpeakerEvent::Kind;

Sound prompt(std::uint8_t id, std::int64_t ms) {
  return prompt_sound(id, milliseconds(ms), milliseconds(ms));
}

TEST(Speaker, APromptEndsAfterItsLength) {
  Speaker speaker;
  EXPECT_EQ(speaker.play(prompt(3, 900), start), SpeakerResult::begun);
  EXPECT_TRUE(speaker.sounding());
  EXPECT_EQ(speaker.next_deadline(), start + milliseconds(900));
  const SpeakerEvent event = speaker.fire(start + milliseconds(900));
  EXPECT_EQ(event.kind, Kind::ended);
  EXPECT_EQ(event.sound.prompt, 3);
  EXPECT_EQ(speaker.next_deadline(), never);
}

// Two beeps of 120 ms with a pause of 120 ms between them.
TEST(Speaker, ATrainOfBeepsHasPausesBetweenOnly) {
  EXPECT_EQ(beep_train(BeepParams{}, 1), milliseconds(120));
  EXPECT_EQ(beep_train(BeepParams{}, 2), milliseconds(360));
  EXPECT_EQ(beep_sound(BeepParams{}, 5).length_us, 1'080'000U);
}

TEST(Speaker, SoundsWaitForEachOtherInOrder) {
  Speaker speaker;
  speaker.play(prompt(1, 500), start);
  EXPECT_EQ(speaker.play(beep_sound(BeepParams{}, 2), start), SpeakerResult::queued);
  const Instant change = start + milliseconds(500);
  EXPECT_EQ(speaker.fire(change).kind, Kind::ended);
  EXPECT_EQ(speaker.next_deadline(), change);
  const SpeakerEvent begun = speaker.fire(change);
  EXPECT_EQ(begun.kind, Kind::begun);
  EXPECT_EQ(begun.sound.beeps, 2);
  EXPECT_EQ(speaker.next_deadline(), change + milliseconds(360));
}

TEST(Speaker, OneMoreThanItsDepthIsDropped) {
  Speaker speaker;
  speaker.play(prompt(0, 100), start);
  for (int i = 0; i < Speaker::depth; ++i) {
    EXPECT_EQ(speaker.play(prompt(1, 100), start), SpeakerResult::queued);
  }
  EXPECT_EQ(speaker.play(prompt(2, 100), start), SpeakerResult::dropped);
  speaker.fire(start + milliseconds(100));
  EXPECT_EQ(speaker.play(prompt(2, 100), start), SpeakerResult::queued);
}

TEST(Speaker, APromptThatIsNotAllThereIsCutOff) {
  Speaker speaker;
  speaker.play(prompt_sound(1, seconds(2), milliseconds(700)), start);
  EXPECT_EQ(speaker.next_deadline(), start + milliseconds(700));
  EXPECT_EQ(speaker.fire(start + milliseconds(700)).kind, Kind::cut_off);
}

TEST(Speaker, SilenceEmptiesTheQueue) {
  Speaker speaker;
  EXPECT_EQ(speaker.stop(), std::nullopt);
  speaker.play(prompt(1, 500), start);
  speaker.play(prompt(2, 500), start);
  EXPECT_EQ(speaker.stop()->prompt, 1);
  EXPECT_EQ(speaker.next_deadline(), never);
  EXPECT_EQ(speaker.play(prompt(3, 500), start), SpeakerResult::begun);
}

}  // namespace
}  // namespace headloop::parts
