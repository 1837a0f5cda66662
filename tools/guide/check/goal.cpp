#include "tools/guide/check/goal.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/check/trying.hpp"

namespace headloop::checker {
namespace {

using world::Outcome;

// The reboot that a key forces, or a boot behind a shutdown.
bool has_restarted(const Record& record) {
  bool off = false;
  for (const Observation& o : record.observations()) {
    if (o.channel != Channel::power) continue;
    const auto event = static_cast<PowerEvent>(o.what);
    const bool forced = o.a == static_cast<std::int32_t>(BootReason::forced_reboot);
    if (event == PowerEvent::boot && (forced || off)) return true;
    off = off || event == PowerEvent::off;
  }
  return false;
}

constexpr std::array<std::string_view, 7> lesser = {"light", "soft",   "quick", "mini",
                                                    "minor", "gentle", "small"};

// "Reset", "restoring factory settings"
bool resets(std::string_view text) { return mentions(text, {"reset", "factory"}); }

// "Soft reset", "Reboot": less than a reset.
bool restarts(std::string_view heading) {
  const Words words = words_of(heading);
  if (mentions(words, {"factory", "full", "hard", "complete"})) return false;
  return mentions(words, {"reboot", "restart"}) || lesser_reset(words).has_value();
}

// "To reboot, hold ...", "... to force a restart."
bool is_to_restart(std::string_view sentence) {
  const Words words = words_of(sentence);
  if (mentions(words, {"reset"})) return false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].text != "to") continue;
    for (std::size_t next = i + 1; next < std::min(words.size(), i + 4); ++next) {
      if (mentions({words[next]}, {"reboot", "restart"})) return true;
    }
  }
  return false;
}

bool is_finger(guide::Action action) {
  return action == guide::Action::press || action == guide::Action::hold ||
         action == guide::Action::tap || action == guide::Action::slide;
}

bool has_fingers(const guide::Guide& guide, const guide::Procedure& procedure) {
  return std::any_of(procedure.steps.begin(), procedure.steps.end(),
                     [&](const guide::StepRef& ref) {
                       return is_finger(guide.sentences[ref.sentence].steps[ref.step].action);
                     });
}

}  // namespace

judge::Finding outcome_for(Goal goal, const judge::Case& on) {
  judge::Finding finding = judge::find_outcome(on);
  if (goal != Goal::reboot) return finding;
  if (finding.outcome == Outcome::works) {
    finding.outcome = Outcome::loses_data;
    finding.reason = "it is a full reset";
  } else if (finding.outcome == Outcome::no_effect && has_restarted(on.record)) {
    finding.outcome = Outcome::works;
  }
  return finding;
}

std::string_view promise_of(Goal goal) {
  return goal == Goal::reboot ? "whoever follows this restarts the headphones, and clears nothing"
                              : "whoever follows this resets the headphones completely";
}

std::optional<std::string> lesser_reset(const Words& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool is = words[i + 1].text == "reset" &&
                    std::find(lesser.begin(), lesser.end(), words[i].text) != lesser.end();
    if (is) return words[i].text;
  }
  return std::nullopt;
}

Goal goal_of(const Lab& lab, const guide::Procedure& procedure) {
  const auto& sentences = lab.guide.sentences;
  if (!has_fingers(lab.guide, procedure)) return Goal::none;
  const std::size_t first = procedure.steps.front().sentence;
  if (restarts(procedure.heading) || is_to_restart(sentences[first].text)) return Goal::reboot;
  if (resets(procedure.heading)) return Goal::reset;
  if (mentions(procedure.heading, {"pair", "charg", "clean", "turn", "switch"})) return Goal::none;
  std::size_t last = sentences.size();
  for (const guide::StepRef& ref : procedure.steps) {
    if (ref.sentence != last && resets(sentences[ref.sentence].text)) return Goal::reset;
    last = ref.sentence;
  }
  const bool over = resets(lab.titles.over(first)) || resets(lab.titles.of_guide());
  return over ? Goal::reset : Goal::none;
}

}  // namespace headloop::checker
