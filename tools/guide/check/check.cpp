#include "tools/guide/check/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "tools/guide/check/acceptance.hpp"
#include "tools/guide/check/claims.hpp"
#include "tools/guide/check/contradictions.hpp"
#include "tools/guide/check/procedure_findings.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/input/text_map.hpp"

namespace headloop::checker {
namespace {

// Sentences of signs that belong to a procedure: from its first step to the next one's, in the
// same block or list.
std::vector<std::size_t> signs_of(const guide::Guide& guide, std::size_t procedure) {
  const auto& steps = guide.procedures[procedure].steps;
  const std::size_t first = steps.front().sentence;
  std::size_t end = guide.sentences.size();
  if (procedure + 1 < guide.procedures.size())
    end = guide.procedures[procedure + 1].steps.front().sentence;
  std::vector<std::size_t> signs;
  for (std::size_t i = first; i < end; ++i) {
    const guide::BlockKind kind = guide.blocks[guide.sentences[i].block].kind;
    if (kind == guide::BlockKind::heading || kind == guide::BlockKind::question ||
        kind == guide::BlockKind::warning)
      break;
    const bool told = mentions(guide.sentences[i].text, {"if"});
    if (guide.sentences[i].kind == guide::SentenceClass::feedback && !told) signs.push_back(i);
  }
  return signs;
}

// "model: mdr-1000x" between two lines of dashes at the begin.
std::string_view front_matter(std::string_view text) {
  constexpr std::string_view fence = "---\n";
  if (!text.starts_with(fence)) return {};
  const std::size_t end = text.find("\n---", fence.size());
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

class Checker {
 public:
  Checker(std::string text, std::string name, const Bench& bench)
      : bench_(bench), names_(bench.products) {
    report_.name = std::move(name);
    report_.text = std::move(text);
    report_.guide = guide::read_guide(report_.text, report_.name, lexicon_of(bench.products));
  }

  Report check() {
    const auto& procedures = report_.guide.procedures;
    for (std::size_t i = 0; i < procedures.size(); ++i) procedure(i);
    statements();
    not_understood();
    if (procedures.empty()) no_procedure();
    finish();
    return std::move(report_);
  }

 private:
  ProductSet products_of(std::size_t procedure) const;
  void verify_fixes(std::vector<Finding>& findings, std::size_t procedure, std::size_t product);
  void procedure(std::size_t index);
  void statements();
  void not_understood();
  void no_procedure();
  void finish();

  const Bench& bench_;
  const ProductNames names_;
  Report report_;
};

ProductSet Checker::products_of(std::size_t index) const {
  const guide::Guide& guide = report_.guide;
  const guide::Procedure& procedure = guide.procedures[index];
  const std::size_t first = procedure.steps.front().sentence;
  for (const std::string& text :
       {procedure.heading, guide.sentences[first].text, title_over(guide, first),
        std::string(front_matter(report_.text)), title_over(guide, 0)}) {
    if (const ProductSet set = names_.in(text)) return set;
  }
  return 0;
}

void Checker::procedure(std::size_t index) {
  const Lab lab{report_.guide, bench_.products};
  const std::vector<std::size_t> signs = signs_of(report_.guide, index);
  ProductSet home = products_of(index);
  const bool unnamed = home == 0;
  if (unnamed && goal_of(report_.guide, report_.guide.procedures[index]) == Goal::none) return;
  if (unnamed) home = names_.all();
  const auto add = [&](std::vector<Finding> findings) {
    for (Finding& finding : findings) report_.findings.push_back(std::move(finding));
  };
  const std::vector<Elsewhere> elsewhere = try_elsewhere(lab, index, home);
  bool damage = false;
  for (std::size_t product = 0; product < bench_.products.size(); ++product) {
    if ((home & bit(product)) == 0) continue;
    Tried tried = try_at_home(lab, index, product, signs);
    if (tried.goal == Goal::reset) tried.elsewhere = elsewhere;
    damage = damage || tried.goal == Goal::reset;
    std::vector<Finding> findings = find_in(lab, tried);
    verify_fixes(findings, index, product);
    add(std::move(findings));
    report_.tried.push_back(std::move(tried));
  }
  if (damage) add(find_hazards(lab, index, home, elsewhere));
}

// A fix is kept if the edited guide is read alike, its procedure works, and the finding is gone.
void Checker::verify_fixes(std::vector<Finding>& findings, std::size_t procedure,
                           std::size_t product) {
  for (Finding& finding : findings) {
    if (!finding.fix) continue;
    const std::string text = edited(report_.text, *finding.fix);
    const guide::Guide guide = guide::read_guide(text, report_.name, lexicon_of(bench_.products));
    bool holds = guide.procedures.size() == report_.guide.procedures.size();
    if (holds) {
      const Lab lab{guide, bench_.products};
      const Tried tried = try_at_home(lab, procedure, product, {});
      const std::vector<Finding> left = find_in(lab, tried);
      holds = tried.works() && std::none_of(left.begin(), left.end(), [&](const Finding& other) {
                return other.rule == finding.rule && other.span.begin == finding.span.begin;
              });
    }
    if (!holds) finding.fix.reset();
  }
}

void Checker::statements() {
  const Statements statements = statements_of(report_.guide, names_);
  const Lab lab{report_.guide, bench_.products};
  for (Finding& finding : find_contradictions(lab, statements, report_.tried))
    report_.findings.push_back(std::move(finding));
  for (Finding& finding : find_claims(lab, statements, report_.tried))
    report_.findings.push_back(std::move(finding));
}

void Checker::not_understood() {
  const guide::Guide& guide = report_.guide;
  for (std::size_t i = 0; i < guide.sentences.size(); ++i) {
    if (guide.sentences[i].kind != guide::SentenceClass::not_understood) continue;
    const bool inside = std::any_of(
        guide.procedures.begin(), guide.procedures.end(), [&](const guide::Procedure& procedure) {
          return procedure.steps.front().sentence <= i && i <= procedure.steps.back().sentence;
        });
    Finding finding;
    finding.rule = RuleId::not_understood;
    finding.severity = inside ? Severity::error : Severity::note;
    finding.span = guide.sentences[i].span;
    finding.promise = guide.sentences[i].text;
    finding.observed = "it looks like an instruction, and no step could be made of it";
    finding.why = "say it with one verb: hold, press, slide, wait, release ...";
    report_.findings.push_back(std::move(finding));
  }
}

void Checker::no_procedure() {
  Finding finding;
  finding.rule = RuleId::no_procedure;
  finding.severity = Severity::error;
  finding.span = {0, std::min<std::size_t>(report_.text.size(), 1)};
  finding.promise = "this is a guide";
  finding.observed = "it tells its reader to do nothing to a device";
  report_.findings.push_back(std::move(finding));
}

// One finding for all products that it is found on; in the order of the text.
void Checker::finish() {
  std::vector<Finding>& all = report_.findings;
  const input::TextMap map(report_.text);
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.begin, a.rule) < std::tie(b.span.begin, b.rule);
  });
  std::vector<Finding> kept;
  for (Finding& finding : all) {
    finding.begin = map.place(finding.span.begin);
    finding.end = map.place(finding.span.end);
    if (!kept.empty() && kept.back().rule == finding.rule &&
        kept.back().span.begin == finding.span.begin && kept.back().promise == finding.promise) {
      if (kept.back().observed != finding.observed) kept.back().observed += "; " + finding.observed;
      continue;
    }
    kept.push_back(std::move(finding));
  }
  all = std::move(kept);
  set_fingerprints(report_);
  accept_allowed(report_);
}

}  // namespace

