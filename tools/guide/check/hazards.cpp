// What a procedure does on products that it is not for.
#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/check/basis.hpp"
#include "tools/guide/check/procedure_findings.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/report/models_text.hpp"

namespace headloop::checker {
namespace {

using world::Outcome;

bool is_damage(Outcome outcome) {
  return outcome == Outcome::harm || outcome == Outcome::partial || outcome == Outcome::loses_data;
}

// A sentence that warns, and names the product.
bool warns_of(const guide::Sentence& sentence, ProductSet product, const ProductNames& names) {
  const bool warning = sentence.kind == guide::SentenceClass::warning ||
                       mentions(sentence.text, {"never", "warning", "caution", "brick", "not"});
  return warning && (names.in(sentence.text) & product) != 0;
}

}  // namespace

std::vector<Finding> find_hazards(const Lab& lab, std::size_t procedure, ProductSet home,
                                  const std::vector<Elsewhere>& elsewhere) {
  const ProductNames names(lab.products);
  const guide::StepRef first = lab.guide.procedures[procedure].steps.front();
  ProductSet told = 0;
  std::vector<Finding> findings;
  for (const Elsewhere& other : elsewhere) {
    const ProductSet product = bit(other.index);
    if (!is_damage(other.performed()) || (told & product) != 0) continue;
    told |= product;
    const auto& sentences = lab.guide.sentences;
    const auto begin = sentences.begin();
    const auto step = begin + static_cast<std::ptrdiff_t>(first.sentence);
    const auto warned = [&](const guide::Sentence& s) { return warns_of(s, product, names); };
    if (std::any_of(begin, step, warned)) continue;
    const auto later = std::find_if(step, sentences.end(), warned);
    Finding finding;
    finding.rule = RuleId::hazardous_elsewhere;
    finding.severity = other.performed() == Outcome::harm && later == sentences.end()
                           ? Severity::error
                           : Severity::warning;
    finding.span = sentences[first.sentence].steps[first.step].span;
    finding.procedure = procedure;
    finding.promise = fmt::format("this is for the {}", names.text(home));
    finding.observed =
        fmt::format("on the {} with firmware {}{}: {}", other.product->title,
                    report::version_text(other.firmware),
                    other.stand_ins.empty() ? "" : " (" + other.stand_ins + ")", other.ending.text);
    finding.why = fmt::format("readers mix up models: warn of the {} before the first step",
                              other.product->title);
    if (later != sentences.end()) {
      finding.why += fmt::format("; the warning on line {} comes too late", later->begin.line);
      finding.related.push_back({later->span, later->text});
    }
    rest_on(finding, *other.product,
            {"bugs", "touch-panel.lock-out", "holds.legacy-reset.keys", "holds.reset.keys"});
    weigh(finding);
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace headloop::checker
