#include "tools/guide/check/claims.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/check/claim_desk.hpp"
#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/sheet_reset.hpp"

namespace headloop::checker {
namespace {

constexpr std::array tests = {test_chipset, test_fix, test_harm, test_effect, test_refusal};
// What they come to is no matter of the guide's edits.
constexpr std::array experiments = {
    test_address,  test_ramp,         test_drain,       test_answer, test_restart,
    test_storage,  test_charge_fault, test_stale_dsp,   test_cure,   test_cleaning,
    test_capacity, test_import,       test_presets_home};

// What somebody states, and what a table of tests has for limits.
bool states(const guide::Guide& guide, std::size_t index) {
  const guide::Sentence& sentence = guide.sentences[index];
  const guide::BlockKind block = guide.blocks[sentence.block].kind;
  return sentence.steps.empty() && !is_denied(guide, index) && !sentence.text.ends_with('?') &&
         block != guide::BlockKind::heading && block != guide::BlockKind::question;
}

// Why no bench tells whether a statement holds; the first one whose words it has.
struct Reason {
  std::initializer_list<std::string_view> stems;
  std::string_view text;
};
const std::array<Reason, 5> reasons = {
    {{{"percent", "share", "most", "often", "always", "usually", "rarely", "common", "reports",
       "study", "engineer", "document"},
      "it counts units or quotes people: a bench has one unit, and no past"},
     {{"warranty", "support", "service", "shop", "sell", "price"},
      "it is about a service, not about what the device does"},
     {{"lead", "flex", "rubber", "switch", "chemist", "lithium", "oxid", "dac", "soc", "processor"},
      "it names what happens inside: a bench sees only what comes of it"},
     {{"app", "cloud", "phone", "ios", "android", "export"},
      "it is about the app or the phone; the bench has only what those do to the device"},
     {{"pair", "location", "reset", "clear", "delet", "keep"},
      "it gives no sign, time or memory to look at, or no procedure here that works could show "
      "it"}}};

Finding untested(const guide::Sentence& sentence) {
  const Words words = words_of(sentence.text);
  std::string_view why = "it gives no sign, time or memory that the bench could look at";
  for (const Reason& reason : reasons) {
    if (!mentions(words, reason.stems)) continue;
    why = reason.text;
    break;
  }
  return finding_of(RuleId::claim_untested, sentence.span, sentence.text, std::string(why));
}

}  // namespace

void ClaimDesk::gather(const std::vector<Tried>& tried) {
  for (const Tried& one : tried) {
    if (one.goal() != Goal::none) performed_.push_back(&one);
    if (one.goal() == Goal::reset) told_ |= bit(one.product);
    const Tried*& reset = resets_[one.product];
    if (reset == nullptr && one.goal() == Goal::reset && one.works()) reset = &one;
    for (const Elsewhere& other : one.elsewhere()) {
      if (other.ending.performed() == world::Outcome::harm && !harm_[other.index])
        harm_[other.index] = other.ending.finding.harm_lasts;
    }
  }
}

const Tried* ClaimDesk::reset_of(std::size_t product) const {
  if (resets_[product] != nullptr) return resets_[product];
  const Tried* const sheets = sheet_reset(lab_, product).get();  // `Known` keeps it
  return sheets != nullptr && sheets->works() ? sheets : nullptr;
}

std::vector<const Tried*> ClaimDesk::resets(ProductSet scope) const {
  const ProductSet asked = scope == names_.all() ? told_ : scope;
  std::vector<const Tried*> list;
  for (std::size_t product = 0; product < lab_.products.size(); ++product) {
    if ((asked & bit(product)) == 0) continue;
    if (const Tried* reset = reset_of(product)) list.push_back(reset);
  }
  return list;
}

std::vector<const Tried*> ClaimDesk::runs_for(std::size_t sentence, ProductSet scope) const {
  const auto last = [&](const Tried& tried) {
    return lab_.guide.procedures[tried.procedure].steps.back().sentence;
  };
  const bool restarts = mentions(text(sentence), {"reboot", "restart"});
  const bool resets_told = mentions(text(sentence), {"reset"});
  std::vector<const Tried*> above;
  for (const Tried* tried : performed_) {
    if (last(*tried) > sentence) break;
    if (lab_.titles.over(last(*tried)) != lab_.titles.over(sentence)) continue;
    if (!above.empty() && above.front()->procedure != tried->procedure) above.clear();
    above.push_back(tried);
  }
  if (resets_told && !restarts) return resets(scope);
  if (restarts && (above.empty() || above.front()->goal() != Goal::reboot)) return {};
  // What stands in the item of one procedure is of its products.
  std::erase_if(above, [&](const Tried* tried) { return (scope & bit(tried->product)) == 0; });
  // What does not restart it shows nothing of restarts.
  std::vector<const Tried*> runs;
  for (const Tried* tried : above) {
    if (!tried->works()) tried = tried->goal() == Goal::reset ? reset_of(tried->product) : nullptr;
    if (tried != nullptr) runs.push_back(tried);
  }
  return runs;
}

Finding& ClaimDesk::say(RuleId rule, std::size_t sentence, std::string observed,
                        const models::Product& product, Paths paths) {
  Finding finding = finding_of(rule, lab_.guide.sentences[sentence].span, text(sentence),
                               std::move(observed), "correct the statement, or leave it out");
  finding.product = product.title;
  rest_on(finding, product, paths);
  return findings_.emplace_back(std::move(finding));
}

Finding& ClaimDesk::refute(std::size_t sentence, std::string observed,
                           const models::Product& product, Paths paths) {
  refuted_.insert(sentence);
  return say(RuleId::claim_refuted, sentence, std::move(observed), product, paths);
}

Finding& ClaimDesk::complete(std::size_t sentence, std::string observed,
                             const models::Product& product, Paths paths) {
  return say(RuleId::claim_incomplete, sentence, std::move(observed), product, paths);
}

std::string reset_text(const Tried& reset) {
  return reset.by_sheet ? "its reset as the data sheet has it" : "its reset";
}

std::optional<Edit> ClaimDesk::other_words(std::size_t sentence, std::string_view from,
                                           std::string to) const {
  const auto span = find_words(lab_.source, lab_.guide.sentences[sentence].span, from);
  if (!span || !lab_.thorough) return std::nullopt;
  return Edit{*span, std::move(to)};
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
    if (!lab.thorough) continue;
    for (const ClaimTest experiment : experiments) experiment(desk, i, words);
  }
  Claims claims{desk.take(), desk.held()};
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    // "It doesn't." says something only together with the one before.
    constexpr std::size_t words_min = 4;
    const bool says = words_of(sentences[i].text).size() >= words_min;
    if (sentences[i].kind == guide::SentenceClass::claim && says && !desk.is_tested(i))
      claims.findings.push_back(untested(sentences[i]));
  }
  return claims;
}

}  // namespace headloop::checker
