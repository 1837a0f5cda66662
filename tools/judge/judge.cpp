#include "tools/judge/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "sim/world/checks.hpp"
#include "sim/world/matcher.hpp"
#include "tools/judge/expectation.hpp"
#include "tools/judge/outcome.hpp"
#include "tools/judge/wording.hpp"

namespace headloop::judge {
namespace {

using world::is;

// How far an excerpt reaches around the instant in question, in observations.
constexpr std::size_t excerpt_before = 10;
constexpr std::size_t excerpt_after = 4;
constexpr std::size_t excerpt_most = 40;

// What the Record tells about one step.
struct Course {
  std::optional<Instant> begun;
  std::optional<Instant> ended;
  bool gave_up = false;
};

class Judge {
 public:
  explicit Judge(const Case& on) : on_(on), courses_(on.script.steps.size()) { follow_steps(); }

  Verdict verdict() {
    for (std::size_t i = 0; i < courses_.size(); ++i) {
      if (!on_.script.steps[i].skipped) judge_step(on_.script.steps[i], courses_[i]);
    }
    judge_faults();
    for (const world::Inspection& inspection : on_.script.inspections) inspect(inspection);
    verdict_.finding = find_outcome(on_);
    judge_outcome();
    judge_substance();
    verdict_.end = on_.result.end;
    verdict_.events = on_.bench.events();
    conclude();
    return std::move(verdict_);
  }

 private:
  void follow_steps() {
    for (const Observation& o : on_.record.observations()) {
      if (o.channel != Channel::step) continue;
      Course& course = courses_[static_cast<std::size_t>(o.a)];
      const auto edge = static_cast<StepEdge>(o.what);
      (edge == StepEdge::begin ? course.begun : course.ended) = o.at;
      course.gave_up = edge == StepEdge::gave_up;
    }
  }

  Judged& add(Judged::Kind kind, const world::SourcePosition& position, std::string text) {
    Judged judged;
    judged.kind = kind;
    judged.position = position;
    judged.text = std::move(text);
    return verdict_.judged.emplace_back(std::move(judged));
  }
  // Met, unless something else was found.
  void decide(Judged& judged, std::optional<std::string> found,
              std::optional<Instant> at = std::nullopt) {
    judged.met = !found.has_value();
    judged.at = at.value_or(on_.result.end);
    if (found) judged.found = std::move(*found);
  }

  // Not met, and for want of being looked at.
  void leave_open(Judged& judged, std::string found) {
    judged.vacuous = true;
    decide(judged, std::move(found));
  }

  void judge_step(const world::Step& step, const Course& course) {
    judge_course(step, course);
    for (const world::Expectation& e : step.expects) {
      if (course.begun) {
        const Anchor anchor{*course.begun, course.ended.value_or(on_.result.end)};
        verdict_.judged.push_back(judge_expectation(on_, e, anchor));
        check_that_it_could_come(e, anchor, verdict_.judged.back());
      } else {
        Judged& judged = verdict_.judged.emplace_back(question_of(e));
        leave_open(judged, "never judged: its step was not reached");
      }
    }
    if (step.action == world::Action::verify && course.ended) judge_verification(step, course);
    if (step.action == world::Action::cut_power && course.begun) judge_cut(step, *course.begun);
  }

  // The result of a test that nobody carries out meanwhile stays away whatever the device does.
  void check_that_it_could_come(const world::Expectation& e, Anchor anchor, Judged& judged) {
    const bool forbids = e.kind == world::Expectation::Kind::never;
    if (!forbids || !judged.met || e.cue.channel != Channel::check) return;
    for (std::size_t i = 0; i < courses_.size(); ++i) {
      const world::Step& step = on_.script.steps[i];
      const Course& course = courses_[i];
      if (step.action != world::Action::verify || !course.begun) continue;
      const bool same_test = e.cue.subject == static_cast<std::uint8_t>(step.test);
      const Instant ended = course.ended.value_or(on_.result.end);
      if (same_test && *course.begun < *judged.at && ended >= anchor.begun) return;
    }
    leave_open(judged, "it could not have come: no such test was under way meanwhile");
  }

