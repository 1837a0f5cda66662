// Verdicts on whole runs; above all, what must not pass because nobody looked.
#include "tools/judge/judge.hpp"

#include <gtest/gtest.h>

#include "tests/tools/judge/courtroom.hpp"

namespace headloop::judge {
namespace {

using world::Action;
using world::Expectation;
using world::Outcome;
using world::Property;
using world::Step;

Step hold_expecting_a_beep() {
  Step step = world::hold({0}, seconds(7));
  step.at = {"scenario.yaml", 12, 3};
  step.text = "hold power for 7 s";
  step.expects = {world::expectation(Expectation::Kind::within, beep(2), seconds(10))};
  step.expects[0].at = {"scenario.yaml", 14, 7};
  return step;
}

TEST(Judge, PassesWhatIsMet) {
  Courtroom court;
  court.script.steps = {hold_expecting_a_beep()};
  court.bench.plan(t(seconds(8)), Channel::beep, 2);
  const Verdict verdict = court.verdict();
  EXPECT_EQ(verdict.status, Status::passed);
  EXPECT_EQ(verdict.message, "");
  EXPECT_EQ(verdict.first_unmet, std::nullopt);
  EXPECT_EQ(verdict.end, t(seconds(10)) + nanoseconds(1));
  EXPECT_EQ(verdict.events, 1U);
  EXPECT_EQ(verdict.finding.outcome, Outcome::no_effect);
}

TEST(Judge, FailsWithTheFirstUnmetExpectation) {
  Courtroom court;
  court.script.steps = {hold_expecting_a_beep(), hold_expecting_a_beep()};
  court.bench.plan(t(seconds(2)), Channel::beep, 2);
  court.bench.plan(t(seconds(9)), Channel::beep, 3);
  const Verdict verdict = court.verdict();
  EXPECT_EQ(verdict.status, Status::failed);
  EXPECT_EQ(verdict.first_unmet, 1U);
  const Judged& unmet = verdict.judged[1];
  EXPECT_EQ(unmet.kind, Judged::Kind::within);
  EXPECT_EQ(unmet.position.line, 14);
  EXPECT_EQ(unmet.found, "beep 3/0 at 9 s");
  EXPECT_EQ(verdict.message, "expected beep 2; found beep 3/0 at 9 s");
  // The excerpt has the deciding observation, and what led to the end of the window.
  EXPECT_LE(verdict.excerpt.begin, unmet.evidence.begin);
  EXPECT_GT(verdict.excerpt.end, unmet.evidence.begin);
  EXPECT_LE(verdict.excerpt.end, court.record.size());
}

TEST(Judge, VerdictDoesNotDependOnTheOrderWithinAnInstant) {
  Courtroom court;
  court.script.steps = {hold_expecting_a_beep(), hold_expecting_a_beep()};
  court.bench.plan(t(seconds(7)), Channel::beep, 2);
  court.bench.plan(t(seconds(7)), Channel::led, LedSign::on);
  const std::vector<std::string> before = found(court.verdict());
  court.record.sort_canonically();
  EXPECT_EQ(found(court.judged_again()), before);
}

TEST(Judge, ScenarioThatAsksForNothingFails) {
  Courtroom court;
  court.script.steps = {world::hold({0}, seconds(7))};
  const Verdict verdict = court.verdict();
  EXPECT_EQ(verdict.status, Status::failed);
  EXPECT_EQ(verdict.judged.back().kind, Judged::Kind::substance);
}

TEST(Judge, FaultThatActsIsNotAQuestion) {
  Courtroom court;
  court.script.unit.faults = {fault(Fault::lint)};
  court.record.add({}, Channel::fault, 0, Fault::lint);
  EXPECT_EQ(court.verdict().judged.back().kind, Judged::Kind::substance);
}

TEST(Judge, FaultHasToAct) {
  Courtroom court;
  court.script.steps = {hold_expecting_a_beep()};
  court.bench.plan(t(seconds(2)), Channel::beep, 2);
  court.script.unit.faults = {fault(Fault::lint), fault(Fault::drift, false)};
  const Verdict silent = court.verdict();
  EXPECT_EQ(silent.status, Status::failed);
  EXPECT_EQ(silent.judged[*silent.first_unmet].text, "the fault lint acts");
  court.record.add(court.result.end, Channel::fault, 0, Fault::lint);
  EXPECT_EQ(court.judged_again().status, Status::passed);
}

// One that acts says nothing of another of its kind, or of another kind on its control.
TEST(Judge, EachFaultHasToActItself) {
  Courtroom court;
  court.script.steps = {hold_expecting_a_beep()};
  court.bench.plan(t(seconds(2)), Channel::beep, 2);
  court.script.unit.faults = {fault(Fault::glitch), fault(Fault::glitch), fault(Fault::stuck_key)};
  court.script.unit.faults[1].control = 1;
  court.script.unit.faults[2].control = 1;
  court.verdict();
  const Instant end = court.result.end;
  court.record.add(end, Channel::fault, 0, Fault::glitch);
  EXPECT_EQ(found(court.judged_again()),
            (std::vector<std::string>{"met", "met", "it never did", "it never did"}));
  court.record.add(end, Channel::fault, 1, Fault::glitch);
  EXPECT_EQ(found(court.judged_again()),
            (std::vector<std::string>{"met", "met", "met", "it never did"}));
  court.record.add(end, Channel::fault, 1, Fault::stuck_key);
  EXPECT_EQ(court.judged_again().status, Status::passed);
}

TEST(Judge, StepThatIsNotReachedFailsWithAllThatItExpects) {
  Courtroom court;
  court.script.steps = {world::wait_for(minutes(1)), hold_expecting_a_beep()};
  court.limits.until = t(seconds(30));
  const Verdict verdict = court.verdict();
  EXPECT_EQ(found(verdict), (std::vector<std::string>{"not over when the run ended at 0 s",
                                                      "never reached: the run ended at 0 s",
                                                      "never judged: its step was not reached"}));
}

TEST(Judge, StepThatGaveUpFails) {
  Courtroom court;
  Step waiting = world::step(Action::wait);
  waiting.text = "wait until beep 2";
  waiting.until = beep(2);
  waiting.at_most = world::ns(seconds(20));
  court.script.steps = {waiting};
  court.bench.plan(t(seconds(5)), Channel::beep, 3);
  const Verdict verdict = court.verdict();
  EXPECT_EQ(verdict.status, Status::failed);
  EXPECT_EQ(verdict.judged[0].kind, Judged::Kind::step);
  EXPECT_EQ(verdict.judged[0].found,
            "gave up waiting for beep 2 at 20.000000001 s: beep 3/0 at 5 s");
}

TEST(Judge, CueThatIsAwaitedIsSomethingAsked) {
  Courtroom court;
  Step waiting = world::step(Action::wait);
  waiting.until = beep(2);
  court.script.steps = {waiting};
  court.bench.plan(t(seconds(5)), Channel::beep, 2);
  EXPECT_EQ(court.verdict().status, Status::passed);
}

TEST(Judge, PowerCutHasToHappen) {
  for (const bool happens : {true, false}) {
    Courtroom court;
    Step cut = world::step(Action::cut_power);
    cut.at_write = 3;
    court.script.steps = {cut, hold_expecting_a_beep()};
    court.bench.plan(t(seconds(2)), Channel::beep, 2);
    if (happens) court.bench.plan(t(seconds(3)), Channel::power, PowerEvent::cut);
    const Verdict verdict = court.verdict();
    EXPECT_EQ(verdict.status, happens ? Status::passed : Status::failed);
    EXPECT_EQ(verdict.judged[0].kind, Judged::Kind::fault);
  }
}

TEST(Judge, VerificationHasToPassUnlessItsResultIsAskedFor) {
  Courtroom court;
  Step verify = world::step(Action::verify);
  verify.test = headloop::Test::anc_ramp;
  court.script.steps = {verify};
  const Verdict implied = court.verdict();
  EXPECT_EQ(implied.status, Status::failed);
  EXPECT_EQ(implied.judged[0].text, "V2 passes");

  world::Cue fails = world::cue(Channel::check, CheckResult::fail);
  fails.subject = static_cast<std::uint8_t>(headloop::Test::anc_ramp);
  fails.b_min = fails.b_max = static_cast<std::int64_t>(CheckReason::no_attenuation);
  court.script.steps[0].expects = {
      world::expectation(Expectation::Kind::within, fails, Duration{})};
  EXPECT_EQ(court.judged_again().status, Status::passed);

  court.script.steps[0].expects[0].cue.subject =
      static_cast<std::uint8_t>(headloop::Test::assistant);
  EXPECT_EQ(found(court.judged_again()).size(), 2U) << "that asks for another test's result";
}

// V2 is observed for 90 s, and nobody begins it before the 10 s of waiting are over.
TEST(Judge, ForbiddenResultOfATestMustBeAbleToCome) {
  world::Cue fails = world::cue(Channel::check, CheckResult::pass);
  fails.subject = static_cast<std::uint8_t>(headloop::Test::anc_ramp);
  const struct {
    Duration window;
    bool may_come;
  } cases[] = {{seconds(10), false}, {seconds(10) + nanoseconds(1), true}, {seconds(30), true}};
  for (const auto& c : cases) {
    Courtroom court;
    Step wait = world::wait_for(seconds(10));
    wait.expects = {world::expectation(Expectation::Kind::never, fails, c.window)};
    Step verify = world::step(Action::verify);
    verify.test = headloop::Test::anc_ramp;
    court.script.steps = {wait, verify};
    const Verdict verdict = court.verdict();
    EXPECT_EQ(verdict.judged[0].met, c.may_come) << c.window.ns;
    EXPECT_EQ(verdict.judged[0].vacuous, !c.may_come);
  }
}

TEST(Judge, ForbiddenResultOfATestThatIsOverCannotCome) {
  world::Cue fails = world::cue(Channel::check, CheckResult::pass);
  fails.subject = static_cast<std::uint8_t>(headloop::Test::anc_ramp);
  Courtroom court;
  Step verify = world::step(Action::verify);
  verify.test = headloop::Test::anc_ramp;
  Step after = world::expect(world::expectation(Expectation::Kind::never, fails, seconds(5)));
  court.script.steps = {verify, world::wait_for(seconds(1)), after};
  const Verdict verdict = court.verdict();
  const auto never = std::find_if(verdict.judged.begin(), verdict.judged.end(),
                                  [](const Judged& j) { return j.kind == Judged::Kind::never; });
  ASSERT_NE(never, verdict.judged.end());
  EXPECT_EQ(never->found, "it could not have come: no such test was under way meanwhile");
}

TEST(Judge, SecondTestIsNotExcusedByTheFirst) {
  Courtroom court;
  Step verify = world::step(Action::verify);
  verify.test = headloop::Test::anc_ramp;
  Step expected = verify;
  expected.expects = {world::expectation(Expectation::Kind::within,
                                         world::cue(Channel::check, CheckResult::fail), {})};
  court.script.steps = {expected, verify};
  const Verdict verdict = court.verdict();
  EXPECT_EQ(verdict.judged.size(), 2U);
  EXPECT_EQ(verdict.judged[1].kind, Judged::Kind::verification);
  EXPECT_FALSE(verdict.judged[1].met);
}

TEST(Judge, InspectionHasInclusiveBounds) {
  const struct {
    std::int64_t value;
    bool fits;
  } cases[] = {{1, false}, {2, true}, {4, true}, {5, false}};
  for (const auto& c : cases) {
    Courtroom court;
    court.bench.properties[Property::asc_profiles] = c.value;
    court.script.inspections = {inspection(Property::asc_profiles, 2, 4)};
    EXPECT_EQ(court.verdict().status, c.fits ? Status::passed : Status::failed) << c.value;
  }
}

TEST(Judge, InspectionSpeaksTheScriptsWords) {
  const auto found_for = [](Property property, std::int64_t value) {
    Courtroom court;
    court.bench.properties[property] = value;
    court.script.inspections = {inspection(property, 7'000'000, 7'000'000)};
    return found(court.verdict()).front();
  };
  EXPECT_EQ(found_for(Property::reset_marker, 1), "reset-marker half-done");
  EXPECT_EQ(found_for(Property::cable_seen, 1), "cable-seen yes");
  EXPECT_EQ(found_for(Property::firmware, 0x020301), "firmware 2.3.1");
  EXPECT_EQ(found_for(Property::threshold_drift_mv, -40), "threshold-drift-mv -40");
  EXPECT_EQ(found_for(Property::reset_marker, 99), "reset-marker 99");
}

TEST(Judge, OutcomeIsCompared) {
  Courtroom court;
  court.script.steps = {world::hold({0}, seconds(7))};
  court.script.outcome = Outcome::no_effect;
  EXPECT_EQ(court.verdict().status, Status::passed);
  court.script.outcome = Outcome::works;
  const Verdict verdict = court.judged_again();
  EXPECT_EQ(verdict.message, "expected outcome works; found no-effect");
}

TEST(Judge, StepThatCannotBePerformedHasToBeExpected) {
  Courtroom court;
  Step skipped = hold_expecting_a_beep();
  skipped.skipped = true;
  skipped.missing_control = "custom";
  court.script.steps = {skipped, hold_expecting_a_beep()};
  court.bench.plan(t(seconds(2)), Channel::beep, 2);
  const Verdict verdict = court.verdict();
  EXPECT_EQ(verdict.status, Status::failed);
  EXPECT_EQ(verdict.judged.back().kind, Judged::Kind::outcome);
  EXPECT_EQ(verdict.judged.back().position.line, 12);
  court.script.outcome = Outcome::not_performable;
  EXPECT_EQ(court.judged_again().status, Status::passed);
}

TEST(Judge, KnownFailureMayFailButNotPass) {
  Courtroom court;
  court.script.steps = {hold_expecting_a_beep()};
  court.script.known_failure_reason = "issue 7";
  const Verdict failing = court.verdict();
  EXPECT_EQ(failing.status, Status::known_failure);
  EXPECT_FALSE(counts_against(failing.status));
  EXPECT_EQ(failing.message, "issue 7: expected beep 2; found nothing on channel beep up to 10 s");

  Courtroom passing;
  passing.script = court.script;
  passing.bench.plan(t(seconds(2)), Channel::beep, 2);
  const Verdict verdict = passing.verdict();
  EXPECT_EQ(verdict.status, Status::unexpected_pass);
  EXPECT_TRUE(counts_against(verdict.status));
  EXPECT_EQ(verdict.message, "passed, although known to fail: issue 7");
}

// What nobody looked at is a mistake of the scenario: a fault that never acted, beside the failure
// that is known.
TEST(Judge, KnownFailureDoesNotExcuseWhatWasNeverLookedAt) {
  Courtroom court;
  court.script.steps = {hold_expecting_a_beep()};
  court.script.known_failure_reason = "issue 7";
  world::FaultSetup fault;
  fault.fault = Fault::lint;
  court.script.unit.faults = {fault};
  const Verdict verdict = court.verdict();
  EXPECT_EQ(verdict.status, Status::failed);
  ASSERT_TRUE(verdict.first_unmet);
  EXPECT_EQ(verdict.judged[*verdict.first_unmet].kind, Judged::Kind::fault);
  EXPECT_EQ(verdict.message,
            "expected the fault lint acts; found it never did, which a known failure does not "
            "excuse: issue 7");
}

// A cue that never comes ends the run: what comes after it is left open by that.
TEST(Judge, KnownFailureExcusesWhatAStepThatWaitedInVainLeavesOpen) {
  Courtroom court;
  Step waits = world::step(Action::wait);
  waits.until = beep(3);
  waits.at_most = world::ns(seconds(5));
  court.script.steps = {waits, hold_expecting_a_beep()};
  court.script.known_failure_reason = "issue 7";
  EXPECT_EQ(court.verdict().status, Status::known_failure);
}

TEST(Judge, ScenarioThatWasNotRunSaysWhy) {
  EXPECT_EQ(skipped("needs pins").status, Status::skipped);
  EXPECT_EQ(skipped("needs pins").message, "needs pins");
  EXPECT_EQ(error("it crashed").status, Status::error);
}

}  // namespace
}  // namespace headloop::judge
