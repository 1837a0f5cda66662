#include "tools/guide/check/text_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tools/guide/check/text_parts.hpp"
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

// The part of the line that the finding is about, with what is around it, over a row of carets.
std::string excerpt(const std::string& source, guide::Span span, const Terminal& terminal) {
  // A line may be the whole of a large guide.
  constexpr std::size_t looked_around = 1'000;
  const std::size_t back = span.begin - std::min(span.begin, looked_around);
  const std::string_view before = std::string_view(source).substr(back, span.begin - back);
  const std::size_t break_before = before.rfind('\n');
  const std::size_t begin = break_before == std::string_view::npos ? back : back + break_before + 1;
  const std::string_view behind = std::string_view(source).substr(span.begin, looked_around);
  const std::size_t line_end = span.begin + std::min(behind.find('\n'), behind.size());
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

// Claims, and the names of what is assumed: the opening has the values.
std::string basis_of(const Finding& finding) {
  std::vector<std::string> paths;
  for (const std::string& text : finding.assumed) {
    std::string path = parts_of(text).path;
    if (std::find(paths.begin(), paths.end(), path) == paths.end())
      paths.push_back(std::move(path));
  }
  std::string claims = joined(finding.claims);
  if (paths.empty()) return claims;
  return (claims.empty() ? "" : claims + "; ") + "assumed: " + joined(paths);
}

// `before` is the finding above it: what is of the same words needs no second look at them.
void add_finding(std::string& out, const Report& report, const Finding& finding,
                 const Finding* before, const Terminal& terminal) {
  out += fmt::format("{}:{}:{}: {} {}\n", report.name, finding.begin.line, finding.begin.column,
                     report::styled(terminal, style_of(finding.severity),
                                    fmt::format("{}:", name_of(finding.severity))),
                     report::styled(terminal, Style::bold, name_of(finding.rule)));
  const bool same = before != nullptr && before->span.begin == finding.span.begin &&
                    before->span.end == finding.span.end;
  if (!same) out += excerpt(report.text, finding.span, terminal);
  add_labelled(out, terminal, "says", finding.promise);
  add_labelled(out, terminal, "but", finding.observed);
  add_labelled(out, terminal, "so", finding.why);
  if (finding.fix) add_labelled(out, terminal, "write", edit_text(report.text, *finding.fix));
  add_labelled(out, terminal, "rests on", basis_of(finding));
  add_labelled(out, terminal, "unless", joined(finding.gone_with));
  out += '\n';
}

std::string counted(std::size_t count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

// "line 3", "lines 3, 4"
std::string lines_text(const std::set<int>& lines) {
  std::string text;
  for (const int line : lines) text += fmt::format("{}{}", text.empty() ? "" : ", ", line);
  return fmt::format("line{} {}", lines.size() == 1 ? "" : "s", text);
}

// Notes of one rule are one line: all of them are in the JSON.
void add_notes(std::string& out, const Report& report, const Terminal& terminal) {
  for (std::size_t rule = 0; rule < count_of<RuleId>(); ++rule) {
    const auto id = static_cast<RuleId>(rule);
    std::set<int> lines;
    std::size_t count = 0;
    for (const Finding& finding : report.findings) {
      if (finding.severity != Severity::note || finding.rule != id) continue;
      ++count;
      lines.insert(finding.begin.line);
    }
    if (count == 0) continue;
    add_labelled(out, terminal, "note",
                 fmt::format("{}: {}; {}, {}", name_of(id), rule_of(id).summary,
                             counted(count, "time"), lines_text(lines)));
  }
}

void add_held(std::string& out, const Report& report, const Terminal& terminal) {
  std::set<int> lines;
  for (const std::size_t sentence : report.held)
    lines.insert(report.guide.sentences[sentence].begin.line);
  if (lines.empty()) return;
  add_labelled(out, terminal, "right",
               fmt::format("{} of the guide tried, and right: {}",
                           counted(report.held.size(), "statement"), lines_text(lines)));
}

}  // namespace

std::string explanation(RuleId id) {
  const Rule& rule = rule_of(id);
  return fmt::format("{} ({}): {}\n\n{}\n\nExample: {}\n", name_of(id), name_of(rule.usual),
                     rule.summary, rule.meaning, rule.example);
}

std::string report_text(const Report& report, const Terminal& terminal) {
  std::string out = opening(report, terminal);
  const Finding* before = nullptr;
  for (const Finding& finding : report.findings) {
    if (finding.severity == Severity::note || !finding.accepted.empty()) continue;
    add_finding(out, report, finding, before, terminal);
    before = &finding;
  }
  add_notes(out, report, terminal);
  add_held(out, report, terminal);
  const Counts counts = report.counts();
  return out + fmt::format("{}, {}, {}\n", counted(counts.errors, "error"),
                           counted(counts.warnings, "warning"), counted(counts.notes, "note"));
}

}  // namespace headloop::checker