  void judge_course(const world::Step& step, const Course& course) {
    if (course.begun && course.ended && !step.until) return;
    Judged& judged = add(Judged::Kind::step, step.at, step.text);
    if (!course.begun) {
      return leave_open(
          judged, fmt::format("never reached: the run ended at {}", seconds_text(on_.result.end)));
    }
    if (!course.ended) {
      return leave_open(
          judged, fmt::format("not over when the run ended at {}", seconds_text(on_.result.end)));
    }
    if (!course.gave_up) return decide(judged, std::nullopt, course.ended);
    const Instead instead = seen_instead(on_, *step.until, *course.begun, *course.ended);
    judged.evidence = instead.evidence;
    decide(judged,
           fmt::format("gave up waiting for {} at {}: {}", step.until->text,
                       seconds_text(*course.ended), instead.text),
           course.ended);
  }

  // Who runs a test wants it to pass, unless an expectation says what it must come to: beside the
  // test, or at a step that does something else.
  void judge_verification(const world::Step& step, const Course& course) {
    const auto asks = [&](const world::Expectation& e) {
      return e.cue.channel == Channel::check &&
             (!e.cue.subject || *e.cue.subject == static_cast<std::uint8_t>(step.test));
    };
    for (const world::Step& other : on_.script.steps) {
      const bool another_test = other.action == world::Action::verify && &other != &step;
      if (another_test || other.skipped) continue;
      if (std::any_of(other.expects.begin(), other.expects.end(), asks)) return;
    }
    Judged& judged =
        add(Judged::Kind::verification, step.at, fmt::format("{} passes", name_of(step.test)));
    for (std::size_t i = world::position_at(on_.record, *course.begun);
         i < on_.record.size() && on_.record[i].at <= *course.ended; ++i) {
      const Observation& o = on_.record[i];
      if (o.channel != Channel::check || o.subject != static_cast<std::uint8_t>(step.test))
        continue;
      judged.evidence = {i, i + 1};
      if (static_cast<CheckResult>(o.what) == CheckResult::pass) {
        return decide(judged, std::nullopt, o.at);
      }
      return decide(judged, on_.describe(o), o.at);
    }
    decide(judged, "no result");
  }

  void judge_cut(const world::Step& step, Instant begun) {
    bool cut = false;
    for (std::size_t i = world::position_at(on_.record, begun); i < on_.record.size(); ++i) {
      cut = cut || is(on_.record[i], Channel::power, PowerEvent::cut);
    }
    Judged& judged = add(Judged::Kind::fault, step.at, step.text);
    if (cut) return decide(judged, std::nullopt);
    leave_open(judged, "the power was never cut");
  }

  void judge_faults() {
    for (const world::FaultSetup& fault : on_.script.unit.faults) {
      if (!fault.must_act) continue;
      Judged& judged = add(Judged::Kind::fault, fault.at,
                           fmt::format("the fault {} acts", name_of(fault.fault)));
      if (has_acted(fault)) {
        decide(judged, std::nullopt);
      } else {
        leave_open(judged, "it never did");
      }
    }
  }

  // Of one kind there is one, or one per control.
  bool has_acted(const world::FaultSetup& fault) const {
    const auto& all = on_.record.observations();
    return std::any_of(all.begin(), all.end(), [&](const Observation& o) {
      return is(o, Channel::fault, fault.fault) && o.subject == fault.control;
    });
  }

  void inspect(const world::Inspection& inspection) {
    const auto property = static_cast<world::Property>(inspection.property);
    const std::int64_t value =
        world::inspect(property, on_.result.end, on_.bench, on_.surroundings);
    const bool met = (!inspection.min || value >= *inspection.min) &&
                     (!inspection.max || value <= *inspection.max);
    Judged& judged = add(Judged::Kind::inspection, inspection.at, inspection.text);
    decide(judged, met ? std::nullopt
                       : std::optional(fmt::format("{} {}", name_of(property),
                                                   property_text(property, value))));
  }

  void judge_outcome() {
    const world::Script& script = on_.script;
    const Finding& finding = verdict_.finding;
    if (script.outcome) {
      Judged& judged = add(Judged::Kind::outcome, script.at, outcome_text(script));
      return decide(judged, differs(script, finding, on_.result.end));
    }
    // What cannot be done must be expected; otherwise the scenario says less than it seems to.
    if (finding.outcome != world::Outcome::not_performable) return;
    Judged& judged =
        add(Judged::Kind::outcome, script.steps[*finding.step].at, "every step can be performed");
    decide(judged, finding_text(finding));
  }

