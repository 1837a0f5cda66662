#include "tools/guide/check/outcome_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace headloop::checker {
namespace {

using world::Outcome;

constexpr std::array<std::string_view, count_of<Outcome>()> heads = {
    "a full reset", "no reset", "refused",       "half a reset",
    "loss of data", "harm",     "cannot be done"};

// What the firmware logs when it refuses, and what that is to a reader.
struct Refusal {
  std::string_view logged;
  std::string_view words;
};
constexpr std::array refusals = {Refusal{"refused-cable", "a cable is plugged in"},
                                 Refusal{"refused-low-charge", "the charge is too low"},
                                 Refusal{"refused-stuck-key", "a key is stuck"},
                                 Refusal{"refused-worn", "somebody wears it"}};

std::string refusal_words(const std::string& logged) {
  const auto* found = std::find_if(refusals.begin(), refusals.end(), [&](const Refusal& refusal) {
    return refusal.logged == logged;
  });
  return found == refusals.end() ? logged : std::string(found->words);
}

std::string list_of(const std::vector<Layer>& layers) {
  std::string text;
  for (const Layer layer : layers) {
    text += text.empty() ? "" : layer == layers.back() ? " and " : ", ";
    text += name_of(static_cast<Memory>(layer));
  }
  return text;
}

std::string half_words(const judge::Finding& finding) {
  std::string text = list_of(finding.cleared) + " cleared";
  if (finding.cleared.empty()) text = "nothing cleared";
  if (!finding.kept.empty()) text += fmt::format(", {} kept", list_of(finding.kept));
  return finding.reason.empty() ? text : fmt::format("{}; {}", text, finding.reason);
}

std::string harm_words(const judge::Finding& finding) {
  return fmt::format("{}, {}", finding.reason,
                     finding.harm_lasts ? "for " + rough_text(*finding.harm_lasts)
                                        : std::string("for longer than the bench waited"));
}

std::string detail_of(Outcome outcome, const judge::Finding& finding) {
  switch (outcome) {
    case Outcome::works:
    case Outcome::no_effect: return {};
    case Outcome::refused: return refusal_words(finding.reason);
    case Outcome::partial: return half_words(finding);
    case Outcome::loses_data: return finding.reason;
    case Outcome::harm: return harm_words(finding);
    case Outcome::not_performable: return fmt::format("there is no {}", finding.missing_control);
  }
  return {};
}

std::string words_for(Outcome outcome, const judge::Finding& finding) {
  const std::string detail = detail_of(outcome, finding);
  return std::string(head_of(outcome)) + (detail.empty() ? "" : ": " + detail);
}

}  // namespace

std::string_view head_of(Outcome outcome, Goal goal) {
  if (goal == Goal::reboot && outcome == Outcome::works) return "a restart that clears nothing";
  if (goal == Goal::reboot && outcome == Outcome::no_effect) return "no restart";
  return heads[static_cast<std::size_t>(outcome)];
}

std::string rough_text(Duration duration) {
  const std::int64_t minutes = duration.ns / 60'000'000'000;
  if (minutes >= 60) return fmt::format("{} h {} min", minutes / 60, minutes % 60);
  if (minutes > 0) return fmt::format("{} min", minutes);
  return fmt::format("{} s", duration.ns / 1'000'000'000);
}

std::string detail_of(const judge::Finding& finding) {
  std::string text = detail_of(finding.outcome, finding);
  if (finding.outcome != Outcome::not_performable) return text;
  return text + "; with what a reader takes for it: " + words_for(finding.performed, finding);
}

std::string words_for(const judge::Finding& finding, Goal goal) {
  const std::string detail = detail_of(finding);
  return std::string(head_of(finding.outcome, goal)) + (detail.empty() ? "" : ": " + detail);
}

}  // namespace headloop::checker
