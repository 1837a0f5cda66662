#include "tools/guide/check/text_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "tools/guide/check/outcome_words.hpp"
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

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// An assumed value: "MDR-1000X keys.bounce = 5 ms".
struct Assumed {
  std::string product;
  std::string path;
  std::string value;
};
Assumed parts_of(const std::string& text) {
  const std::size_t blank = std::min(text.find(' '), text.size() - 1);
  const std::size_t equals = std::min(text.find(" = ", blank), text.size());
  return {text.substr(0, blank), text.substr(blank + 1, equals - blank - 1),
          equals == text.size() ? "" : text.substr(equals + 3)};
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

// "Power + Custom" for " + Custom" behind that word; what begins a sentence needs nothing before
// it.
std::string inserted(const Report& report, const Edit& edit) {
  if (!edit.text.starts_with(' ')) return edit.text;
  const std::size_t blank = report.text.find_last_of(" \n", edit.span.begin - 1);
  const std::size_t word = blank == std::string::npos ? 0 : blank + 1;
  return report.text.substr(word, edit.span.begin - word) + edit.text;
}

// "at least 14 seconds" in the place of "for 12 seconds"
std::string edit_text(const Report& report, const Edit& edit) {
  constexpr std::size_t quoted_max = 60;
  const std::string before = report.text.substr(edit.span.begin, edit.span.end - edit.span.begin);
  if (before.empty()) return inserted(report, edit);
  if (edit.text.empty()) return fmt::format("nothing in the place of \"{}\"", before);
  if (before.size() > quoted_max) return edit.text;
  return fmt::format("{}  (instead of \"{}\")", edit.text, before);
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
  if (finding.fix) add_labelled(out, terminal, "write", edit_text(report, *finding.fix));
  add_labelled(out, terminal, "rests on", basis_of(finding));
  add_labelled(out, terminal, "not with", joined(finding.gone_with));
  out += '\n';
}

// Notes of one rule are one line: all of them are in the JSON.
void add_notes(std::string& out, const Report& report, const Terminal& terminal) {
  for (std::size_t rule = 0; rule < count_of<RuleId>(); ++rule) {
    std::string lines;
    int last = 0;
    std::size_t count = 0;
    for (const Finding& finding : report.findings) {
      if (finding.severity != Severity::note || static_cast<std::size_t>(finding.rule) != rule)
        continue;
      ++count;
      if (finding.begin.line == last) continue;
      last = finding.begin.line;
      lines += fmt::format("{}{}", lines.empty() ? "" : ", ", last);
    }
    if (count == 0) continue;
    const auto id = static_cast<RuleId>(rule);
    add_labelled(
        out, terminal, "note",
        fmt::format("{}: {}, {} time{}; line{} {}", name_of(id), rule_of(id).summary, count,
                    count == 1 ? "" : "s", lines.find(',') == std::string::npos ? "" : "s", lines));
  }
}

void add_held(std::string& out, const Report& report, const Terminal& terminal) {
  std::string lines;
  for (const std::size_t sentence : report.held)
    lines +=
        fmt::format("{}{}", lines.empty() ? "" : ", ", report.guide.sentences[sentence].begin.line);
  if (!lines.empty())
    add_labelled(out, terminal, "right",
                 fmt::format("statements that were tried, and hold: {}, lines {}",
                             report.held.size(), lines));
}

// "half a reset (the pairings cleared)"
std::string in_brackets(const judge::Finding& finding, Goal goal) {
  const std::string detail = detail_of(finding);
  const std::string head(head_of(finding.outcome, goal));
  return detail.empty() ? head : fmt::format("{} ({})", head, detail);
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
  std::vector<std::string> exceptions;
  for (const auto& [comes_to, who] : found)
    exceptions.push_back(fmt::format("{}: {}", who, comes_to));
  return exceptions;
}

std::string place_of(const Report& report, const Tried& tried) {
  const guide::StepRef first = report.guide.procedures[tried.procedure].steps.front();
  return fmt::format("line {}", report.guide.sentences[first.sentence].begin.line);
}

// From which states, and how read, procedures were performed.
void add_tried(std::string& out, const Report& report, const Terminal& terminal) {
  for (const Tried& tried : report.tried) {
    if (tried.attempts->starts.empty()) continue;
    std::string starts(name_of(Start::on));
    for (const FromStart& from : tried.attempts->starts)
      starts += fmt::format(", {}", name_of(from.start));
    std::string readers(literal_reader.name);
    for (const ByReader& by : tried.attempts->readers)
      readers += fmt::format(", {}", by.reader.name);
    add_labelled(out, terminal, "from", starts);
    add_labelled(out, terminal, "read", readers);
    return;
  }
}

// What is the same on several products is one line.
void add_assumed(std::string& out, const Report& report, const Terminal& terminal) {
  std::set<std::string> assumed;
  for (const Finding& finding : report.findings)
    assumed.insert(finding.assumed.begin(), finding.assumed.end());
  std::map<std::string, std::vector<std::string>> products;
  for (const std::string& text : assumed) {
    const Assumed parts = parts_of(text);
    products[fmt::format("{} {}", parts.path, parts.value)].push_back(parts.product);
  }
  for (const auto& [value, titles] : products)
    add_labelled(out, terminal, "assumed", fmt::format("{} ({})", value, joined(titles)));
}

void add_sheets(std::string& out, const Report& report, const Terminal& terminal) {
  std::set<const models::Product*> told;
  for (const Tried& tried : report.tried) {
    const models::Product& product = *tried.binding.product;
    if (tried.goal() == Goal::none || !told.insert(&product).second) continue;
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

Style style_of(const Tried& tried) {
  if (tried.goal() == Goal::none) return Style::dim;
  if (!tried.works()) return Style::red;
  return exceptions_of(tried).empty() ? Style::green : Style::amber;
}

std::string opening(const Report& report, const Terminal& terminal) {
  std::string out = report::styled(terminal, Style::bold, report::printable(report.name)) + "\n\n";
  report::Table verdicts({report::Align::left, report::Align::left, report::Align::left});
  for (const Tried& tried : report.tried) {
    if (tried.goal() == Goal::none && tried.binding.promises.empty()) continue;
    verdicts.add({{place_of(report, tried)},
                  {tried.binding.product->title, Style::bold},
                  {verdict_of(tried), style_of(tried)}});
  }
  out += verdicts.text(terminal, 2) + '\n';
  std::string basis;
  add_tried(basis, report, terminal);
  add_sheets(basis, report, terminal);
  add_assumed(basis, report, terminal);
  return basis.empty() ? out : out + basis + '\n';
}

std::string counted(std::size_t count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

}  // namespace

std::string verdict_of(const Tried& tried) {
  if (tried.goal() == Goal::none) return "nothing to judge but its signs";
  std::string text = tried.works()
                         ? (tried.goal() == Goal::reboot ? "restarts it, as it says" : "works")
                         : "does not work: " + in_brackets(tried.literal().finding, tried.goal());
  for (const std::string& exception : exceptions_of(tried)) text += "; " + exception;
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
  add_held(out, report, terminal);
  const Counts counts = report.counts();
  return out + fmt::format("{}, {}, {}\n", counted(counts.errors, "error"),
                           counted(counts.warnings, "warning"), counted(counts.notes, "note"));
}

}  // namespace headloop::checker