  static std::string outcome_text(const world::Script& script) {
    std::string text = fmt::format("outcome {}", name_of(*script.outcome));
    for (std::size_t i = 0; i < script.cleared.size(); ++i) {
      text += fmt::format("{}{}", i == 0 ? ", cleared " : " + ", name_of(script.cleared[i]));
    }
    if (script.harm_min) text += fmt::format(", at least {}", seconds_text(*script.harm_min));
    if (script.harm_max) text += fmt::format(", at most {}", seconds_text(*script.harm_max));
    if (!script.missing_control.empty())
      text += fmt::format(", missing {}", script.missing_control);
    if (script.stand_in_outcome) {
      text += fmt::format(", stand-in {}", name_of(*script.stand_in_outcome));
    }
    return text;
  }

  void judge_substance() {
    const auto asks = [](const Judged& judged) { return judged.kind != Judged::Kind::fault; };
    const auto& all = verdict_.judged;
    if (std::any_of(all.begin(), all.end(), asks)) return;
    Judged& judged = add(Judged::Kind::substance, on_.script.at, "the scenario asks for something");
    leave_open(judged, "no expectation, inspection or outcome");
  }

  void conclude() {
    const auto& all = verdict_.judged;
    const auto unmet =
        std::find_if(all.begin(), all.end(), [](const Judged& judged) { return !judged.met; });
    const std::string& known = on_.script.known_failure_reason;
    if (unmet == all.end()) {
      verdict_.status = known.empty() ? Status::passed : Status::unexpected_pass;
      if (!known.empty())
        verdict_.message = fmt::format("passed, although known to fail: {}", known);
      return;
    }
    const auto vacuous = known.empty() ? all.end() : first_vacuous();
    const auto& shown = vacuous == all.end() ? *unmet : *vacuous;
    verdict_.status =
        known.empty() || vacuous != all.end() ? Status::failed : Status::known_failure;
    verdict_.first_unmet = static_cast<std::size_t>(&shown - all.data());
    verdict_.message = fmt::format("expected {}; found {}", shown.text, shown.found);
    if (vacuous != all.end()) {
      verdict_.message += fmt::format(", which a known failure does not excuse: {}", known);
    } else if (!known.empty()) {
      verdict_.message = fmt::format("{}: {}", known, verdict_.message);
    }
    verdict_.excerpt = excerpt_around(shown);
  }

  // What nobody looked at is a mistake of the scenario, not a failure that is known; unless a step
  // waited in vain, and the run ended there.
  std::vector<Judged>::const_iterator first_vacuous() const {
    const auto& all = verdict_.judged;
    const auto gave_up = [](const Judged& judged) {
      return judged.kind == Judged::Kind::step && !judged.met && !judged.vacuous;
    };
    if (std::any_of(all.begin(), all.end(), gave_up)) return all.end();
    return std::find_if(all.begin(), all.end(),
                        [](const Judged& judged) { return judged.vacuous; });
  }

  // What led to the instant and what followed, with the deciding observation if it is not far off.
  Excerpt excerpt_around(const Judged& judged) const {
    const std::size_t size = on_.record.size();
    const Instant at = judged.at.value_or(on_.result.end);
    const std::size_t centre = world::position_at(on_.record, at + nanoseconds(1));
    Excerpt excerpt{centre - std::min(centre, excerpt_before),
                    std::min(size, centre + excerpt_after)};
    const bool has_evidence = judged.evidence.begin < judged.evidence.end;
    if (has_evidence && judged.evidence.begin + excerpt_most >= excerpt.end) {
      excerpt.begin = std::min(excerpt.begin, judged.evidence.begin);
    }
    return excerpt;
  }

  const Case& on_;
  std::vector<Course> courses_;
  Verdict verdict_;
};

}  // namespace

Verdict judge(const Case& on) { return Judge(on).verdict(); }

Verdict skipped(std::string reason) {
  Verdict verdict;
  verdict.status = Status::skipped;
  verdict.message = std::move(reason);
  return verdict;
}

Verdict error(std::string message) {
  Verdict verdict;
  verdict.status = Status::error;
  verdict.message = std::move(message);
  return verdict;
}

}  // namespace headloop::judge
