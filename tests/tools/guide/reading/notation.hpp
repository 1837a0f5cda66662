// Steps in the notation of sentences.txt.
#pragma once

#include <fmt/format.h>

#include <string>

#include "tools/guide/reading/reading.hpp"

namespace headloop::guide::tests {

inline std::string seconds(std::optional<std::int64_t> ms) {
  return ms ? fmt::format("{}", static_cast<double>(*ms) / 1'000) : "";
}

inline std::string notation(const Step& step) {
  std::string text(name_of(step.action));
  if (!step.controls.empty())
    text += fmt::format(" {}", fmt::join(step.controls, step.together ? "+" : ","));
  if (step.count) text += fmt::format(" x{}", *step.count);
  if (step.duration) {
    text += fmt::format(" {}..{}{}", seconds(step.duration->min_ms), seconds(step.duration->max_ms),
                        step.duration->approx ? "~" : "");
  }
  if (step.within_ms) text += " within:" + seconds(step.within_ms);
  if (!step.until.empty()) text += fmt::format(" until:{}", name_of(step.until.front().channel));
  return text;
}

inline std::string notation(const Sentence& sentence) {
  std::string steps;
  for (const Step& step : sentence.steps) steps += (steps.empty() ? "" : " ; ") + notation(step);
  return fmt::format("{} | {}", name_of(sentence.kind), steps);
}

}  // namespace headloop::guide::tests
