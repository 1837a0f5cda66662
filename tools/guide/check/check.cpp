#include "tools/guide/check/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tools/guide/check/acceptance.hpp"
#include "tools/guide/check/claims.hpp"
#include "tools/guide/check/contradictions.hpp"
#include "tools/guide/check/fixes.hpp"
#include "tools/guide/check/hazards.hpp"
#include "tools/guide/check/merging.hpp"
#include "tools/guide/check/procedure_findings.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/input/nearest.hpp"
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
    // What a sign means is no promise that it comes here.
    const bool told = mentions(guide.sentences[i].text, {"if", "mean", "indicat", "error", "fail"});
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

// "mdr-9000" of "model: mdr-9000"
std::string_view model_of(std::string_view front_matter) {
  constexpr std::string_view key = "\nmodel:";
  const std::size_t at = front_matter.find(key);
  if (at == std::string_view::npos) return {};
  std::string_view value = front_matter.substr(at + key.size());
  value = value.substr(0, value.find('\n'));
  value.remove_prefix(std::min(value.size(), value.find_first_not_of(" \"'")));
  return value.substr(0, value.find_first_of(" \"'"));
}

class Checker {
 public:
  Checker(std::string text, std::string name, const Bench& bench, Known& known, bool thorough)
      : bench_(bench), names_(bench.products), known_(known), thorough_(thorough) {
    report_.name = std::move(name);
    report_.text = std::move(text);
    report_.guide = guide::read_guide(report_.text, report_.name, lexicon_of(bench.products));
    join_parts(report_.guide);
    titles_.emplace(report_.guide);
  }

  Report check() {
    const auto& procedures = report_.guide.procedures;
    const Preconditions preconditions(report_.guide);
    const Warnings warnings(lab());
    for (std::size_t i = 0; i < procedures.size(); ++i) procedure(i, preconditions, warnings);
    unknown_names();
    statements();
    not_understood();
    if (procedures.empty()) no_procedure();
    finish();
    return std::move(report_);
  }

 private:
  Lab lab() const {
    return {report_.text, report_.guide, *titles_, bench_.products, known_, thorough_};
  }
  std::string nearest_to(const std::string& model) const;
  ProductSet products_of(std::size_t procedure) const;
  ProductSet only_one_before(std::size_t sentence) const;
  ProductSet products_that_it_works_on(std::size_t procedure);
  void no_model(std::size_t procedure, std::string_view promise, std::string observed);
  void not_tried(std::size_t procedure, std::string why);
  void procedure(std::size_t index, const Preconditions& preconditions, const Warnings& warnings);
  void unknown_names();
  void statements();
  void not_understood();
  void no_procedure();
  void finish();

  void add(std::vector<Finding> findings) {
    for (Finding& finding : findings) report_.findings.push_back(std::move(finding));
  }
  Finding& add(RuleId rule, guide::Span span, std::string_view promise, std::string observed) {
    return report_.findings.emplace_back(finding_of(rule, span, promise, std::move(observed)));
  }
  const guide::Sentence& first_sentence(std::size_t procedure) const {
    return report_.guide.sentences[report_.guide.procedures[procedure].steps.front().sentence];
  }

  const Bench& bench_;
  const ProductNames names_;
  Known& known_;
  const bool thorough_;
  Report report_;
  std::optional<Titles> titles_;
};

// "; the nearest name is MDR-1000XM3"
std::string Checker::nearest_to(const std::string& model) const {
  std::vector<std::string> titles;
  for (const models::Product& product : bench_.products) titles.push_back(lower(product.title));
  const std::string low = input::nearest(lower(model), titles);
  for (const models::Product& product : bench_.products) {
    if (lower(product.title) == low) return fmt::format("; the nearest name is {}", product.title);
  }
  return "; the names are " + names_.text(names_.all());
}

ProductSet Checker::products_of(std::size_t index) const {
  const guide::Guide& guide = report_.guide;
  const guide::Procedure& procedure = guide.procedures[index];
  const std::size_t first = procedure.steps.front().sentence;
  for (const std::string& text :
       {shortened(procedure.heading), shortened(guide.sentences[first].text), titles_->over(first),
        shortened(front_matter(report_.text)), titles_->of_guide()}) {
    if (const ProductSet set = names_.in(text)) return set;
  }
  return only_one_before(first);
}

// The product that the text before a sentence speaks of, if it is one; warnings are of others.
ProductSet Checker::only_one_before(std::size_t sentence) const {
  ProductSet set = 0;
  for (std::size_t i = 0; i < sentence; ++i) {
    const guide::Sentence& before = report_.guide.sentences[i];
    if (before.kind == guide::SentenceClass::warning) continue;
    // "For the XM2, not the XM4"
    set |= names_.in(std::string_view(before.text).substr(0, before.text.find(" not ")));
  }
  const bool one = set != 0 && (set & (set - 1)) == 0;
  return one ? set : 0;
}

// A procedure that names nothing is taken for one of these.
ProductSet Checker::products_that_it_works_on(std::size_t index) {
  ProductSet home = 0;
  std::string came_to;
  for (std::size_t product = 0; product < bench_.products.size(); ++product) {
    const auto ending = ending_unnamed(lab(), index, product);
    if (!ending) continue;
    if (ending->works()) home |= bit(product);
    came_to += fmt::format("{}on the {}: {}", came_to.empty() ? "" : "; ",
                           bench_.products[product].title, ending->text);
  }
  no_model(index, "this is for the reader's headphones", came_to);
  return home;
}

