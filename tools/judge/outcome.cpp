#include "tools/judge/outcome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/world/checks.hpp"
#include "tools/judge/wording.hpp"

namespace headloop::judge {
namespace {

using world::is;
using world::Outcome;
using world::Property;

using Layers = std::array<bool, count_of<Layer>()>;

// What the firmware's log tells about the last attempt at a reset.
struct Attempt {
  bool begun = false;  // or left half-done
  bool completed = false;
  Layers cleared{};
  const Observation* refusal = nullptr;

  bool any_cleared() const {
    return std::find(cleared.begin(), cleared.end(), true) != cleared.end();
  }
  bool all_cleared() const {
    return std::find(cleared.begin(), cleared.end(), false) == cleared.end();
  }
};

bool is_refusal(Log word) {
  return word == Log::refused_cable || word == Log::refused_low_charge ||
         word == Log::refused_stuck_key || word == Log::refused_worn;
}

Attempt last_attempt(const Record& record) {
  Attempt attempt;
  for (const Observation& o : record.observations()) {
    if (o.channel != Channel::log) continue;
    const auto word = static_cast<Log>(o.what);
    if (word == Log::reset_begun) {
      attempt = {};
      attempt.begun = true;
    } else if (is_refusal(word)) {
      // After a completed reset this is the next attempt; before, it is what broke this one off.
      if (attempt.completed) attempt = {};
      attempt.refusal = &o;
    } else if (word == Log::reset_half_done || word == Log::reset_unconfirmed) {
      attempt.begun = true;
      // A refusal at this instant is why it is half done; an earlier one is another story.
      if (attempt.refusal != nullptr && attempt.refusal->at < o.at) attempt.refusal = nullptr;
    } else if (word == Log::layer_cleared) {
      attempt.cleared[static_cast<std::size_t>(o.a)] = true;
    } else if (word == Log::reset_completed) {
      attempt.completed = true;
    }
  }
  return attempt;
}

struct Harm {
  std::string reason;
  Instant since;
  std::optional<Duration> lasts;
};

// From the begin of a known bug's effect to its end, as far as the run shows it.
Harm harm_of_bug(const Case& on, const Observation& begin) {
  Harm harm{fmt::format("bug {}", on.describe(begin)), begin.at, std::nullopt};
  for (const Observation& o : on.record.observations()) {
    if (o.at >= begin.at && is(o, Channel::bug, BugEvent::end) && o.subject == begin.subject) {
      harm.lasts = o.at - begin.at;
      break;
    }
  }
  return harm;
}

// The harm that lasts longest.
std::optional<Harm> find_harm(const Case& on) {
  const auto& faults = on.script.unit.faults;
  const bool was_dead = std::any_of(faults.begin(), faults.end(),
                                    [](const auto& f) { return f.fault == Fault::deep_discharge; });
  std::optional<Harm> worst;
  for (const Observation& o : on.record.observations()) {
    std::optional<Harm> harm;
    if (is(o, Channel::bug, BugEvent::begin)) harm = harm_of_bug(on, o);
    if (is(o, Channel::cell, CellEvent::deep_discharge) && !was_dead) {
      harm = Harm{"the cell has lost capacity for good", o.at, std::nullopt};
    }
    if (!harm || (worst && !worst->lasts)) continue;
    if (!worst || !harm->lasts || *harm->lasts > *worst->lasts) worst = harm;
  }
  return worst;
}

std::int64_t inspected(const Case& on, Property property) {
  return world::inspect(property, on.result.end, on.bench, on.surroundings);
}

// Layers that hold less than at the begin, although no reset has cleared them.
Layers lost_layers(const Case& on) {
  const auto& hosts = on.script.hosts;
  const auto paired = std::count_if(hosts.begin(), hosts.end(),
                                    [](const world::HostSetup& host) { return host.paired; });
  const std::int64_t paired_before =
      std::min<std::int64_t>(paired + on.script.unit.extra_paired, world::hosts_max);
  Layers lost{};
  lost[static_cast<std::size_t>(Layer::bluetooth)] =
      inspected(on, Property::paired_hosts) < paired_before;
  lost[static_cast<std::size_t>(Layer::asc)] =
      inspected(on, Property::asc_profiles) < on.script.unit.asc_profiles;
  return lost;
}

void set_layers(Finding& finding, const Layers& cleared) {
  for (std::size_t i = 0; i < cleared.size(); ++i) {
    (cleared[i] ? finding.cleared : finding.kept).push_back(static_cast<Layer>(i));
  }
}

// What was done to the unit came to this.
Finding find_performed(const Case& on) {
  Finding finding;
  const Attempt attempt = last_attempt(on.record);
  const bool settings_lost =
      inspected(on, Property::settings) == static_cast<std::int64_t>(world::Kept::lost);
  const Layers lost = lost_layers(on);
  const bool torn = inspected(on, Property::torn_pages) > 0;
  const bool any_lost = std::find(lost.begin(), lost.end(), true) != lost.end();

  Layers cleared = attempt.cleared;
  if (const auto harm = find_harm(on)) {
    finding.outcome = Outcome::harm;
    finding.reason = harm->reason;
    finding.harm_since = harm->since;
    finding.harm_lasts = harm->lasts;
  } else if (settings_lost) {
    finding.outcome = Outcome::loses_data;
    finding.reason = "settings lost";
  } else if (attempt.completed && attempt.all_cleared()) {
    finding.outcome = Outcome::works;
  } else if (attempt.completed || attempt.any_cleared() ||
             (attempt.begun && attempt.refusal == nullptr)) {
    finding.outcome = Outcome::partial;
    if (!attempt.completed) finding.reason = "the reset was not completed";
  } else if (any_lost || torn) {
    finding.outcome = Outcome::loses_data;
    finding.reason = any_lost ? "lost without a reset" : "pages torn";
    cleared = lost;
  } else if (attempt.refusal != nullptr) {
    finding.outcome = Outcome::refused;
    finding.reason = on.describe(*attempt.refusal);
  }
  set_layers(finding, cleared);
  return finding;
}

// The control that a step asks for and the device lacks; empty if it lacks none.
std::string missing_control(const world::Step& step) {
  if (!step.missing_control.empty()) return step.missing_control;
  for (const world::ControlUse& use : step.controls) {
    if (use.stand_in) return use.asked;
  }
  return {};
}

std::string layers_text(const std::vector<Layer>& layers) {
  std::string text;
  for (const Layer layer : layers) {
    text += (text.empty() ? "" : ", ") + std::string(name_of(layer));
  }
  return text.empty() ? "nothing" : text;
}

std::string harm_text(const Finding& finding) {
  return finding.harm_lasts ? fmt::format("for {}", seconds_text(*finding.harm_lasts))
                            : std::string("to the end of the run");
}

// Harm that outlasts the run has lasted at least to its end, and for no known time beyond.
bool right_length(const world::Script& script, const Finding& finding, Instant end_of_run) {
  if (!finding.harm_lasts && script.harm_max) return false;
  const Duration known =
      finding.harm_lasts.value_or(end_of_run - finding.harm_since.value_or(end_of_run));
  return (!script.harm_min || known >= *script.harm_min) &&
         (!script.harm_max || known <= *script.harm_max);
}

}  // namespace

Finding find_outcome(const Case& on) {
  Finding finding = find_performed(on);
  for (std::size_t i = 0; i < on.script.steps.size(); ++i) {
    const std::string missing = missing_control(on.script.steps[i]);
    if (missing.empty()) continue;
    finding.performed = finding.outcome;
    finding.outcome = Outcome::not_performable;
    finding.missing_control = missing;
    finding.step = i;
    break;
  }
  return finding;
}

std::string finding_text(const Finding& finding) {
  std::string text(name_of(finding.outcome));
  if (finding.outcome == Outcome::not_performable) {
    text +=
        fmt::format(": step {} needs {}, what was done: {}", finding.step ? *finding.step + 1 : 0,
                    finding.missing_control, name_of(finding.performed));
  }
  const bool erases = finding.outcome == Outcome::partial ||
                      finding.outcome == Outcome::loses_data ||
                      finding.performed == Outcome::partial;
  if (erases) {
    text += fmt::format(": cleared {}; kept {}", layers_text(finding.cleared),
                        layers_text(finding.kept));
  }
  if (!finding.reason.empty()) text += fmt::format(" ({})", finding.reason);
  if (finding.outcome == Outcome::harm) text += " " + harm_text(finding);
  return text;
}

std::optional<std::string> differs(const world::Script& script, const Finding& finding,
                                   Instant end_of_run) {
  if (!script.outcome) return std::nullopt;
  if (finding.outcome != *script.outcome) return finding_text(finding);
  const bool layers_differ = !script.cleared.empty() &&
                             !std::is_permutation(script.cleared.begin(), script.cleared.end(),
                                                  finding.cleared.begin(), finding.cleared.end());
  const bool control_differs =
      !script.missing_control.empty() && script.missing_control != finding.missing_control;
  const bool rest_differs =
      script.stand_in_outcome && *script.stand_in_outcome != finding.performed;
  const bool length_differs =
      *script.outcome == Outcome::harm && !right_length(script, finding, end_of_run);
  if (layers_differ || control_differs || rest_differs || length_differs) {
    return finding_text(finding);
  }
  return std::nullopt;
}

}  // namespace headloop::judge
