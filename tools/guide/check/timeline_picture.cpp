#include "tools/guide/check/timeline_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "sim/world/checks.hpp"
#include "tools/report/entry.hpp"

namespace headloop::checker {
namespace {

using world::Act;

constexpr int label_width = 110;
constexpr int drawn_width = 780;
constexpr int row_height = 22;
constexpr int bar_height = 12;

constexpr std::array<std::string_view, count_of<world::Colour>()> paints = {"#d33", "#2a2", "#26d",
                                                                            "#e90", "#bbb"};

struct Bar {
  Instant from;
  Instant to;
  std::string paint;
  std::string title;
};

struct Row {
  std::string label;
  std::vector<Bar> bars;
};

class Picture {
 public:
  Picture(const Trial& trial, const models::Product& product) : trial_(trial), product_(product) {
    end_ = trial.end;
  }

  std::string svg() {
    fingers();
    lights();
    spoken();
    writes();
    const int height = static_cast<int>(rows_.size() + 1) * row_height;
    std::string out = fmt::format(
        "<svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\">"
        "<title>{2}: what was done and what was seen</title>",
        label_width + drawn_width, height, escaped(product_.title));
    for (std::size_t i = 0; i < rows_.size(); ++i) out += drawn(rows_[i], static_cast<int>(i));
    return out + axis(height) + "</svg>\n";
  }

 private:
  int x(Instant at) const {
    const std::int64_t whole =
        std::max<std::int64_t>(end_.ns / 1'000, 1);  // microseconds: no overflow
    return label_width + static_cast<int>(at.ns / 1'000 * drawn_width / whole);
  }
  void fingers();
  void lights();
  void spoken();
  void writes();
  std::string drawn(const Row& row, int index) const;
  std::string axis(int height) const;

  const Trial& trial_;
  const models::Product& product_;
  Instant end_;
  std::vector<Row> rows_;
};

void Picture::fingers() {
  std::map<int, Instant> down;
  std::map<int, Row> rows;
  const auto lift = [&](int control, Instant at) {
    const auto since = down.find(control);
    if (since == down.end()) return;
    rows[control].bars.push_back({since->second, at, "#555", "held"});
    down.erase(since);
  };
  for (const Observation& o : trial_.record.observations()) {
    if (o.channel != Channel::act) continue;
    const auto act = static_cast<Act>(o.what);
    if (act == Act::press) down.emplace(o.subject, o.at);
    if (act == Act::release) lift(o.subject, o.at);
    if (act == Act::slide) {
      if (o.a == 0) down.emplace(o.subject, o.at);
      if (o.a == 1) lift(o.subject, o.at);
    }
  }
  while (!down.empty()) lift(down.begin()->first, end_);
  for (auto& [control, row] : rows) {
    const world::Control& named = product_.face.controls[static_cast<std::size_t>(control)];
    row.label = named.name + (named.kind == world::ControlKind::slide_switch ? " off" : "");
    rows_.push_back(std::move(row));
  }
}

void Picture::lights() {
  Row row{"LED", {}};
  for (const Observation& o : trial_.record.observations()) {
    if (o.channel != Channel::led) continue;
    if (!row.bars.empty()) row.bars.back().to = o.at;
    const auto& pattern = product_.face.leds[o.what];
    std::string paint = "#222";
    if (pattern) {
      std::vector<std::string_view> lit;
      for (const world::LedPhase& phase : pattern->phases) {
        if (phase.colour) lit.push_back(paints[static_cast<std::size_t>(*phase.colour)]);
      }
      // Two colours in turn are shown as their first: the title says the pattern.
      if (!lit.empty()) paint = lit.front();
    }
    row.bars.push_back({o.at, end_, paint, pattern ? report::look_of(*pattern) : "dark"});
  }
  rows_.push_back(std::move(row));
}

void Picture::spoken() {
  Row row{"voice, beeps", {}};
  for (const Observation& o : trial_.record.observations()) {
    if (o.channel == Channel::voice && o.a == static_cast<std::int32_t>(PromptEdge::begin)) {
      const auto& speech = product_.face.prompts[o.what];
      if (speech) row.bars.push_back({o.at, o.at + speech->length, "#849", speech->words});
    }
    if (o.channel == Channel::beep)
      row.bars.push_back({o.at, o.at + milliseconds(300), "#c5a", fmt::format("{} beeps", o.what)});
  }
  rows_.push_back(std::move(row));
}

void Picture::writes() {
  Row row{"EEPROM", {}};
  for (const Observation& o : trial_.record.observations()) {
    if (world::is(o, Channel::eeprom, EepromEvent::write_done))
      row.bars.push_back({o.at, o.at + milliseconds(20), "#070", fmt::format("page {}", o.a)});
  }
  rows_.push_back(std::move(row));
}

std::string Picture::drawn(const Row& row, int index) const {
  const int y = index * row_height;
  std::string out =
      fmt::format("<text x=\"0\" y=\"{}\">{}</text>", y + bar_height, escaped(row.label));
  for (const Bar& bar : row.bars) {
    const int from = x(bar.from);
    const int width = std::max(2, x(std::min(bar.to, end_)) - from);
    out += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"><title>{}</title></rect>",
        from, y + 2, width, bar_height, bar.paint, escaped(bar.title));
  }
  return out;
}

std::string Picture::axis(int height) const {
  constexpr int marks = 8;
  std::string out;
  const std::int64_t seconds = std::max<std::int64_t>(end_.ns / 1'000'000'000, 1);
  const std::int64_t step = std::max<std::int64_t>(1, seconds / marks);
  for (std::int64_t at = 0; at <= seconds; at += step) {
    out += fmt::format("<text x=\"{}\" y=\"{}\" class=\"axis\">{} s</text>",
                       x(Instant{at * 1'000'000'000}), height - 6, at);
  }
  return out;
}

}  // namespace

std::string picture_of(const Trial& trial, const models::Product& product) {
  return Picture(trial, product).svg();
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace headloop::checker
