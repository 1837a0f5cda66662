#include "tools/guide/check/timeline_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/report/table.hpp"

namespace headloop::checker {
namespace {

constexpr int left = 104;  // of the drawing; lanes are named left of it
constexpr int drawn_width = 820;
constexpr int right = 16;
constexpr int lane_height = 26;
constexpr int bar_height = 16;
constexpr int axis_height = 24;
constexpr int letter_width = 7;  // of a label, at most
constexpr int least_width = 3;   // of a bar that can be seen

// From one mark of the axis to the next: the first that leaves room for its numbers.
constexpr std::array<std::int64_t, 14> tick_seconds = {1,   2,   5,   10,    20,    30,    60,
                                                       120, 300, 600, 1'800, 3'600, 7'200, 14'400};
constexpr std::int64_t ticks_most = 16;

std::string tick_text(std::int64_t seconds) {
  if (seconds >= 3'600 && seconds % 3'600 == 0) return fmt::format("{} h", seconds / 3'600);
  if (seconds >= 60 && seconds % 60 == 0) return fmt::format("{} min", seconds / 60);
  return fmt::format("{} s", seconds);
}

// The columns that a label may take up.
struct Room {
  int from = 0;
  int to = 0;
};

class Picture {
 public:
  explicit Picture(const Lanes& lanes) : lanes_(lanes) {
    us_ = std::max<std::int64_t>((lanes.end - lanes.begin).ns / 1'000, 1);
  }

  std::string svg(std::string_view title) const {
    const int bottom = static_cast<int>(lanes_.lanes.size()) * lane_height;
    std::string out =
        fmt::format("<svg class=\"timeline\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">",
                    left + drawn_width + right, bottom + axis_height, escaped(title));
    out += axis(bottom);
    for (std::size_t i = 0; i < lanes_.lanes.size(); ++i)
      out += drawn(lanes_.lanes[i], static_cast<int>(i) * lane_height);
    return out + "</svg>\n";
  }

 private:
  int x(Instant at) const {
    // Microseconds: their product with a width does not overflow.
    const std::int64_t us = std::clamp<std::int64_t>((at - lanes_.begin).ns / 1'000, 0, us_);
    return left + static_cast<int>(us * drawn_width / us_);
  }
  std::string axis(int bottom) const;
  std::string drawn(const Lane& lane, int top) const;
  std::string bar(const Mark& mark, int top) const;
  std::string label(const Mark& mark, int top, Room& room) const;

  const Lanes& lanes_;
  std::int64_t us_;
};

std::string Picture::axis(int bottom) const {
  const std::int64_t seconds = lanes_.end.ns / 1'000'000'000;
  const auto* found = std::find_if(tick_seconds.begin(), tick_seconds.end() - 1,
                                   [&](std::int64_t step) { return seconds / step <= ticks_most; });
  std::string out;
  for (std::int64_t at = 0; at <= seconds; at += *found) {
    const int column = x(Instant{at * 1'000'000'000});
    out += fmt::format(
        "<line class=\"grid\" x1=\"{0}\" y1=\"0\" x2=\"{0}\" y2=\"{1}\"/>"
        "<text class=\"axis\" x=\"{0}\" y=\"{2}\">{3}</text>",
        column, bottom, bottom + axis_height - 8, tick_text(at));
  }
  return out;
}

std::string Picture::drawn(const Lane& lane, int top) const {
  std::string out = fmt::format(
      "<text class=\"lane\" x=\"{}\" y=\"{}\">{}</text>"
      "<rect class=\"track{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
      left - 10, top + lane_height / 2 + 4, escaped(lane.name), lane.for_eyes_only ? " light" : "",
      left, top + 5, drawn_width, bar_height);
  for (const Mark& mark : lane.marks) out += bar(mark, top);
  Room room{left, left + drawn_width};
  for (std::size_t i = 0; i < lane.marks.size(); ++i) {
    const Mark& mark = lane.marks[i];
    if (mark.label.empty()) continue;
    // The next one with a label limits the room for this one.
    std::size_t next = i + 1;
    while (next < lane.marks.size() && lane.marks[next].label.empty()) ++next;
    room.to = next < lane.marks.size() ? x(lane.marks[next].from) : left + drawn_width;
    out += label(mark, top, room);
  }
  return out;
}

// Of looks in turn each has its share of the height.
std::string Picture::bar(const Mark& mark, int top) const {
  const int from = x(mark.from);
  const int width = std::max(least_width, x(mark.to) - from);
  const int share = bar_height / static_cast<int>(mark.looks.size());
  std::string out = fmt::format("<g><title>{}</title>", escaped(mark.text));
  for (std::size_t i = 0; i < mark.looks.size(); ++i) {
    out += fmt::format("<rect class=\"look-{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                       mark.looks[i], from, top + 5 + static_cast<int>(i) * share, width, share);
  }
  return out + "</g>";
}

// In its bar, behind it or before it, or nowhere. What it takes up is no room for the next one.
std::string Picture::label(const Mark& mark, int top, Room& room) const {
  const int from = x(mark.from);
  const int to = from + std::max(least_width, x(mark.to) - from);
  const int needed = report::display_width(mark.label) * letter_width + 6;
  const bool inside = needed <= to - from;
  const bool behind = !inside && to + needed <= room.to;
  const bool before = !inside && !behind && from - needed >= room.from;
  room.from = behind ? to + needed : to;
  if (!inside && !behind && !before) return {};
  const int column = inside ? from + 5 : behind ? to + 4 : from - needed + 2;
  return fmt::format("<text class=\"{} on-{}\" x=\"{}\" y=\"{}\">{}</text>",
                     inside ? "inside" : "behind", mark.looks.front(), column,
                     top + lane_height / 2 + 4, escaped(mark.label));
}

}  // namespace

std::string picture_of(const Lanes& lanes, std::string_view title) {
  return Picture(lanes).svg(title);
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