std::string edited(std::string text, const Edit& edit) {
  return text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
}

std::string with_fixes(const Report& report) {
  std::string text = report.text;
  std::size_t done = text.size() + 1;  // edits go from the end to the begin, and do not overlap
  for (auto finding = report.findings.rbegin(); finding != report.findings.rend(); ++finding) {
    if (!finding->fix || !finding->accepted.empty() || finding->fix->span.end > done) continue;
    text = edited(std::move(text), *finding->fix);
    done = finding->fix->span.begin;
  }
  return text;
}

Counts Report::counts() const {
  Counts counts;
  for (const Finding& finding : findings) {
    if (!finding.accepted.empty()) continue;
    auto& count = finding.severity == Severity::error     ? counts.errors
                  : finding.severity == Severity::warning ? counts.warnings
                                                          : counts.notes;
    ++count;
  }
  return counts;
}

guide::Lexicon lexicon_of(const std::vector<models::Product>& products) {
  guide::Lexicon lexicon;
  for (const models::Product& product : products) {
    for (const world::Control& control : product.face.controls) {
      const auto same = std::find_if(lexicon.controls.begin(), lexicon.controls.end(),
                                     [&](const auto& other) { return other.name == control.name; });
      if (same == lexicon.controls.end())
        lexicon.controls.push_back({control.name, control.aliases});
    }
  }
  return lexicon;
}

Report check_guide(std::string text, std::string name, const Bench& bench) {
  return Checker(std::move(text), std::move(name), bench).check();
}

}  // namespace headloop::checker
