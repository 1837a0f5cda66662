// What a procedure came to, from Records written by hand.
#include "tools/judge/outcome.hpp"

#include <gtest/gtest.h>

#include "tests/tools/judge/courtroom.hpp"

namespace headloop::judge {
namespace {

using world::Outcome;
using world::Property;

class Aftermath : public testing::Test {
 public:
  Aftermath() {
    script_.unit.asc_profiles = 3;
    script_.hosts = {world::HostSetup{.name = "phone"}};
    bench_.properties[Property::settings] = static_cast<std::int64_t>(world::Kept::kept);
    bench_.properties[Property::paired_hosts] = 1;
    bench_.properties[Property::asc_profiles] = 3;
    result_.end = t(hours(8));
  }
  Aftermath& log(Log word, int a = 0) {
    now_ = now_ + seconds(1);
    record_.add(now_, Channel::log, 0, word, a);
    return *this;
  }
  Aftermath& cleared(Layer layer) { return log(Log::layer_cleared, static_cast<int>(layer)); }
  Aftermath& full_reset() {
    log(Log::reset_begun).cleared(Layer::bluetooth).cleared(Layer::asc).cleared(Layer::battery);
    return log(Log::reset_completed);
  }
  Finding finding() const {
    const Case on{
        script_, face_, record_, bench_, surroundings_, result_, [](const Observation& o) {
          return fmt::format("{}/{}", o.what, o.a);
        }};
    return find_outcome(on);
  }
  std::optional<std::string> differs_from(Outcome expected) {
    script_.outcome = expected;
    return differs(script_, finding(), result_.end);
  }

