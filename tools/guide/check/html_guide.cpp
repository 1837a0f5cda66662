// The guide as it is written, line by line, each finding beside the line where it begins.
#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/check/html_report.hpp"
#include "tools/guide/check/text_parts.hpp"
#include "tools/guide/check/timeline_picture.hpp"
#include "tools/input/text_map.hpp"

namespace headloop::checker {
namespace {

// A finding, and its number on the page.
struct Numbered {
  const Finding* finding;
  std::size_t number;
};

class Margin {
 public:
  Margin(const Report& report, std::size_t page)
      : report_(report), map_(report.text), page_(page) {}

  std::string html() {
    std::string out;
    std::size_t begin = 0;
    for (int line = 1; begin < text_end(); ++line) {
      const std::size_t end = std::min(report_.text.find('\n', begin), report_.text.size());
      out += line_html(line, {begin, end});
      begin = end + 1;
    }
    return out;
  }

 private:
  // Without the empty lines behind the last text or finding.
  std::size_t text_end() const {
    std::size_t end = report_.text.find_last_not_of(" \t\r\n") + 1;
    if (!report_.findings.empty()) end = std::max(end, report_.findings.back().span.begin + 1);
    return std::min(end, report_.text.size());
  }
  std::string line_html(int line, guide::Span span);
  std::string marked_html(guide::Span line) const;
  std::string segment_html(guide::Span segment) const;
  std::string finding_html(const Numbered& numbered) const;
  std::string related_html(const Finding& finding) const;
  std::string place_of(const Numbered& numbered) const {
    return fmt::format("g{}-f{}", page_, numbered.number);
  }

  const Report& report_;
  const input::TextMap map_;
  const std::size_t page_;
  std::size_t next_ = 0;          // of the findings, which come in the order of the text
  std::vector<Numbered> active_;  // those that have to do with the line
};

std::string Margin::line_html(int line, guide::Span span) {
  std::string beside;
  for (; next_ < report_.findings.size() && report_.findings[next_].begin.line <= line; ++next_) {
    active_.push_back({&report_.findings[next_], next_ + 1});
    beside += finding_html(active_.back());
  }
  std::string out = fmt::format(
      "<div class=\"line\" id=\"g{0}-l{1}\"><span class=\"number\">{1}</span>"
      "<div class=\"text\">{2}</div>",
      page_, line, marked_html(span));
  if (!beside.empty()) out += fmt::format("<aside aria-label=\"Line {}\">{}</aside>", line, beside);
  active_.erase(
      std::remove_if(active_.begin(), active_.end(),
                     [&](const Numbered& one) { return one.finding->span.end <= span.end; }),
      active_.end());
  return out + "</div>\n";
}

// The line cut wherever a finding's place begins or ends.
std::string Margin::marked_html(guide::Span line) const {
  std::vector<std::size_t> cuts = {line.begin, line.end};
  for (const Numbered& one : active_) {
    cuts.push_back(std::clamp(one.finding->span.begin, line.begin, line.end));
    cuts.push_back(std::clamp(one.finding->span.end, line.begin, line.end));
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::string out;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) out += segment_html({cuts[i], cuts[i + 1]});
  return out;
}

// Marked by the worst of the findings that it belongs to; numbered where one of them ends.
std::string Margin::segment_html(guide::Span segment) const {
  std::string text = escaped(report_.text.substr(segment.begin, segment.end - segment.begin));
  const Finding* worst = nullptr;
  std::string numbers;
  for (const Numbered& one : active_) {
    const Finding& finding = *one.finding;
    if (finding.span.begin > segment.begin || finding.span.end < segment.end) continue;
    if (worst == nullptr || finding.severity > worst->severity) worst = &finding;
    if (finding.span.end == segment.end)
      numbers += fmt::format("<a href=\"#{}\">{}</a>", place_of(one), one.number);
  }
  if (worst == nullptr) return text;
  if (!numbers.empty()) numbers = "<sup>" + numbers + "</sup>";
  return fmt::format("<mark class=\"{}\">{}</mark>{}", name_of(worst->severity), text, numbers);
}

std::string entry_html(std::string_view label, const std::string& text,
                       std::string_view tag = "span") {
  if (text.empty()) return {};
  return fmt::format("<dt>{0}</dt><dd><{2}>{1}</{2}></dd>", label, escaped(text), tag);
}

std::string story_html(const Finding& finding) {
  std::string out;
  for (const Event& event : finding.story)
    out += fmt::format("<li><time>{}</time> {}</li>", escaped(event.at), escaped(event.text));
  if (out.empty()) return out;
  return "<details class=\"more\"><summary>what was done and seen</summary><ol>" + out +
         "</ol></details>";
}

std::string basis_html(const Finding& finding) {
  std::string out = entry_html("claims", joined(finding.claims)) +
                    entry_html("assumed", joined(finding.assumed)) +
                    entry_html("unless", joined(finding.gone_with));
  if (out.empty()) return out;
  return "<details class=\"more\"><summary>what this rests on</summary><dl>" + out +
         "</dl></details>";
}

std::string Margin::related_html(const Finding& finding) const {
  std::string out;
  for (const Related& related : finding.related) {
    out += fmt::format("<dt>see</dt><dd><a href=\"#g{0}-l{1}\">line {1}</a> {2}</dd>", page_,
                       map_.place(related.span.begin).line, escaped(related.text));
  }
  return out;
}

// A note is folded: there are many of them, and they are seldom why one looks.
std::string Margin::finding_html(const Numbered& numbered) const {
  const Finding& finding = *numbered.finding;
  const bool folded = finding.severity == Severity::note;
  const std::string title = fmt::format(
      "<span class=\"title\">{} <span class=\"ref\">{}</span> <code>{}</code></span>"
      "<span class=\"summary\">{}</span>",
      badge_html(finding.severity), numbered.number, name_of(finding.rule),
      escaped(rule_of(finding.rule).summary));
  std::string body = entry_html("says", finding.promise) + entry_html("but", finding.observed) +
                     entry_html("so", finding.why);
  if (finding.fix) body += entry_html("write", edit_text(report_.text, *finding.fix), "ins");
  body += related_html(finding) + entry_html("accepted", finding.accepted);
  body = "<dl>" + body + "</dl>" + story_html(finding) + basis_html(finding);
  const std::string attributes = fmt::format(
      "class=\"finding {}{}\" id=\"{}\" data-rule=\"{}\" data-place=\"{}:{}\"",
      name_of(finding.severity), finding.accepted.empty() ? "" : " accepted", place_of(numbered),
      name_of(finding.rule), finding.begin.line, finding.begin.column);
  return folded ? fmt::format("<details {}><summary>{}</summary>{}</details>\n", attributes, title,
                              body)
                : fmt::format("<section {}>{}{}</section>\n", attributes, title, body);
}

}  // namespace

std::string guide_html(const Report& report, std::size_t page) {
  return fmt::format(
             "<section id=\"g{0}-guide\" aria-labelledby=\"g{0}-guide-title\">\n"
             "<h2 id=\"g{0}-guide-title\">The guide, with findings</h2>\n<div class=\"guide\">\n",
             page) +
         Margin(report, page).html() + "</div>\n</section>\n";
}

}  // namespace headloop::checker