void Checker::no_model(std::size_t index, std::string_view promise, std::string observed) {
  Finding& finding =
      add(RuleId::no_model, first_sentence(index).span, promise, std::move(observed));
  finding.procedure = index;
  finding.why = "name the product that the procedure is for, as its data sheet does";
}

void Checker::not_tried(std::size_t index, std::string why) {
  const guide::Sentence& first = first_sentence(index);
  add(RuleId::not_tried, first.span, first.text, std::move(why)).procedure = index;
}

void Checker::procedure(std::size_t index, const Preconditions& preconditions,
                        const Warnings& warnings) {
  constexpr std::size_t steps_max = 200;
  const guide::Procedure& procedure = report_.guide.procedures[index];
  const Goal goal = goal_of(lab(), procedure);
  ProductSet home = products_of(index);
  if (goal == Goal::none && mentions(first_sentence(index).text, {"same"}))
    not_tried(index, "it tells steps by pointing to others: write them down here");
  if (home == 0 && goal != Goal::reset) return;
  if (procedure.steps.size() > steps_max)
    return not_tried(index, "it has more steps than anybody follows");
  if (home == 0) {
    const std::string_view written = model_of(front_matter(report_.text));
    const std::string model =
        procedure.models.empty() ? std::string(written) : procedure.models.front();
    if (!model.empty())
      return no_model(
          index, fmt::format("this is for the {}", model),
          "there is no data sheet of it, so that nothing was tried" + nearest_to(model));
    home = products_that_it_works_on(index);
  }
  const auto others = goal == Goal::reset ? try_elsewhere(lab(), index, home)
                                          : std::make_shared<const std::vector<Elsewhere>>();
  const std::vector<std::size_t> signs = signs_of(report_.guide, index);
  for (std::size_t product = 0; product < bench_.products.size(); ++product) {
    if ((home & bit(product)) == 0) continue;
    std::optional<Tried> tried = try_at_home(lab(), index, product, signs);
    if (!tried) return not_tried(index, "the guide is too long: the rest of it was only read");
    tried->other_products = others;
    add(find_in(lab(), *tried, preconditions));
    report_.tried.push_back(std::move(*tried));
  }
  if (home != 0) add(find_hazards(lab(), index, home, *others, warnings));
}

// Each once. Who also gives the right name means one product by both.
void Checker::unknown_names() {
  const std::string low = lower(report_.text);
  std::set<std::string> told;
  for (const LikeName& name : names_.alike_in(report_.text)) {
    const std::string written = low.substr(name.begin, name.end - name.begin);
    if (!told.insert(written).second) continue;
    const std::string& title = bench_.products[name.product].title;
    const bool both = low.find(lower(title)) != std::string::npos;
    Finding& finding =
        add(RuleId::no_model, {name.begin, name.end},
            report_.text.substr(name.begin, name.end - name.begin),
            fmt::format("there is no data sheet of that name; it is taken for the {}", title));
    if (both) finding.severity = Severity::note;
    finding.why = fmt::format("write {}, if that is meant", title);
    finding.fix = Edit{finding.span, title};
  }
}

void Checker::statements() {
  const Statements statements = statements_of(report_.guide, names_);
  add(find_contradictions(lab(), statements, report_.tried));
  Claims claims = try_claims(lab(), statements, report_.tried);
  add(std::move(claims.findings));
  report_.held = std::move(claims.held);
}

void Checker::not_understood() {
  const guide::Guide& guide = report_.guide;
  auto procedure = guide.procedures.begin();
  for (std::size_t i = 0; i < guide.sentences.size(); ++i) {
    while (procedure != guide.procedures.end() && procedure->steps.back().sentence < i) ++procedure;
    if (guide.sentences[i].kind != guide::SentenceClass::not_understood) continue;
    const bool inside =
        procedure != guide.procedures.end() && procedure->steps.front().sentence <= i;
    Finding& finding = add(RuleId::not_understood, guide.sentences[i].span, guide.sentences[i].text,
                           "it looks like an instruction, and no step could be made of it");
    finding.severity = inside ? Severity::error : Severity::note;
    finding.why = "say it with one verb: hold, press, slide, wait, release ...";
  }
}

void Checker::no_procedure() {
  add(RuleId::no_procedure, {0, std::min<std::size_t>(report_.text.size(), 1)}, "this is a guide",
      "it tells its reader to do nothing to a device");
}

void Checker::finish() {
  std::vector<Finding>& all = report_.findings;
  const input::TextMap map(report_.text);
  all = merged(std::move(all));
  for (Finding& finding : all) {
    finding.begin = map.place(finding.span.begin);
    finding.end = map.place(finding.span.end);
  }
  set_fingerprints(report_);
  accept_allowed(report_);
}

}  // namespace

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
  Known known(bench.sheet_of, bench.effort);
  Report report = Checker(std::move(text), std::move(name), bench, known, true).check();
  keep_verified_fixes(report, [&](std::string edited) {
    return Checker(std::move(edited), report.name, bench, known, false).check();
  });
  report.simulated_events = known.effort.spent();
  return report;
}

}  // namespace headloop::checker
