#include "tools/guide/check/outcome_words.hpp"

#include <fmt/format.h>

namespace headloop::checker {
namespace {

using world::Outcome;

std::string list_of(const std::vector<Layer>& layers) {
  std::string text;
  for (const Layer layer : layers) text += (text.empty() ? "" : ", ") + std::string(name_of(layer));
  return text.empty() ? "nothing" : text;
}

std::string because(const judge::Finding& finding) {
  return finding.reason.empty() ? "" : fmt::format(" ({})", finding.reason);
}

std::string words_for(Outcome outcome, const judge::Finding& finding) {
  switch (outcome) {
    case Outcome::works: return "a full reset";
    case Outcome::no_effect: return "no reset";
    case Outcome::refused: return "refused" + because(finding);
    case Outcome::partial:
      return fmt::format("half a reset: {} cleared, {} kept{}", list_of(finding.cleared),
                         list_of(finding.kept), because(finding));
    case Outcome::loses_data: return "loss of data" + because(finding);
    case Outcome::harm:
      return fmt::format("harm{}, {}", because(finding),
                         finding.harm_lasts ? "for " + rough_text(*finding.harm_lasts)
                                            : std::string("for longer than the bench waited"));
    case Outcome::not_performable:
      return fmt::format("cannot be done, there is no {}", finding.missing_control);
  }
  return {};
}

}  // namespace

std::string rough_text(Duration duration) {
  const std::int64_t minutes = duration.ns / 60'000'000'000;
  if (minutes >= 60) return fmt::format("{} h {} min", minutes / 60, minutes % 60);
  if (minutes > 0) return fmt::format("{} min", minutes);
  return fmt::format("{} s", duration.ns / 1'000'000'000);
}

std::string words_for(const judge::Finding& finding) {
  std::string text = words_for(finding.outcome, finding);
  if (finding.outcome == Outcome::not_performable)
    text += "; with what a reader takes for it: " + words_for(finding.performed, finding);
  return text;
}

}  // namespace headloop::checker
