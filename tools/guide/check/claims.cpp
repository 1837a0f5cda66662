#include "tools/guide/check/claims.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/check/claim_desk.hpp"

namespace headloop::checker {
namespace {

constexpr std::array<ClaimTest, 9> tests = {test_chipset, test_fix,     test_harm,
                                            test_effect,  test_refusal, test_address,
                                            test_ramp,    test_drain,   test_answer};

// What somebody states, and what a table of tests has for limits.
bool states(const guide::Guide& guide, std::size_t index) {
  const guide::Sentence& sentence = guide.sentences[index];
  return sentence.steps.empty() && !is_denied(guide, index) &&
         guide.blocks[sentence.block].kind != guide::BlockKind::heading;
}

Finding untested(const guide::Sentence& sentence) {
  return finding_of(RuleId::claim_untested, sentence.span, sentence.text,
                    "nothing on this bench tells whether it holds");
}

}  // namespace

void ClaimDesk::gather(const std::vector<Tried>& tried) {
  for (const Tried& one : tried) {
    const Tried*& reset = resets_[one.product];
    if (reset == nullptr && one.goal() == Goal::reset && one.works()) reset = &one;
    for (const Elsewhere& other : one.elsewhere()) {
      if (other.ending.performed() == world::Outcome::harm && !harm_[other.index])
        harm_[other.index] = other.ending.finding.harm_lasts;
    }
  }
}

std::vector<const Tried*> ClaimDesk::resets(ProductSet scope) const {
  std::vector<const Tried*> list;
  for (std::size_t product = 0; product < resets_.size(); ++product) {
    const bool concerned = (scope & bit(product)) != 0 && resets_[product] != nullptr;
    if (concerned) list.push_back(resets_[product]);
  }
  return list;
}

Finding& ClaimDesk::refute(std::size_t sentence, std::string observed,
                           const models::Product& product, Paths paths) {
  refuted_.insert(sentence);
  Finding finding = finding_of(RuleId::claim_refuted, lab_.guide.sentences[sentence].span,
                               text(sentence), std::move(observed), "say what the device does");
  finding.product = product.title;
  rest_on(finding, product, paths);
  return findings_.emplace_back(std::move(finding));
}

std::vector<std::size_t> ClaimDesk::held() const {
  std::vector<std::size_t> held;
  std::set_difference(tested_.begin(), tested_.end(), refuted_.begin(), refuted_.end(),
                      std::back_inserter(held));
  return held;
}

Claims try_claims(const Lab& lab, const Statements& statements, const std::vector<Tried>& tried) {
  ClaimDesk desk(lab, statements, tried);
  test_clearings(desk);
  test_meanings(desk);
  const auto& sentences = lab.guide.sentences;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (!states(lab.guide, i)) continue;
    const Words words = words_of(sentences[i].text);
    for (const ClaimTest test : tests) test(desk, i, words);
  }
  Claims claims{desk.take(), desk.held()};
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].kind == guide::SentenceClass::claim && !desk.is_tested(i))
      claims.findings.push_back(untested(sentences[i]));
  }
  return claims;
}

}  // namespace headloop::checker
