#include "tools/report/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "tools/report/clock_text.hpp"
#include "tools/report/table.hpp"

namespace headloop::report {
namespace {

enum class Column { person, led, sound, inside };
constexpr std::size_t column_count = 4;
constexpr std::array<const char*, column_count> titles = {"person", "LED", "voice, beep", "inside"};

constexpr int side_by_side_min = 96;  // narrower terminals get a list
constexpr int lane_gap = 2;

Column column_of(Channel channel) {
  switch (channel) {
    case Channel::step:
    case Channel::act: return Column::person;
    case Channel::led: return Column::led;
    case Channel::voice:
    case Channel::beep: return Column::sound;
    default: return Column::inside;
  }
}

// One line of the timeline before it is laid out.
struct Line {
  std::string time;
  Column column = Column::inside;
  std::string text;
  bool aside = false;  // a remark on what was left out
};

std::string spoken(const Entry& entry) {
  const Column column = column_of(entry.channel);
  std::string text = sentence(entry);
  if (entry.channel == Channel::beep) {
    const std::int64_t* beeps = entry.number("beeps");
    return beeps != nullptr && *beeps == 1 ? "one beep" : text;
  }
  const bool says_its_channel =
      entry.channel == Channel::machine || entry.channel == Channel::ignored;
  if (column != Column::inside || says_its_channel) return text;
  return fmt::format("{}: {}", name_of(entry.channel), text);
}

// The end of a step is where the next thing happens.
bool is_shown(const Entry& entry) {
  const std::string* edge = entry.word("edge");
  return entry.channel != Channel::step || edge == nullptr || *edge != "end";
}

// What an entry is about, whatever its numbers: page 3 is written as page 2 was.
std::string kind_of(const Entry& entry) {
  std::string kind(name_of(entry.channel));
  for (const Field& field : entry.fields) {
    if (const auto* word = std::get_if<std::string>(&field.value)) kind += ' ' + *word;
  }
  return kind;
}

// Entries become lines. Inside the device the same things happen over and over, page after page,
// percent after percent: until something can be seen or heard again, the first of each kind
// and the last of all are enough.
class Lines {
 public:
  explicit Lines(bool all) : all_(all) {}

  void add(const Entry& entry) {
    if (!is_shown(entry)) return;
    if (column_of(entry.channel) != Column::inside) {
      show_hidden();
      seen_.clear();
    } else if (!all_ && ++seen_[kind_of(entry)] > shown_of_a_kind) {
      hidden_.push_back(&entry);
      return;
    }
    show_hidden();
    show(entry);
  }

  std::vector<Line> take() {
    show_hidden();
    return std::move(lines_);
  }

 private:
  static constexpr int shown_of_a_kind = 1;

  void show(const Entry& entry) {
    const bool same_time = latest_ == entry.at;
    latest_ = entry.at;
    lines_.push_back(
        {same_time ? "" : clock_text(entry.at), column_of(entry.channel), spoken(entry), false});
  }

  void show_hidden() {
    if (hidden_.empty()) return;
    const Entry& last = *hidden_.back();
    hidden_.pop_back();
    if (hidden_.size() == 1) show(*hidden_.front());
    if (hidden_.size() > 1) lines_.push_back({"", Column::inside, remark(), true});
    hidden_.clear();
    show(last);
  }

  // "(57 more: eeprom, machine)"
  std::string remark() const {
    std::set<Channel> channels;
    for (const Entry* entry : hidden_) channels.insert(entry->channel);
    std::string names;
    for (const Channel channel : channels) {
      names += (names.empty() ? "" : ", ") + std::string(name_of(channel));
    }
    return fmt::format("({} more: {})", hidden_.size(), names);
  }

  const bool all_;
  std::vector<Line> lines_;
  std::optional<Instant> latest_;
  std::map<std::string, int> seen_;  // by kind, since something was last seen or heard
  std::vector<const Entry*> hidden_;
};

// Each colour's name in that colour.
std::string with_colours(const Terminal& terminal, std::string text) {
  if (!terminal.colour) return text;
  constexpr std::array<std::pair<std::string_view, Style>, 5> colours = {{{"red", Style::red},
                                                                          {"green", Style::green},
                                                                          {"blue", Style::blue},
                                                                          {"amber", Style::amber},
                                                                          {"white", Style::white}}};
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end == i) {
      out += text[i++];
      continue;
    }
    const std::string word = text.substr(i, end - i);
    const auto* colour = std::find_if(colours.begin(), colours.end(),
                                      [&](const auto& c) { return c.first == word; });
    out += colour == colours.end() ? word : styled(terminal, colour->second, word);
    i = end;
  }
  return out;
}

