#include "tools/guide/check/html_report.hpp"

#include <fmt/format.h>

#include <array>

#include "tools/datasheet/embedded.hpp"
#include "tools/guide/check/timeline_picture.hpp"
#include "tools/guide/check/titles.hpp"

namespace headloop::checker {
namespace {

// Nothing may be fetched and nothing run, whatever gets into the page.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

constexpr std::array<std::string_view, count_of<Severity>()> shapes = {"●", "▲", "✖"};

std::string head(const std::vector<Report>& reports) {
  const std::string title =
      reports.size() == 1 ? reports.front().name : fmt::format("{} guides", reports.size());
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<title>Check of {}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
      policy, escaped(title), embedded::text_of("tools/guide/check/page.css"));
}

// None of a kind is no reason for alarm, whatever the kind.
std::string count_html(Severity severity, std::size_t count) {
  const std::string_view shape = shapes[static_cast<std::size_t>(severity)];
  return fmt::format("<li class=\"{}\"><span aria-hidden=\"true\">{}</span> {} {}{}</li>",
                     count == 0 ? "none" : name_of(severity), count == 0 ? "✓" : shape, count,
                     name_of(severity), count == 1 ? "" : "s");
}

// What the guide calls itself.
std::string title_of(const Report& report) {
  const std::string title =
      report.guide.sentences.empty() ? std::string() : Titles(report.guide).over(0);
  return title.empty() ? report.name : title;
}

std::string report_html(const Report& report, std::size_t page) {
  const Counts counts = report.counts();
  const std::string title = title_of(report);
  std::string out = fmt::format(
      "<article class=\"report\" data-guide=\"{0}\">\n<header>\n<p class=\"kind\">Check of "
      "{0}</p>\n"
      "<h1>{5}</h1>\n<ul class=\"counts\">{1}{2}{3}</ul>\n"
      "<nav aria-label=\"Parts of this report\"><a href=\"#g{4}-verdicts\">Verdicts</a>"
      "<a href=\"#g{4}-guide\">The guide, with findings</a>"
      "<a href=\"#g{4}-bench\">On the bench</a></nav>\n</header>\n",
      escaped(report.name), count_html(Severity::error, counts.errors),
      count_html(Severity::warning, counts.warnings), count_html(Severity::note, counts.notes),
      page, escaped(title));
  out += verdicts_html(report, page) + guide_html(report, page) + bench_html(report, page);
  return out + "</article>\n";
}

}  // namespace

std::string badge_html(Severity severity) {
  return fmt::format("<span class=\"badge {0}\"><span aria-hidden=\"true\">{1}</span> {0}</span>",
                     name_of(severity), shapes[static_cast<std::size_t>(severity)]);
}

std::string reports_html(const std::vector<Report>& reports) {
  std::string out = head(reports) + "<main>\n";
  for (std::size_t i = 0; i < reports.size(); ++i) out += report_html(reports[i], i + 1);
  return out + "</main>\n<footer>Written by headloop " HEADLOOP_VERSION
               ". What the products do is simulated, from data sheets.</footer>\n"
               "</body>\n</html>\n";
}

}  // namespace headloop::checker