  world::Script script_;
  world::Faceplate face_ = world::fake_face();
  world::FakeBench bench_;
  world::Surroundings surroundings_;
  Record record_;
  world::RunResult result_;
  Instant now_;
};

TEST_F(Aftermath, NothingHappened) {
  EXPECT_EQ(finding().outcome, Outcome::no_effect);
  EXPECT_EQ(finding().kept.size(), 3U);
}

TEST_F(Aftermath, CompleteResetWorks) {
  full_reset();
  bench_.properties[Property::paired_hosts] = 0;
  bench_.properties[Property::asc_profiles] = 0;
  EXPECT_EQ(finding().outcome, Outcome::works);
  EXPECT_EQ(finding().cleared, (std::vector{Layer::bluetooth, Layer::asc, Layer::battery}));
}

TEST_F(Aftermath, ResetThatIsNotCompletedIsPartial) {
  log(Log::reset_begun).cleared(Layer::bluetooth);
  EXPECT_EQ(finding().outcome, Outcome::partial);
  EXPECT_EQ(finding().cleared, std::vector{Layer::bluetooth});
  EXPECT_EQ(finding().kept, (std::vector{Layer::asc, Layer::battery}));
  cleared(Layer::asc).cleared(Layer::battery).log(Log::reset_unconfirmed);
  EXPECT_EQ(finding().outcome, Outcome::partial) << "wiped, but not confirmed";
}

TEST_F(Aftermath, ResetLeftHalfDoneIsPartialAlthoughNothingIsCleared) {
  log(Log::reset_half_done);
  EXPECT_EQ(finding().outcome, Outcome::partial);
  EXPECT_TRUE(finding().cleared.empty());
}

TEST_F(Aftermath, ResetThatClaimsToBeCompleteMustHaveClearedAll) {
  log(Log::reset_begun).cleared(Layer::bluetooth).cleared(Layer::asc).log(Log::reset_completed);
  EXPECT_EQ(finding().outcome, Outcome::partial);
}

TEST_F(Aftermath, RefusalNamesItsReason) {
  log(Log::refused_low_charge, 9);
  EXPECT_EQ(finding().outcome, Outcome::refused);
  EXPECT_EQ(finding().reason, fmt::format("{}/9", static_cast<int>(Log::refused_low_charge)));
}

TEST_F(Aftermath, AbortBeforeAnythingIsClearedIsARefusal) {
  record_.add(t(seconds(1)), Channel::log, 0, Log::refused_worn);
  record_.add(t(seconds(1)), Channel::log, 0, Log::reset_half_done);
  EXPECT_EQ(finding().outcome, Outcome::refused);
}

TEST_F(Aftermath, LastAttemptCounts) {
  log(Log::refused_cable);
  full_reset();
  EXPECT_EQ(finding().outcome, Outcome::works) << "refused first, done later";
  log(Log::refused_cable);
  EXPECT_EQ(finding().outcome, Outcome::refused) << "and refused again";
  log(Log::reset_half_done);
  EXPECT_EQ(finding().outcome, Outcome::partial) << "the refusal is an older story";
}

TEST_F(Aftermath, LostSettingsAreMoreThanAResetTakes) {
  full_reset();
  bench_.properties[Property::settings] = static_cast<std::int64_t>(world::Kept::lost);
  EXPECT_EQ(finding().outcome, Outcome::loses_data);
  EXPECT_EQ(finding().cleared.size(), 3U);
}

TEST_F(Aftermath, DataGoneWithoutAResetIsLost) {
  bench_.properties[Property::asc_profiles] = 2;
  EXPECT_EQ(finding().outcome, Outcome::loses_data);
  EXPECT_EQ(finding().cleared, std::vector{Layer::asc});
  bench_.properties[Property::asc_profiles] = 3;
  bench_.properties[Property::torn_pages] = 1;
  EXPECT_EQ(finding().outcome, Outcome::loses_data);
  EXPECT_EQ(finding().reason, "pages torn");
}

TEST_F(Aftermath, FullTableCannotHoldMoreThanEight) {
  script_.unit.extra_paired = 8;
  bench_.properties[Property::paired_hosts] = 8;
  EXPECT_EQ(finding().outcome, Outcome::no_effect);
  bench_.properties[Property::paired_hosts] = 7;
  EXPECT_EQ(finding().outcome, Outcome::loses_data);
}

TEST_F(Aftermath, KnownBugIsHarmForAsLongAsItActs) {
  record_.add(t(seconds(10)), Channel::bug, 0, BugEvent::begin);
  record_.add(t(seconds(11)), Channel::bug, 1, BugEvent::end);  // of another one
  EXPECT_EQ(finding().outcome, Outcome::harm);
  EXPECT_EQ(finding().harm_lasts, std::nullopt);
  record_.add(t(seconds(10) + hours(5)), Channel::bug, 0, BugEvent::end);
  EXPECT_EQ(finding().harm_lasts, hours(5));
}

TEST_F(Aftermath, LongestHarmCounts) {
  record_.add(t(seconds(10)), Channel::bug, 0, BugEvent::begin);
  record_.add(t(seconds(20)), Channel::bug, 1, BugEvent::begin);
  record_.add(t(minutes(1)), Channel::bug, 1, BugEvent::end);
  record_.add(t(minutes(2)), Channel::bug, 0, BugEvent::end);
  EXPECT_EQ(finding().harm_lasts, minutes(2) - seconds(10));
  record_.add(t(hours(1)), Channel::cell, 0, CellEvent::deep_discharge);
  EXPECT_EQ(finding().harm_lasts, std::nullopt) << "for good";
}

TEST_F(Aftermath, CellThatWasDeadBeforeIsNotHarmed) {
  script_.unit.faults = {fault(Fault::deep_discharge)};
  record_.add(t(seconds(1)), Channel::cell, 0, CellEvent::deep_discharge);
  EXPECT_EQ(finding().outcome, Outcome::no_effect);
}

TEST_F(Aftermath, HarmIsComparedWithItsLimits) {
  record_.add(t({}), Channel::bug, 0, BugEvent::begin);
  record_.add(t(hours(5)), Channel::bug, 0, BugEvent::end);
  const std::pair<Duration, Duration> limits[] = {{hours(4), hours(6)},
                                                  {hours(5), hours(5)},
                                                  {hours(5) + nanoseconds(1), hours(6)},
                                                  {hours(4), hours(5) - nanoseconds(1)}};
  const bool fits[] = {true, true, false, false};
  for (std::size_t i = 0; i < 4; ++i) {
    script_.harm_min = limits[i].first;
    script_.harm_max = limits[i].second;
    EXPECT_EQ(!differs_from(Outcome::harm), fits[i]) << i;
  }
}

TEST_F(Aftermath, HarmThatOutlastsTheRunHasLastedUntilThen) {
  record_.add(t(hours(3)), Channel::bug, 0, BugEvent::begin);  // the run ends five hours later
  EXPECT_FALSE(differs_from(Outcome::harm));
  script_.harm_min = hours(5);
  EXPECT_FALSE(differs_from(Outcome::harm));
  script_.harm_min = hours(5) + nanoseconds(1);
  EXPECT_TRUE(differs_from(Outcome::harm));
  script_.harm_min.reset();
  script_.harm_max = hours(6);
  EXPECT_TRUE(differs_from(Outcome::harm)) << "nobody knows when it ends";
}

TEST_F(Aftermath, MissingControlMakesItNotPerformable) {
  world::Step skipped = world::hold({}, seconds(7));
  skipped.skipped = true;
  skipped.missing_control = "custom";
  script_.steps = {world::wait_for(seconds(1)), skipped};
  EXPECT_EQ(finding().outcome, Outcome::not_performable);
  EXPECT_EQ(finding().missing_control, "custom");
  EXPECT_EQ(finding().step, 1U);
  EXPECT_EQ(finding().performed, Outcome::no_effect);
}

TEST_F(Aftermath, StandInDoesNotMakeItPerformable) {
  world::Step stand_in = world::hold({0}, seconds(7));
  stand_in.controls[0].stand_in = true;
  stand_in.controls[0].asked = "custom";
  script_.steps = {stand_in};
  log(Log::refused_cable);
  EXPECT_EQ(finding().outcome, Outcome::not_performable);
  EXPECT_EQ(finding().performed, Outcome::refused);

  EXPECT_FALSE(differs_from(Outcome::not_performable));
  script_.missing_control = "custom";
  script_.stand_in_outcome = Outcome::refused;
  EXPECT_FALSE(differs_from(Outcome::not_performable));
  script_.stand_in_outcome = Outcome::works;
  EXPECT_TRUE(differs_from(Outcome::not_performable));
  script_.stand_in_outcome.reset();
  script_.missing_control = "power";
  EXPECT_TRUE(differs_from(Outcome::not_performable));
}

TEST_F(Aftermath, ClearedLayersAreComparedInAnyOrder) {
  log(Log::reset_begun).cleared(Layer::bluetooth).cleared(Layer::asc);
  EXPECT_FALSE(differs_from(Outcome::partial)) << "not asked";
  script_.cleared = {Layer::asc, Layer::bluetooth};
  EXPECT_FALSE(differs_from(Outcome::partial));
  script_.cleared = {Layer::asc};
  EXPECT_EQ(differs_from(Outcome::partial),
            "partial: cleared bluetooth, asc; kept battery (the reset was not completed)");
}

}  // namespace
}  // namespace headloop::judge
