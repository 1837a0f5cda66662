#include "tools/guide/check/finding.hpp"

#include <utility>

#include "tools/guide/check/words.hpp"

namespace headloop::checker {

Finding finding_of(RuleId rule, guide::Span span, std::string_view promise, std::string observed,
                   std::string why) {
  Finding finding;
  finding.rule = rule;
  finding.severity = rule_of(rule).usual;
  finding.span = span;
  finding.promise = shortened(promise);
  finding.observed = std::move(observed);
  finding.why = std::move(why);
  return finding;
}

}  // namespace headloop::checker
