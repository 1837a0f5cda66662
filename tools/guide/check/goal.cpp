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

// "XM4 does not connect", "Frozen touch panel", "No sound"
bool is_symptom(std::string_view heading) {
  constexpr std::array<std::string_view, 9> negations = {"not",  "no",   "t",    "cannot", "never",
                                                         "wont", "dont", "cant", "dead"};
  const Words words = words_of(heading);
  const bool denies = std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return std::find(negations.begin(), negations.end(), word.text) != negations.end();
  });
  return denies ||
         mentions(words, {"fail",      "problem", "issue",   "trouble", "stuck",  "froz",  "freez",
                          "unrespons", "silent",  "erratic", "crash",   "crackl", "drop",  "hang",
                          "error",     "fault",   "fix",     "wrong",   "dies",   "doesnt"});
}

// Whether these are the keys that force a restart of some product (R1).
bool force_restart(const Lab& lab, const std::vector<std::string>& controls) {
  return std::any_of(lab.products.begin(), lab.products.end(), [&](const models::Product& product) {
    std::uint8_t keys = 0;
    for (const std::string& name : controls) {
      const auto control = product.face.control(name);
      if (!control) return false;
      keys |= static_cast<std::uint8_t>(1U << *control);
    }
    const platform::Params& firmware = product.params.firmware;
    return std::any_of(firmware.holds.begin(), firmware.holds.begin() + firmware.hold_count,
                       [&](const platform::Hold& hold) {
                         return hold.role == platform::HoldRole::reboot && hold.keys == keys;
                       });
  });
}

// What is done to a device's keys: the one that forces a restart held for long, or more than that.
Goal goal_of_deeds(const Lab& lab, const guide::Procedure& procedure) {
  constexpr std::int64_t long_ms = 5'000;
  Goal goal = Goal::none;
  for (const guide::StepRef& ref : procedure.steps) {
    const guide::Step& step = lab.guide.sentences[ref.sentence].steps[ref.step];
    if (!is_finger(step.action)) continue;
    if (step.controls.size() > 1) return Goal::reset;
    const bool is_long = step.duration && step.duration->min_ms.value_or(0) >= long_ms;
    if (is_long && !force_restart(lab, step.controls)) return Goal::reset;
    if (is_long) goal = Goal::reboot;
  }
  return goal;
}

// A symptom's cure, by the words beside its steps, or else by what is done.
Goal goal_of_cure(const Lab& lab, const guide::Procedure& procedure) {
  constexpr std::size_t beside = 2;  // sentences
  const auto& sentences = lab.guide.sentences;
  const std::size_t first = procedure.steps.front().sentence;
  const std::size_t last = procedure.steps.back().sentence;
  const std::string heading = lab.titles.over(first);
  bool reset = false;
  bool restart = false;
  for (std::size_t i = first - std::min(first, beside);
       i < std::min(last + 1 + beside, sentences.size()); ++i) {
    if (lab.titles.over(i) != heading) continue;
    const Words words = words_of(sentences[i].text);
    if (i >= first && i <= last && mentions(words, {"pair"})) return Goal::none;
    reset = reset || resets(sentences[i].text);
    restart = restart || mentions(words, {"reboot", "restart"});
  }
  if (reset != restart) return reset ? Goal::reset : Goal::reboot;
  return goal_of_deeds(lab, procedure);
}

// "What helped me is a factory reset.", beside steps that a reset may have.
bool is_called_reset(const Lab& lab, const guide::Procedure& procedure) {
  constexpr std::size_t before = 8;  // sentences
  constexpr std::size_t behind = 3;
  if (goal_of_deeds(lab, procedure) != Goal::reset) return false;
  const auto& sentences = lab.guide.sentences;
  const std::size_t first = procedure.steps.front().sentence;
  const std::size_t last = procedure.steps.back().sentence;
  const std::size_t end = std::min(last + 1 + behind, sentences.size());
  const std::string heading = lab.titles.over(first);
  bool called = false;
  for (std::size_t i = first - std::min(first, before); i < end; ++i) {
    const std::string& text = sentences[i].text;
    const bool other = sentences[i].kind == guide::SentenceClass::warning;
    if (other || lab.titles.over(i) != heading) continue;
    if (i >= first && i <= last && mentions(text, {"pair"})) return false;
    called = called || resets(text);
  }
  return called;
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
  if (is_symptom(procedure.heading)) {
    if (const Goal goal = goal_of_cure(lab, procedure); goal != Goal::none) return goal;
  }
  if (mentions(procedure.heading, {"pair", "charg", "clean", "turn", "switch"})) return Goal::none;
  std::size_t last = sentences.size();
  for (const guide::StepRef& ref : procedure.steps) {
    if (ref.sentence != last && resets(sentences[ref.sentence].text)) return Goal::reset;
    last = ref.sentence;
  }
  const bool over = resets(lab.titles.over(first)) || resets(lab.titles.of_guide());
  return over || is_called_reset(lab, procedure) ? Goal::reset : Goal::none;
}

}  // namespace headloop::checker
