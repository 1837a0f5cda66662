#include "tools/guide/check/hazards.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/check/doubt.hpp"
#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/outcome_words.hpp"
#include "tools/guide/check/preconditions.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/report/models_text.hpp"

namespace headloop::checker {
namespace {

using world::Outcome;

bool is_damage(Outcome outcome) {
  return outcome == Outcome::harm || outcome == Outcome::partial || outcome == Outcome::loses_data;
}

bool warns(const guide::Sentence& sentence) {
  return sentence.kind == guide::SentenceClass::warning ||
         mentions(sentence.text, {"never", "warning", "caution", "brick", "not"});
}

// What decides it: the other product's bug, or which of its holds it takes this one for.
constexpr std::array<std::string_view, 3> deciding_harm = {"bugs", "touch-panel.lock-out",
                                                           "holds.legacy-reset.keys"};
constexpr std::array<std::string_view, 1> deciding_loss = {"holds.reset.keys"};

// "on the MDR-1000XM4 with firmware 2.3.0, pressing Custom for NC Ambient: half a reset: ..."
std::string observed_on(const Elsewhere& other) {
  judge::Finding performed = other.ending.finding;
  performed.outcome = other.ending.performed();
  std::string text = fmt::format("on the {} with firmware {}{}: {}", other.product().title,
                                 report::version_text(other.firmware),
                                 other.stand_ins.empty() ? "" : ", pressing " + other.stand_ins,
                                 words_for(performed, Goal::reset));
  for (const models::KnownBug& bug : other.product().bugs) {
    const bool acted =
        performed.outcome == Outcome::harm && performed.reason.find(bug.id) != std::string::npos;
    if (acted) text += fmt::format(" ({})", bug.prose);
  }
  return text;
}

Finding hazard(const Lab& lab, std::size_t procedure, ProductSet home, const Elsewhere& other,
               std::optional<std::size_t> later) {
  const guide::StepRef first = lab.guide.procedures[procedure].steps.front();
  const auto& sentences = lab.guide.sentences;
  const models::Product& product = other.product();
  Finding finding;
  finding.rule = RuleId::hazardous_elsewhere;
  finding.severity =
      other.ending.performed() == Outcome::harm && !later ? Severity::error : Severity::warning;
  finding.span = sentences[first.sentence].steps[first.step].span;
  finding.procedure = procedure;
  finding.promise = fmt::format("this is for the {}", ProductNames(lab.products).text(home));
  finding.observed = observed_on(other);
  finding.why =
      fmt::format("readers mix up models: warn of the {} before the first step", product.title);
  if (later) {
    finding.why +=
        fmt::format("; the warning on line {} comes too late", sentences[*later].begin.line);
    finding.related.push_back({sentences[*later].span, shortened(sentences[*later].text)});
  }
  if (other.ending.performed() == Outcome::harm) {
    rest_on(finding, product, deciding_harm);
  } else {
    rest_on(finding, product, deciding_loss);
  }
  if (lab.thorough)
    finding.fix = warning_before(lab, lab.guide.procedures[procedure], product.title);
  return finding;
}

}  // namespace

Warnings::Warnings(const Lab& lab) {
  const ProductNames names(lab.products);
  for (std::size_t i = 0; i < lab.guide.sentences.size(); ++i) {
    const guide::Sentence& sentence = lab.guide.sentences[i];
    const ProductSet named = names.in(sentence.text);
    if (named == 0 || !warns(sentence)) continue;
    for (std::size_t product = 0; product < lab.products.size(); ++product) {
      if ((named & bit(product)) != 0) sentences_[product].push_back(i);
    }
  }
}

bool Warnings::before(std::size_t product, std::size_t sentence) const {
  return !sentences_[product].empty() && sentences_[product].front() < sentence;
}

std::optional<std::size_t> Warnings::from(std::size_t product, std::size_t sentence) const {
  const auto& list = sentences_[product];
  const auto found = std::lower_bound(list.begin(), list.end(), sentence);
  if (found == list.end()) return std::nullopt;
  return *found;
}

std::vector<Finding> find_hazards(const Lab& lab, std::size_t procedure, ProductSet home,
                                  const std::vector<Elsewhere>& elsewhere,
                                  const Warnings& warnings) {
  const std::size_t first = first_touch(lab.guide, lab.guide.procedures[procedure]).sentence;
  ProductSet told = 0;
  std::vector<Finding> findings;
  for (const Elsewhere& other : elsewhere) {
    const ProductSet product = bit(other.index);
    if (!is_damage(other.ending.performed()) || (told & product) != 0) continue;
    told |= product;
    if (warnings.before(other.index, first)) continue;
    findings.push_back(hazard(lab, procedure, home, other, warnings.from(other.index, first)));
    doubt(findings.back(), lab, other.binding, course_paths, [&](const models::Product& variant) {
      Setting setting;
      setting.firmware = other.firmware;
      return is_damage(
          ending_in(on_product(other.binding, variant), setting, lab.known.effort).performed());
    });
  }
  return findings;
}

}  // namespace headloop::checker
