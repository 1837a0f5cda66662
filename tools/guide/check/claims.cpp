#include "tools/guide/check/claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/world/checks.hpp"
#include "tools/guide/check/basis.hpp"
#include "tools/guide/check/outcome_words.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/report/models_text.hpp"

namespace headloop::checker {
namespace {

// What a run has cleared, in the words of statements.
MemorySet cleared_by(const Trial& trial) {
  MemorySet set = 0;
  for (const Layer layer : trial.finding.cleared) {
    if (layer == Layer::bluetooth) set |= bit(Memory::bluetooth);
    if (layer == Layer::asc) set |= bit(Memory::asc);
    if (layer == Layer::battery) set |= bit(Memory::battery);
  }
  for (const Observation& o : trial.record.observations()) {
    if (!world::is(o, Channel::log, Log::calibration_cleared)) continue;
    set |= bit(o.a == static_cast<std::int32_t>(Calibration::microphone) ? Memory::microphone
                                                                         : Memory::pressure);
  }
  return set;
}

class Claims {
 public:
  Claims(const Lab& lab, const Statements& statements, const std::vector<Tried>& tried)
      : lab_(lab), statements_(statements), tried_(tried), names_(lab.products) {}

  std::vector<Finding> find() {
    for (const Clearing& clearing : statements_.clearings) compare(clearing);
    for (std::size_t i = 0; i < lab_.guide.sentences.size(); ++i) {
      chipset(i);
      harm(i);
      release(i);
    }
    untested();
    return std::move(findings_);
  }

 private:
  Finding& refute(std::size_t sentence, std::string observed, const models::Product& product,
                  std::initializer_list<std::string_view> paths) {
    Finding finding;
    finding.rule = RuleId::claim_refuted;
    finding.severity = Severity::error;
    finding.span = lab_.guide.sentences[sentence].span;
    finding.promise = lab_.guide.sentences[sentence].text;
    finding.observed = std::move(observed);
    finding.why = "say what the device does";
    rest_on(finding, product, paths);
    weigh(finding);
    return findings_.emplace_back(std::move(finding));
  }
  const std::string& text(std::size_t sentence) const {
    return lab_.guide.sentences[sentence].text;
  }

  void compare(const Clearing& clearing);
  void chipset(std::size_t sentence);
  void harm(std::size_t sentence);
  void release(std::size_t sentence);
  void untested();