std::string painted(const Terminal& terminal, const Line& line, const std::string& piece) {
  if (line.aside) return styled(terminal, Style::dim, piece);
  switch (line.column) {
    case Column::person: return styled(terminal, Style::bold, piece);
    case Column::led: return with_colours(terminal, piece);
    case Column::sound: return piece;
    case Column::inside: return styled(terminal, Style::dim, piece);
  }
  return piece;
}

int time_width(const std::vector<Line>& lines) {
  int width = display_width("time");
  for (const Line& line : lines) width = std::max(width, display_width(line.time));
  return width;
}

std::string pad(int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width)), ' ');
}

std::string right(const std::string& text, int width) {
  return pad(width - display_width(text)) + text;
}

// Where each column begins and how wide it is; the last one takes what is left.
struct Layout {
  std::array<int, column_count> begin{};
  std::array<int, column_count> width{};
};

Layout layout_of(int time_width, int terminal_width) {
  const int room = terminal_width - time_width - static_cast<int>(column_count) * lane_gap;
  Layout layout;
  layout.width = {room * 28 / 100, room * 24 / 100, room * 18 / 100, 0};
  layout.width[3] = room - layout.width[0] - layout.width[1] - layout.width[2];
  int at = time_width + lane_gap;
  for (std::size_t i = 0; i < column_count; ++i) {
    layout.begin[i] = at;
    at += layout.width[i] + lane_gap;
  }
  return layout;
}

// What happened at one instant: in each column a stack of lines as wide as the column.
class Stacks {
 public:
  void add(const Terminal& terminal, const Layout& layout, const Line& line) {
    const auto column = static_cast<std::size_t>(line.column);
    for (const std::string& piece : wrapped(printable(line.text), layout.width[column])) {
      stacks_[column].push_back({painted(terminal, line, piece), display_width(piece)});
    }
  }

  // Beside the text that stands at the left of the first line.
  std::string text(const Layout& layout, const std::string& time) const {
    std::size_t height = 0;
    for (const auto& stack : stacks_) height = std::max(height, stack.size());
    std::string out;
    for (std::size_t row = 0; row < height; ++row) {
      if (row == 0) out += time;
      int at = row == 0 ? display_width(time) : 0;
      for (std::size_t i = 0; i < column_count; ++i) {
        if (row >= stacks_[i].size()) continue;
        out += pad(layout.begin[i] - at) + stacks_[i][row].text;
        at = layout.begin[i] + stacks_[i][row].width;
      }
      out += '\n';
    }
    return out;
  }

 private:
  struct Piece {
    std::string text;
    int width;
  };
  std::array<std::vector<Piece>, column_count> stacks_;
};

std::string side_by_side(const std::vector<Line>& lines, const Terminal& terminal) {
  const int time = time_width(lines);
  const Layout layout = layout_of(time, terminal.width);
  std::string head = right("time", time);
  for (std::size_t i = 0; i < column_count; ++i) {
    head += pad(layout.begin[i] - display_width(head)) + titles[i];
  }
  std::string out = styled(terminal, Style::bold, head) + '\n';
  for (std::size_t i = 0; i < lines.size();) {
    const std::string instant = right(lines[i].time, time);
    Stacks stacks;
    do {
      stacks.add(terminal, layout, lines[i++]);
    } while (i < lines.size() && lines[i].time.empty());
    out += stacks.text(layout, instant);
  }
  return out;
}

std::string listed(const std::vector<Line>& lines, const Terminal& terminal) {
  const int time = time_width(lines);
  const int label = display_width(titles[static_cast<std::size_t>(Column::sound)]);
  const int width = std::max(16, terminal.width - time - label - 2 * lane_gap);
  std::string out;
  for (const Line& line : lines) {
    const std::string title = titles[static_cast<std::size_t>(line.column)];
    std::string before =
        right(line.time, time) + pad(lane_gap) + title + pad(label - display_width(title));
    for (const std::string& piece : wrapped(printable(line.text), width)) {
      out += before + pad(lane_gap) + painted(terminal, line, piece) + '\n';
      before = pad(time + lane_gap + label);
    }
  }
  return out;
}

}  // namespace

std::string timeline_text(const std::vector<Entry>& entries, const Terminal& terminal,
                          const TimelineOptions& options) {
  Lines shown(options.all);
  for (const Entry& entry : entries) shown.add(entry);
  const std::vector<Line> lines = shown.take();
  return terminal.width < side_by_side_min ? listed(lines, terminal)
                                           : side_by_side(lines, terminal);
}

}  // namespace headloop::report
