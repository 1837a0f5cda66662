// The rules that a guide is held to, and what each means to somebody who writes one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "sim/hal/vocabulary.hpp"

namespace headloop::checker {

enum class Severity : std::uint8_t { note, warning, error };

enum class RuleId : std::uint8_t {
  wrong_control,
  duration_outside_window,
  duration_near_edge,
  feedback_never,
  feedback_differs,
  missing_release,
  missing_precondition,
  missing_wait,
  missing_step,
  wrong_order,
  outcome_differs,
  hazardous_elsewhere,
  contradiction,
  ambiguous,
  claim_refuted,
  claim_incomplete,
  claim_untested,
  not_understood,
  not_tried,
  no_procedure,
  no_model,
  unused_allowance,
};

struct Rule {
  Severity usual = Severity::warning;
  std::string_view summary;
  std::string_view meaning;
  std::string_view example;
};

const Rule& rule_of(RuleId id);

}  // namespace headloop::checker

namespace headloop {
HEADLOOP_WORDS(checker::Severity, "note"sv, "warning"sv, "error"sv)
HEADLOOP_WORDS(checker::RuleId, "wrong-control"sv, "duration-outside-window"sv,
               "duration-near-edge"sv, "feedback-never"sv, "feedback-differs"sv,
               "missing-release"sv, "missing-precondition"sv, "missing-wait"sv, "missing-step"sv,
               "wrong-order"sv, "outcome-differs"sv, "hazardous-elsewhere"sv, "contradiction"sv,
               "ambiguous"sv, "claim-refuted"sv, "claim-incomplete"sv, "claim-untested"sv,
               "not-understood"sv, "not-tried"sv, "no-procedure"sv, "no-model"sv,
               "unused-allowance"sv)
}  // namespace headloop
