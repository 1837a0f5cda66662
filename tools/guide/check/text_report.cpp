#include "tools/guide/check/text_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tools/report/models_text.hpp"
#include "tools/report/table.hpp"

namespace headloop::checker {
namespace {

using report::Style;
using report::Terminal;

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::error: return Style::red;
    case Severity::warning: return Style::amber;
    case Severity::note: return Style::blue;
  }
  return Style::plain;
}

void add_labelled(std::string& out, const Terminal& terminal, std::string_view label,
                  const std::string& text) {
  if (text.empty()) return;
  report::Table table({report::Align::left, report::Align::left});
  table.add({{fmt::format("{:<8}", label), Style::dim}, {report::printable(text)}});
  out += table.text(terminal, 4);
}

// The part of the line that the finding is about, with what is around it, over a row of carets.
std::string excerpt(const std::string& source, guide::Span span, const Terminal& terminal) {
  const std::size_t line_begin = source.rfind('\n', span.begin) + 1;
  const std::size_t begin =
      span.begin == 0 || source[span.begin - 1] == '\n' ? span.begin : line_begin;
  const std::size_t line_end = std::min(source.find('\n', span.begin), source.size());
  const std::size_t end = std::min(span.end, line_end);
  const auto width = static_cast<std::size_t>(std::max(terminal.width - 8, 30));
  std::size_t from = begin;
  // Only so much of a long line that the place is on it.
  if (line_end - begin > width && span.begin - begin > width / 3) from = span.begin - width / 3;
  const auto inside = [&](std::size_t at) {
    return at < source.size() && (static_cast<unsigned char>(source[at]) & 0xC0U) == 0x80;
  };
  while (from > begin && inside(from)) --from;
  std::size_t to = std::min(line_end, from + width);
  while (to > from && inside(to)) --to;
  const std::string head = report::printable(source.substr(from, span.begin - from));
  const std::size_t marked = std::min(std::max(end, span.begin), to);
  const std::string middle = report::printable(source.substr(span.begin, marked - span.begin));
  const std::string tail = report::printable(source.substr(marked, to - marked));
  const auto blanks = static_cast<std::size_t>(report::display_width(head));
  const auto carets = static_cast<std::size_t>(std::max(report::display_width(middle), 1));
  std::string out = "    " + head + report::styled(terminal, Style::bold, middle) + tail + '\n';
  return out + "    " + std::string(blanks, ' ') +
         report::styled(terminal, Style::red, std::string(carets, '^')) + '\n';
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void add_finding(std::string& out, const Report& report, const Finding& finding,
                 const Terminal& terminal) {
  out += fmt::format("{}:{}:{}: {} {}\n", report.name, finding.begin.line, finding.begin.column,
                     report::styled(terminal, style_of(finding.severity),
                                    fmt::format("{}:", name_of(finding.severity))),
                     report::styled(terminal, Style::bold, name_of(finding.rule)));
  out += excerpt(report.text, finding.span, terminal);
  add_labelled(out, terminal, "says", finding.promise);
  add_labelled(out, terminal, "but", finding.observed);
  add_labelled(out, terminal, "so", finding.why);
  if (finding.fix) add_labelled(out, terminal, "write", finding.fix->text);
  if (!finding.claims.empty()) add_labelled(out, terminal, "rests on", joined(finding.claims));
  if (!finding.assumed.empty()) add_labelled(out, terminal, "assumed", joined(finding.assumed));
  out += '\n';
}

// Notes of one rule are one line: all of them are in the JSON.
void add_notes(std::string& out, const Report& report, const Terminal& terminal) {
  for (std::size_t rule = 0; rule < count_of<RuleId>(); ++rule) {
    std::string lines;
    std::size_t count = 0;
    for (const Finding& finding : report.findings) {
      if (finding.severity != Severity::note || static_cast<std::size_t>(finding.rule) != rule)
        continue;
      ++count;
      lines += fmt::format("{}{}", lines.empty() ? "" : ", ", finding.begin.line);
    }
    if (count == 0) continue;
    const auto id = static_cast<RuleId>(rule);
    add_labelled(out, terminal, "note",
                 fmt::format("{}: {} ({} of them, lines {})", name_of(id), rule_of(id).summary,
                             count, lines));
  }
}

std::string place_of(const Report& report, const Tried& tried) {
  const guide::StepRef first = report.guide.procedures[tried.procedure].steps.front();
  return fmt::format("line {}", report.guide.sentences[first.sentence].begin.line);
}

std::string opening(const Report& report, const Terminal& terminal) {
  std::string out = report::styled(terminal, Style::bold, report::printable(report.name)) + '\n';
  std::set<const models::Product*> products;
  for (const Tried& tried : report.tried) products.insert(tried.binding.product);
  std::set<std::string> assumed;
  for (const Finding& finding : report.findings)
    assumed.insert(finding.assumed.begin(), finding.assumed.end());
  report::Table table({report::Align::left, report::Align::left});
  for (const Tried& tried : report.tried) {
    if (products.erase(tried.binding.product) == 0 || tried.goal == Goal::none) continue;
    const models::Product& product = *tried.binding.product;
    const auto values = static_cast<std::size_t>(std::count_if(
        product.provenance.begin(), product.provenance.end(),
        [](const auto& value) { return value.source.find("assumed") != std::string::npos; }));
    table.add({{"sheet", Style::dim},
               {fmt::format("{}, firmware {}: {} values, {} of them assumed", product.title,
                            product.releases.empty()
                                ? "unknown"
                                : report::version_text(product.releases.back().version),
                            product.provenance.size(), values)}});
  }
  out += table.text(terminal, 2);
  if (!assumed.empty()) {
    out += report::styled(terminal, Style::dim, "  assumed, and findings below rest on it:") + '\n';
    for (const std::string& value : assumed) out += "    " + report::printable(value) + '\n';
  }
  out += '\n';
  report::Table verdicts({report::Align::left, report::Align::left, report::Align::left});
  for (const Tried& tried : report.tried) {
    if (tried.goal == Goal::none && tried.binding.promises.empty()) continue;
    verdicts.add({{place_of(report, tried)},
                  {tried.binding.product->title, Style::bold},
                  {verdict_of(tried)}});
  }
  return out + verdicts.text(terminal, 2) + '\n';
}

std::string counted(std::size_t count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

}  // namespace

std::string verdict_of(const Tried& tried) {
  if (tried.goal == Goal::none) return "nothing to judge but its signs";
  std::string text = tried.literal.outcome;
  for (const FromStart& from : tried.starts) {
    if (from.ending.text != tried.literal.outcome)
      text += fmt::format("; {}: {}", name_of(from.start), from.ending.text);
  }
  for (const ByReader& by : tried.readers) {
    if (by.ending.text != tried.literal.outcome)
      text += fmt::format("; {}: {}", by.reader.name, by.ending.text);
  }
  return text;
}

std::string explanation(RuleId id) {
  const Rule& rule = rule_of(id);
  return fmt::format("{} ({}): {}\n\n{}\n\nExample: {}\n", name_of(id), name_of(rule.usual),
                     rule.summary, rule.meaning, rule.example);
}

std::string report_text(const Report& report, const Terminal& terminal) {
  std::string out = opening(report, terminal);
  for (const Finding& finding : report.findings) {
    if (finding.severity != Severity::note && finding.accepted.empty())
      add_finding(out, report, finding, terminal);
  }
  add_notes(out, report, terminal);
  const Counts counts = report.counts();
  return out + fmt::format("{}, {}, {}\n", counted(counts.errors, "error"),
                           counted(counts.warnings, "warning"), counted(counts.notes, "note"));
}

}  // namespace headloop::checker
