// What the procedures of a guide come to on the bench: as a table of verdicts, and each with its
// picture, its windows and the other products.
#include <fmt/format.h>

#include <array>

#include "tools/guide/check/html_report.hpp"
#include "tools/guide/check/html_windows.hpp"
#include "tools/guide/check/outcome_words.hpp"
#include "tools/guide/check/timeline_picture.hpp"
#include "tools/judge/wording.hpp"
#include "tools/report/models_text.hpp"

namespace headloop::checker {
namespace {

using world::Outcome;

// How an outcome looks: a class of page.css, a shape.
struct Sight {
  std::string_view look;
  std::string_view shape;
};
constexpr std::array<Sight, count_of<Outcome>()> sights = {{{"good", "✓"},
                                                            {"poor", "○"},
                                                            {"poor", "⊘"},
                                                            {"bad", "◐"},
                                                            {"bad", "✖"},
                                                            {"bad", "✖"},
                                                            {"poor", "–"}}};

std::string outcome_html(Outcome outcome) {
  const Sight& sight = sights[static_cast<std::size_t>(outcome)];
  return fmt::format("<span class=\"outcome {}\"><span aria-hidden=\"true\">{}</span> {}</span>",
                     sight.look, sight.shape, head_of(outcome));
}

// What cannot be done comes to what the reader's stand-ins make of it.
std::string ending_html(const judge::Finding& finding, std::string_view stand_ins = {}) {
  std::string out = outcome_html(finding.outcome);
  if (finding.outcome == Outcome::not_performable) {
    judge::Finding performed = finding;
    performed.outcome = finding.performed;
    return out + fmt::format(" <span class=\"quiet\">there is no {}; {}:</span> {}",
                             escaped(finding.missing_control),
                             stand_ins.empty() ? "without it" : escaped(stand_ins),
                             ending_html(performed));
  }
  const std::string detail = detail_of(finding);
  return detail.empty() ? out : out + " <span class=\"quiet\">" + escaped(detail) + "</span>";
}

int line_of(const Report& report, const Tried& tried) {
  const guide::StepRef first = report.guide.procedures[tried.procedure].steps.front();
  return report.guide.sentences[first.sentence].begin.line;
}

std::string place_of(const Report& report, const Tried& tried, std::size_t page) {
  return fmt::format("g{}-l{}-{}", page, line_of(report, tried), tried.binding.product->id);
}

// Those that do not work as it is written; those that do are the silent rest.
template <class Cases, class Name>
std::string exceptions_html(const Cases& cases, const Name& name) {
  std::string out;
  for (const auto& one : cases) {
    if (one.ending.works()) continue;
    out +=
        fmt::format("<li><b>{}</b> {}</li>", escaped(name(one)), ending_html(one.ending.finding));
  }
  if (out.empty()) return cases.empty() ? "" : outcome_html(Outcome::works);
  return "<ul>" + out + "</ul>";
}

std::string verdict_row(const Report& report, const Tried& tried, std::size_t page) {
  return fmt::format(
      "<tr><td data-head=\"line\">{}</td><th scope=\"row\"><a href=\"#{}\">{}</a></th>"
      "<td data-head=\"to the letter\">{}</td><td data-head=\"from another state\">{}</td>"
      "<td data-head=\"by other readers\">{}</td></tr>\n",
      line_of(report, tried), place_of(report, tried, page), escaped(tried.binding.product->title),
      ending_html(tried.literal().finding),
      exceptions_html(tried.attempts->starts, [](const auto& from) { return name_of(from.start); }),
      exceptions_html(tried.attempts->readers, [](const auto& by) { return by.reader.name; }));
}

struct Row {
  const models::Product* product;
  std::string firmware;
  const Ending* ending;
  std::string_view stand_ins;
};

// Releases with the same ending are one row.
std::vector<Row> rows_of(const std::vector<Elsewhere>& elsewhere) {
  std::vector<Row> rows;
  for (const Elsewhere& other : elsewhere) {
    const std::string firmware = report::version_text(other.firmware);
    if (!rows.empty() && rows.back().product == &other.product() &&
        rows.back().ending->text == other.ending.text) {
      rows.back().firmware += ", " + firmware;
    } else {
      rows.push_back({&other.product(), firmware, &other.ending, other.stand_ins});
    }
  }
  return rows;
}

std::string elsewhere_html(const Tried& tried) {
  if (tried.elsewhere().empty()) return {};
  const models::Product& own = *tried.binding.product;
  const auto row = [](const Row& of, std::string_view beside) {
    return fmt::format(
        "<tr data-device=\"{}\"><th scope=\"row\">{}{}</th><td data-head=\"firmware\">{}</td>"
        "<td>{}</td></tr>\n",
        escaped(of.product->id), escaped(of.product->title), beside, of.firmware,
        ending_html(of.ending->finding, of.stand_ins));
  };
  const Ending at_home = ending_of(tried.literal());
  const std::string newest =
      own.releases.empty() ? "" : report::version_text(own.releases.back().version);
  std::string out = row({&own, newest, &at_home, ""}, ", which it is for");
  for (const Row& other : rows_of(tried.elsewhere())) out += row(other, "");
  return "<h4>On every product</h4>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
         "aria-label=\"On every product\"><table class=\"elsewhere "
         "stacks\">\n<thead><tr><th>product</th>"
         "<th>firmware</th><th>comes to</th></tr></thead>\n<tbody>" +
         out + "</tbody></table></div>\n";
}

std::string words_html(const Lanes& lanes) {
  std::string out;
  for (const Lane& lane : lanes.lanes) {
    if (lane.for_eyes_only) continue;
    for (const Mark& mark : lane.marks) {
      out += fmt::format("<tr><td>{}</td><td>{}</td><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                         judge::seconds_text(mark.from), judge::seconds_text(mark.to),
                         escaped(lane.name), escaped(mark.text));
    }
  }
  return "<details class=\"more\"><summary>the same in words</summary><div "
         "class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Timeline in words\">"
         "<table>\n<thead><tr>"
         "<th>from</th><th>to</th><th>what</th><th></th></tr></thead>\n<tbody>" +
         out + "</tbody></table></div></details>\n";
}

std::string tried_html(const Report& report, const Tried& tried, std::size_t page) {
  const std::string& title = tried.binding.product->title;
  const int line = line_of(report, tried);
  const Lanes lanes = lanes_of(tried.literal(), tried.binding);
  std::string out = fmt::format(
      "<section class=\"tried\" id=\"{}\" data-device=\"{}\">\n<h3>Line {} on the {}: {}</h3>\n"
      "<p>To the letter, on a unit that is on; seconds from the first step. <a "
      "class=\"to-line\" href=\"#g{}-l{}\">To the line</a></p>\n"
      "<figure class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Timeline\">\n",
      place_of(report, tried, page), escaped(tried.binding.product->id), line, escaped(title),
      outcome_html(tried.literal().finding.outcome), page, line);
  out += picture_of(lanes, fmt::format("Line {} performed on the {}", line, title));
  return out + "</figure>\n" + words_html(lanes) + windows_html(report, tried) +
         elsewhere_html(tried) + "</section>\n";
}

template <class Html>
std::string each_tried(const Report& report, std::size_t page, const Html& html) {
  std::string out;
  for (const Tried& tried : report.tried) {
    if (tried.goal() != Goal::none) out += html(report, tried, page);
  }
  return out;
}

std::string section(std::string_view id, std::string_view title, const std::string& content) {
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}</h2>\n"
      "{2}</section>\n",
      id, title, content);
}

}  // namespace

std::string verdicts_html(const Report& report, std::size_t page) {
  const std::string rows = each_tried(report, page, verdict_row);
  return section(fmt::format("g{}-verdicts", page), "Verdicts",
                 rows.empty()
                     ? "<p>No procedure was found that the bench could judge.</p>\n"
                     : "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                       "aria-label=\"Verdicts\"><table class=\"verdicts stacks\">\n<thead><tr>"
                       "<th>line</th><th>product</th><th>to the letter</th>"
                       "<th>from another state</th><th>by other readers</th></tr></thead>"
                       "\n<tbody>" +
                           rows + "</tbody></table></div>\n");
}

std::string bench_html(const Report& report, std::size_t page) {
  return section(fmt::format("g{}-bench", page), "On the bench",
                 each_tried(report, page, tried_html));
}

}  // namespace headloop::checker