  const Lab& lab_;
  const Statements& statements_;
  const std::vector<Tried>& tried_;
  const ProductNames names_;
  std::vector<Finding> findings_;
  std::set<std::size_t> tested_;
};

// A statement of all products gives what they have in common; one of a product has to be complete.
void Claims::compare(const Clearing& clearing) {
  const bool general = clearing.said.scope == names_.all();
  for (const Tried& tried : tried_) {
    const bool concerned = tried.works() && (clearing.said.scope & bit(tried.product)) != 0;
    if (!concerned) continue;
    tested_.insert(clearing.said.sentence);
    const MemorySet actual = cleared_by(tried.literal);
    const auto kept = static_cast<MemorySet>(clearing.clears & ~actual);
    const auto more = static_cast<MemorySet>(actual & ~clearing.clears);
    const models::Product& product = *tried.binding.product;
    if (kept != 0) {
      refute(clearing.said.sentence,
             fmt::format("on the {} a full reset keeps {}", product.title, text_of(kept)), product,
             {"product.rule"});
    } else if (more != 0 && !general) {
      Finding& finding = refute(
          clearing.said.sentence,
          fmt::format("on the {} a full reset clears {} as well", product.title, text_of(more)),
          product, {"product.rule"});
      finding.severity = Severity::warning;
      finding.claims.emplace_back("R2");
      finding.why = "a reader loses more than the guide says: name it";
    }
  }
}

// "The X uses chip C": the chip that is named next to a product has to be its own.
void Claims::chipset(std::size_t sentence) {
  const std::string low = lower(text(sentence));
  std::size_t from = 0;
  ProductSet last = 0;
  for (std::size_t at = 0; at <= low.size(); ++at) {
    const bool inside = at < low.size() && ((low[at] >= 'a' && low[at] <= 'z') ||
                                            (low[at] >= '0' && low[at] <= '9') || low[at] == '-');
    if (inside) continue;
    const std::string_view word = std::string_view(low).substr(from, at - from);
    from = at + 1;
    if (const ProductSet named = names_.in(word)) last = named;
    for (const models::Product& other : lab_.products) {
      if (word != lower(other.chipset) || last == 0) continue;
      tested_.insert(sentence);
      for (std::size_t i = 0; i < lab_.products.size(); ++i) {
        const models::Product& product = lab_.products[i];
        if ((last & bit(i)) == 0 || lower(product.chipset) == word) continue;
        refute(sentence,
               fmt::format("the data sheet of the {} has {}", product.title, product.chipset),
               product, {"product.chipset"});
      }
    }
  }
}

// "locks it up for 4-6 hours", of a product that a procedure of this guide harms.
void Claims::harm(std::size_t sentence) {
  const Words words = words_of(text(sentence));
  if (!mentions(words, {"brick", "lock", "freez", "dead", "harm"})) return;
  std::vector<std::int64_t> hours;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].thousandths) continue;
    const std::size_t unit = i + 1 < words.size() && words[i + 1].thousandths ? i + 2 : i + 1;
    if (unit < words.size() && words[unit].starts_with("hour"))
      hours.push_back(*words[i].thousandths / 1'000);
  }
  const ProductSet named = names_.in(text(sentence));
  if (hours.empty()) return;
  for (const Tried& tried : tried_) {
    for (const Elsewhere& other : tried.elsewhere) {
      const auto lasts = other.ending.finding.harm_lasts;
      if ((named & bit(other.index)) == 0 || other.performed() != world::Outcome::harm || !lasts)
        continue;
      if (!tested_.insert(sentence).second) return;
      const bool right =
          *lasts >= headloop::hours(hours.front()) && *lasts <= headloop::hours(hours.back());
      if (right) return;
      refute(sentence,
             fmt::format("on the {} it lasted {}", other.product->title, rough_text(*lasts)),
             *other.product, {"bugs", "touch-panel.lock-out"});
      return;
    }
  }
}

// "fixed in firmware 2.3.1"
void Claims::release(std::size_t sentence) {
  const std::string& said = text(sentence);
  const Words words = words_of(said);
  if (!mentions(words, {"fixed", "patched", "solved"})) return;
  const ProductSet named = names_.in(said);
  for (std::size_t i = 0; i < lab_.products.size(); ++i) {
    if ((named & bit(i)) == 0 || lab_.products[i].bugs.empty()) continue;
    const std::string fixed = report::version_text(lab_.products[i].bugs.front().fixed_in);
    const std::size_t at = said.find("firmware ");
    if (at == std::string::npos) continue;
    const std::string_view version = std::string_view(said).substr(at + 9);
    const std::size_t end = std::min(version.find_first_not_of("0123456789."), version.size());
    if (end == 0) continue;
    tested_.insert(sentence);
    if (version.substr(0, end) == fixed) continue;
    refute(sentence, fmt::format("the {} has it fixed in {}", lab_.products[i].title, fixed),
           lab_.products[i], {"bugs"});
  }
}

void Claims::untested() {
  for (std::size_t i = 0; i < lab_.guide.sentences.size(); ++i) {
    const guide::Sentence& sentence = lab_.guide.sentences[i];
    if (sentence.kind != guide::SentenceClass::claim || tested_.contains(i)) continue;
    Finding finding;
    finding.rule = RuleId::claim_untested;
    finding.severity = Severity::note;
    finding.span = sentence.span;
    finding.promise = sentence.text;
    finding.observed = "nothing on this bench tells whether it holds";
    findings_.push_back(std::move(finding));
  }
}

}  // namespace

std::vector<Finding> find_claims(const Lab& lab, const Statements& statements,
                                 const std::vector<Tried>& tried) {
  return Claims(lab, statements, tried).find();
}

}  // namespace headloop::checker
