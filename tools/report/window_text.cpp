#include "tools/report/window_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/judge/wording.hpp"
#include "tools/report/clock_text.hpp"
#include "tools/report/json.hpp"
#include "tools/report/table.hpp"

namespace headloop::report {
namespace {

using explore::Ending;
using explore::Interval;
using explore::Range;
using explore::Window;
using judge::seconds_text;

// Of the outcomes, in their order; what is promised is drawn as a block.
constexpr std::string_view letters = "w.rplhx";
constexpr char promised_letter = '#';

char letter_of(const Ending& ending) {
  return ending.promised ? promised_letter : letters[static_cast<std::size_t>(ending.outcome)];
}

Style style_of(const Ending& ending) {
  if (ending.promised) return Style::green;
  return ending.outcome == world::Outcome::no_effect ? Style::dim : Style::red;
}

Duration at(const Window& window, Ticks ticks) {
  return explore::duration_of({world::Span::Unit::ticks, ticks.count}, window.hertz);
}

// To the microsecond: a tick is 30 of them.
std::string short_text(Duration length) {
  const std::int64_t us = length.ns < 0 ? -((-length.ns + 500) / 1'000) : (length.ns + 500) / 1'000;
  return seconds_text(microseconds(us));
}

std::string range_text(const std::optional<Range>& range) {
  if (!range) return "none";
  return fmt::format("{} to {}", short_text(range->from), short_text(range->to));
}

const Interval& interval_at(const Window& window, std::int64_t tick) {
  return *std::find_if(window.intervals.begin(), window.intervals.end(),
                       [tick](const Interval& interval) { return tick <= interval.to.count; });
}

std::int64_t tick_at(const Window& window, int column, int columns) {
  return window.longest.count * column / (columns - 1);
}

std::string chart(const Window& window, const Terminal& terminal) {
  const int columns = std::clamp(terminal.width - 4, 20, 100);
  std::string strip;
  for (int i = 0; i < columns; ++i) {
    const Ending& ending = interval_at(window, tick_at(window, i, columns)).ending;
    strip += styled(terminal, style_of(ending), std::string(1, letter_of(ending)));
  }
  const Duration longest = at(window, window.longest);
  const Duration documented = explore::duration_of(window.documented, window.hertz);
  std::string below(static_cast<std::size_t>(columns), ' ');
  if (documented <= longest && longest > Duration{}) {
    const auto step = longest / (columns - 1);
    below[static_cast<std::size_t>((documented + step / 2) / step)] = '^';
  }
  below.erase(below.find_last_not_of(' ') + 1);
  const std::string end = short_text(longest);
  const std::string axis = fmt::format("0 s{:>{}}", end, columns - 3);
  return fmt::format("  {}\n  {}\n  {}\n", strip, below, axis);
}

std::string legend(const Window& window) {
  std::string text;
  std::string seen;
  for (const Interval& interval : window.intervals) {
    const char letter = letter_of(interval.ending);
    if (seen.find(letter) != std::string::npos) continue;
    seen += letter;
    text += fmt::format("  {} {}", letter,
                        interval.ending.promised ? std::string("as promised")
                                                 : std::string(name_of(interval.ending.outcome)));
  }
  return text + "  ^ as written\n";
}

std::string ending_line(const Ending& ending) {
  return fmt::format("{}{}", ending.promised ? "as promised: " : "", ending_text(ending));
}

std::string intervals_text(const Window& window, const Terminal& terminal) {
  Table table({Align::right, Align::left, Align::right, Align::right, Align::left, Align::right,
               Align::left});
  for (const Interval& interval : window.intervals) {
    const std::string from = std::to_string(interval.from.count);
    const std::string to = std::to_string(interval.to.count);
    table.add({{clock_text(Instant{} + at(window, interval.from))},
               {"to"},
               {clock_text(Instant{} + at(window, interval.to))},
               {from},
               {"to"},
               {to + " ticks"},
               {ending_line(interval.ending), style_of(interval.ending)}});
  }
  return table.text(terminal, 2);
}

std::string_view time_name(explore::TimedStep::Time time) {
  return time == explore::TimedStep::Time::reaction ? "reaction" : "duration";
}

std::string margin_text(const Window& window) {
  if (!window.possible) return "no length of it is as promised";
  if (!window.sure) return "no length of it is sure";
  if (!window.margin) return "no edge: any length will do";
  if (*window.margin < Duration{}) {
    return fmt::format("outside the sure window by {}", short_text(Duration{} - *window.margin));
  }
  return fmt::format("{} to the nearest edge of the sure window", short_text(*window.margin));
}

Json ending_json(const Ending& ending) {
  Json cleared = Json::array();
  for (std::size_t i = 0; i < count_of<Layer>(); ++i) {
    if ((ending.cleared >> i & 1U) != 0) cleared.push_back(name_of(static_cast<Layer>(i)));
  }
  Json json{{"promised", ending.promised}, {"outcome", name_of(ending.outcome)}};
  if (ending.outcome == world::Outcome::not_performable) {
    json["performed"] = name_of(ending.performed);
  }
  json["cleared"] = cleared;
  return json;
}

Json range_json(const std::optional<Range>& range) {
  if (!range) return nullptr;
  return {{"from_ns", range->from.ns}, {"to_ns", range->to.ns}};
}

}  // namespace

std::string window_text(const Window& window, const world::Script& script,
                        const Terminal& terminal) {
  const world::Step& step = script.steps[window.timed.step];
  const Duration documented = explore::duration_of(window.documented, window.hertz);
  std::string text = styled(terminal, Style::bold, printable(script.name)) + "\n";
  text += fmt::format("{}:{}: step {}, {}\n", printable(step.at.file), step.at.line,
                      window.timed.step + 1, printable(step.text));
  text += fmt::format("{} of {} as written: {}\n\n", time_name(window.timed.time),
                      seconds_text(documented), ending_line(window.at_documented));
  text += chart(window, terminal) + legend(window) + "\n";
  text += "on the nominal unit\n" + intervals_text(window, terminal) + "\n";
  text += fmt::format("sure      {}  (on every unit)\n", range_text(window.sure));
  text += fmt::format("possible  {}  (on some unit)\n", range_text(window.possible));
  text += fmt::format("margin    {}\n", margin_text(window));
  return text;
}

std::string window_json(const Window& window, const world::Script& script) {
  const world::Step& step = script.steps[window.timed.step];
  Json json{{"format", "headloop-window"},
            {"version", 1},
            {"tool", "headloop " HEADLOOP_VERSION},
            {"scenario", script.id()},
            {"device", script.device},
            {"step", window.timed.step + 1},
            {"file", step.at.file},
            {"line", step.at.line},
            {"column", step.at.column},
            {"time", time_name(window.timed.time)},
            {"documented_ns", explore::duration_of(window.documented, window.hertz).ns},
            {"documented", ending_json(window.at_documented)},
            {"hertz", window.hertz},
            {"longest_ticks", window.longest.count}};
  json["intervals"] = Json::array();
  for (const Interval& interval : window.intervals) {
    Json entry{{"from_ticks", interval.from.count},
               {"to_ticks", interval.to.count},
               {"from_ns", at(window, interval.from).ns},
               {"to_ns", at(window, interval.to).ns}};
    entry.update(ending_json(interval.ending));
    json["intervals"].push_back(entry);
  }
  json["sure"] = range_json(window.sure);
  json["possible"] = range_json(window.possible);
  json["runs"] = window.runs;
  json["margin_ns"] = window.margin ? Json(window.margin->ns) : Json(nullptr);
  return dumped(json) + "\n";
}

std::string timed_steps_text(const world::Script& script) {
  std::string text;
  for (const explore::TimedStep& timed : explore::timed_steps(script)) {
    const world::Step& step = script.steps[timed.step];
    text += fmt::format("\n  {}:{}: step {}, {} of {}: {}", printable(step.at.file), step.at.line,
                        timed.step + 1, time_name(timed.time),
                        judge::span_text(length_of(script, timed)), printable(step.text));
  }
  return text;
}

}  // namespace headloop::report
