// What a report opens with: the data sheets that were used, what of them is assumed, and what each
// procedure comes to.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "tools/guide/check/outcome_words.hpp"
#include "tools/guide/check/text_parts.hpp"
#include "tools/guide/check/text_report.hpp"
#include "tools/report/models_text.hpp"
#include "tools/report/table.hpp"

namespace headloop::checker {

using report::Style;
using report::Terminal;

void add_labelled(std::string& out, const Terminal& terminal, std::string_view label,
                  const std::string& text) {
  if (text.empty()) return;
  report::Table table({report::Align::left, report::Align::left});
  table.add({{fmt::format("{:<8}", label), Style::dim}, {report::printable(text)}});
  out += table.text(terminal, 4);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Assumed parts_of(const std::string& text) {
  const std::size_t blank = std::min(text.find(' '), text.size() - 1);
  const std::size_t equals = std::min(text.find(" = ", blank), text.size());
  return {text.substr(0, blank), text.substr(blank + 1, equals - blank - 1),
          equals == text.size() ? "" : text.substr(equals + 3)};
}

namespace {

// "half a reset (the pairings cleared)"
std::string in_brackets(const judge::Finding& finding, Goal goal) {
  const std::string detail = detail_of(finding);
  const std::string head(head_of(finding.outcome, goal));
  return detail.empty() ? head : fmt::format("{} ({})", head, detail);
}

// Who waits for a sign that does not come lets go or goes on some time later: that this works is
// luck.
std::vector<std::string> vain_waits_of(const Tried& tried) {
  std::vector<std::string> waits;
  for (std::size_t i = 0; tried.works() && i < tried.binding.promises.size(); ++i) {
    const Promise& promise = tried.binding.promises[i];
    if (promise.ends_step && !tried.literal().seen[i])
      waits.push_back(fmt::format("but '{}' never comes", promise.sign.text));
  }
  return waits;
}

// From which states, and for which readers, it comes to something else: "charging: refused (a cable
// is plugged in)".
std::vector<std::string> exceptions_of(const Tried& tried) {
  std::vector<std::pair<std::string, std::string>> found;  // by ending, in order: who gets it
  const auto add = [&](std::string who, const Ending& ending) {
    if (ending.text == tried.literal().outcome) return;
    const std::string comes_to = in_brackets(ending.finding, tried.goal());
    const auto same = std::find_if(found.begin(), found.end(),
                                   [&](const auto& one) { return one.first == comes_to; });
    if (same != found.end()) {
      same->second += " or " + who;
    } else {
      found.emplace_back(comes_to, std::move(who));
    }
  };
  for (const FromStart& from : tried.attempts->starts)
    add(fmt::format("if it is {}", name_of(from.start)), from.ending);
  for (const ByReader& by : tried.attempts->readers)
    add(fmt::format("done {}", by.reader.name), by.ending);
  std::vector<std::string> exceptions = vain_waits_of(tried);
  for (const auto& [comes_to, who] : found)
    exceptions.push_back(fmt::format("{}: {}", who, comes_to));
  return exceptions;
}

std::string place_of(const Report& report, const Tried& tried) {
  const guide::StepRef first = report.guide.procedures[tried.procedure].steps.front();
  return fmt::format("line {}", report.guide.sentences[first.sentence].begin.line);
}

bool is_judged(const Tried& tried) { return tried.goal() != Goal::none; }

void add_sheets(std::string& out, const Report& report, const Terminal& terminal) {
  std::set<const models::Product*> told;
  for (const Tried& tried : report.tried) {
    const models::Product& product = *tried.binding.product;
    if (!is_judged(tried) || !told.insert(&product).second) continue;
    const auto assumed = std::count_if(
        product.provenance.begin(), product.provenance.end(),
        [](const auto& value) { return value.source.find("assumed") != std::string::npos; });
    const std::string firmware = product.releases.empty()
                                     ? "unknown"
                                     : report::version_text(product.releases.back().version);
    add_labelled(out, terminal, "sheet",
                 fmt::format("{}, firmware {}; {} of {} values are assumed", product.title,
                             firmware, assumed, product.provenance.size()));
  }
}

// What is the same on several products is said once, and the values of the same products together.
void add_assumed(std::string& out, const Report& report, const Terminal& terminal) {
  std::set<std::string> assumed;
  for (const Finding& finding : report.findings)
    assumed.insert(finding.assumed.begin(), finding.assumed.end());
  std::map<std::string, std::vector<std::string>> products;  // by value
  for (const std::string& text : assumed) {
    const Assumed parts = parts_of(text);
    products[fmt::format("{} {}", parts.path, parts.value)].push_back(parts.product);
  }
  std::map<std::string, std::vector<std::string>> values;  // by products
  for (const auto& [value, titles] : products) values[joined(titles)].push_back(value);
  for (const auto& [titles, all] : values)
    add_labelled(out, terminal, "assumed", fmt::format("of the {}: {}", titles, joined(all)));
}

// From which states, and how read, procedures were performed.
void add_tried(std::string& out, const Report& report, const Terminal& terminal) {
  const auto found = std::find_if(report.tried.begin(), report.tried.end(), [](const Tried& tried) {
    return !tried.attempts->starts.empty();
  });
  if (found == report.tried.end()) return;
  std::string starts(name_of(Start::on));
  for (const FromStart& from : found->attempts->starts)
    starts += fmt::format(", {}", name_of(from.start));
  std::string readers(literal_reader.name);
  for (const ByReader& by : found->attempts->readers)
    readers += fmt::format(", {}", by.reader.name);
  add_labelled(out, terminal, "from", starts);
  add_labelled(out, terminal, "read", readers);
}

Style style_of(const Tried& tried) {
  if (!is_judged(tried)) return Style::dim;
  if (!tried.works()) return Style::red;
  return exceptions_of(tried).empty() ? Style::green : Style::amber;
}

std::string verdicts(const Report& report, const Terminal& terminal) {
  report::Table verdicts({report::Align::left, report::Align::left, report::Align::left});
  bool any = false;
  for (const Tried& tried : report.tried) {
    if (!is_judged(tried) && tried.binding.promises.empty()) continue;
    any = true;
    verdicts.add({{place_of(report, tried)},
                  {tried.binding.product->title, Style::bold},
                  {verdict_of(tried), style_of(tried)}});
  }
  return any ? verdicts.text(terminal, 2) + '\n' : "";
}

}  // namespace

std::string verdict_of(const Tried& tried) {
  if (!is_judged(tried)) return "nothing to judge but its signs";
  std::string text = tried.works()
                         ? (tried.goal() == Goal::reboot ? "restarts it, as it says" : "works")
                         : "does not work: " + in_brackets(tried.literal().finding, tried.goal());
  for (const std::string& exception : exceptions_of(tried)) text += "; " + exception;
  return text;
}

std::string opening(const Report& report, const Terminal& terminal) {
  std::string out = report::styled(terminal, Style::bold, report::printable(report.name)) + "\n\n";
  std::string basis;
  add_sheets(basis, report, terminal);
  add_assumed(basis, report, terminal);
  add_tried(basis, report, terminal);
  if (!basis.empty()) out += basis + '\n';
  return out + verdicts(report, terminal);
}

}  // namespace headloop::checker
