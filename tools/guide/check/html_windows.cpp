#include "tools/guide/check/html_windows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/check/finder.hpp"
#include "tools/guide/check/timeline_picture.hpp"
#include "tools/report/clock_text.hpp"

namespace headloop::checker {
namespace {

using explore::Range;

constexpr int strip_width = 360;
constexpr int strip_height = 22;
// A window that the search has not seen the end of has none.
constexpr Duration searched = seconds(59);

Duration documented(const Limit& limit) {
  return explore::duration_of(limit.window.documented, limit.window.hertz) + limit.timed.gone;
}

// So much of the time that both edges and what is written are on it.
Duration drawn(const Limit& limit) {
  Duration longest = documented(limit) * 3 / 2;
  for (const auto& range : {limit.window.sure, limit.window.possible}) {
    if (!range) continue;
    longest = std::max(longest, range->from * 3 / 2);
    if (range->to < searched) longest = std::max(longest, range->to * 5 / 4);
  }
  return std::max(longest, seconds(1));
}

std::string bar(std::string_view look, const std::optional<Range>& range, Duration longest) {
  if (!range) return {};
  // Microseconds: their product with a width does not overflow.
  const auto column = [&](Duration at) {
    const std::int64_t us = std::clamp<std::int64_t>(at.ns / 1'000, 0, longest.ns / 1'000);
    return static_cast<int>(us * strip_width / (longest.ns / 1'000));
  };
  const int from = column(range->from);
  return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"4\" width=\"{}\" height=\"{}\"/>", look, from,
                     std::max(column(range->to) - from, 1), strip_height - 8);
}

std::string strip(const Limit& limit, const std::string& title) {
  const Duration longest = drawn(limit);
  const Duration at = documented(limit);
  return fmt::format(
             "<svg class=\"window\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}\">"
             "<title>{2}</title>"
             "<rect class=\"track\" x=\"0\" y=\"4\" width=\"{0}\" height=\"{3}\"/>",
             strip_width, strip_height, escaped(title), strip_height - 8) +
         bar("possible", limit.window.possible, longest) + bar("sure", limit.window.sure, longest) +
         fmt::format("<rect class=\"written\" x=\"{}\" y=\"0\" width=\"2\" height=\"{}\"/></svg>",
                     std::min<std::int64_t>(at.ns / 1'000 * strip_width / (longest.ns / 1'000),
                                            strip_width - 2),
                     strip_height);
}

std::string range_text(const std::optional<Range>& range) {
  if (!range) return "never";
  if (range->to >= searched) return "from " + seconds_text(range->from) + " on";
  if (range->from <= Duration{}) return "up to " + seconds_text(range->to);
  return seconds_text(range->from) + " to " + seconds_text(range->to);
}

std::string margin_text(const Limit& limit) {
  if (!limit.window.margin) return "–";
  const Duration margin = *limit.window.margin;
  if (margin < Duration{}) return seconds_text(Duration{-margin.ns}) + " outside";
  return margin < milliseconds(10) ? "less than 0.01 s" : seconds_text(margin);
}

std::string row(const Report& report, const Tried& tried, const Limit& limit) {
  const BoundStep& bound = tried.binding.steps[limit.timed.bound_step];
  const guide::Sentence& sentence = report.guide.sentences[bound.at.sentence];
  const std::string what = fmt::format("line {}, {}", sentence.begin.line,
                                       limit.timed.gap ? "the pause before it" : "the hold");
  const std::string written = seconds_text(documented(limit));
  const std::string sure = range_text(limit.window.sure);
  const std::string title = fmt::format("{}: works {}, done for {}", what, sure, written);
  return fmt::format(
      "<tr><th scope=\"row\">{}</th><td data-head=\"done for\">{}</td>"
      "<td data-head=\"works on every unit\">{}</td><td data-head=\"on at least one\">{}</td>"
      "<td data-head=\"margin\">{}</td><td>{}</td></tr>\n",
      what, written, sure, range_text(limit.window.possible), margin_text(limit),
      strip(limit, title));
}

}  // namespace

std::string windows_html(const Report& report, const Tried& tried) {
  if (!tried.attempts->limits || tried.attempts->limits->empty()) return {};
  std::string rows;
  for (const Limit& limit : *tried.attempts->limits) rows += row(report, tried, limit);
  return "<h4>How long each step may last, by the watch</h4>\n<p class=\"keys\"><span class=\"key "
         "sure\"></span> works on every unit <span class=\"key possible\"></span> on at least one "
         "<span class=\"key written\"></span> done</p>\n<div class=\"scroll\" tabindex=\"0\" "
         "role=\"region\" aria-label=\"Windows\"><table class=\"windows stacks\">\n<thead><tr>"
         "<th>step</th><th>done for</th><th>works on every unit</th><th>on at least one</th>"
         "<th>margin</th><th></th></tr></thead>\n<tbody>" +
         rows + "</tbody></table></div>\n";
}

}  // namespace headloop::checker
