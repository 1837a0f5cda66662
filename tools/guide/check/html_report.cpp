#include "tools/guide/check/html_report.hpp"

#include <fmt/format.h>

#include "tools/guide/check/text_report.hpp"
#include "tools/guide/check/timeline_picture.hpp"
#include "tools/report/models_text.hpp"

namespace headloop::checker {
namespace {

constexpr std::string_view head =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\"><title>headloop check</title>\n"
    "<style>\n"
    "body{font:15px/1.5 sans-serif;margin:2em auto;max-width:75em;padding:0 1em}\n"
    ".line{display:grid;grid-template-columns:3em 1fr 24em;gap:1em}\n"
    ".number{color:#888;text-align:right}.text{white-space:pre-wrap;overflow-wrap:anywhere}\n"
    ".finding{border-left:4px solid;padding:.3em .6em;margin:0 0 .5em;font-size:13px}\n"
    ".error{border-color:#c22}.warning{border-color:#c80}.note{border-color:#59c}\n"
    ".accepted{opacity:.5}.svg text,svg text{font:11px sans-serif}svg .axis{fill:#777}\n"
    "table{border-collapse:collapse}td,th{padding:.2em .8em;text-align:left;vertical-align:top}\n"
    "svg{max-width:100%;background:#f6f6f6}\n"
    "</style></head><body>\n";

std::string finding_html(const Finding& finding) {
  std::string out = fmt::format(
      "<div class=\"finding {0}{1}\"><b>{0}: {2}</b> (column {3})<br>{4}<br><i>but</i> {5}",
      name_of(finding.severity), finding.accepted.empty() ? "" : " accepted", name_of(finding.rule),
      finding.begin.column, escaped(finding.promise), escaped(finding.observed));
  if (!finding.why.empty()) out += "<br><i>so</i> " + escaped(finding.why);
  if (finding.fix) out += "<br><i>write</i> " + escaped(finding.fix->text);
  for (const std::string& assumed : finding.assumed)
    out += "<br><small>assumed: " + escaped(assumed) + "</small>";
  return out + "</div>\n";
}

// Line by line, so that a finding stands beside what it is about.
std::string guide_html(const Report& report) {
  std::string out;
  int line = 1;
  for (std::size_t at = 0; at < report.text.size(); ++line) {
    const std::size_t end = std::min(report.text.find('\n', at), report.text.size());
    std::string margin;
    for (const Finding& finding : report.findings) {
      if (finding.begin.line == line) margin += finding_html(finding);
    }
    out += fmt::format(
        "<div class=\"line\"><span class=\"number\">{}</span><span class=\"text\">{}</span>"
        "<div>{}</div></div>\n",
        line, escaped(report.text.substr(at, end - at)), margin);
    at = end + 1;
  }
  return out;
}

std::string elsewhere_html(const Tried& tried) {
  if (tried.elsewhere.empty()) return {};
  std::string out = "<table><tr><th>product</th><th>firmware</th><th>comes to</th></tr>\n";
  out += fmt::format("<tr><td>{}</td><td>newest</td><td>{}</td></tr>\n",
                     escaped(tried.binding.product->title), escaped(tried.literal.outcome));
  for (const Elsewhere& other : tried.elsewhere) {
    out +=
        fmt::format("<tr><td>{}</td><td>{}</td><td>{}{}</td></tr>\n", escaped(other.product->title),
                    report::version_text(other.firmware), escaped(other.ending.text),
                    other.stand_ins.empty() ? "" : " (" + escaped(other.stand_ins) + ")");
  }
  return out + "</table>\n";
}

std::string procedures_html(const Report& report) {
  std::string out;
  for (const Tried& tried : report.tried) {
    if (tried.goal == Goal::none) continue;
    const guide::StepRef first = report.guide.procedures[tried.procedure].steps.front();
    out += fmt::format("<h3>Line {}, {}</h3><p>{}</p>\n",
                       report.guide.sentences[first.sentence].begin.line,
                       escaped(tried.binding.product->title), escaped(verdict_of(tried)));
    out += picture_of(tried.literal, *tried.binding.product) + elsewhere_html(tried);
  }
  return out;
}

}  // namespace

std::string reports_html(const std::vector<Report>& reports) {
  std::string out(head);
  for (const Report& report : reports) {
    const Counts counts = report.counts();
    out += fmt::format("<h1>{}</h1><p>{} errors, {} warnings, {} notes</p>\n", escaped(report.name),
                       counts.errors, counts.warnings, counts.notes);
    out += "<h2>The guide</h2>\n" + guide_html(report);
    out += "<h2>Its procedures on the bench</h2>\n" + procedures_html(report);
  }
  return out + "</body></html>\n";
}

}  // namespace headloop::checker
