#include "tools/report/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace headloop::report {
namespace {

constexpr int gap = 2;              // between columns
constexpr int last_width_min = 24;  // narrower than this, lines run over rather than be chopped

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

std::uint32_t code_point_at(std::string_view text, std::size_t begin, std::size_t end) {
  const auto first = static_cast<unsigned char>(text[begin]);
  const std::size_t length = end - begin;
  std::uint32_t point = length == 1 ? first : first & (0x7fU >> length);
  for (std::size_t i = begin + 1; i < end; ++i) {
    point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3fU);
  }
  return point;
}

int columns_of(std::uint32_t point) {
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
  };
  constexpr Range empty[] = {{0x300, 0x36f}, {0x200b, 0x200f}, {0xfe00, 0xfe0f}};
  constexpr Range wide[] = {{0x1100, 0x115f},   {0x2e80, 0xa4cf},   {0xac00, 0xd7a3},
                            {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},
                            {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
  const auto inside = [point](const Range& r) { return r.first <= point && point <= r.last; };
  if (std::any_of(std::begin(empty), std::end(empty), inside)) return 0;
  return std::any_of(std::begin(wide), std::end(wide), inside) ? 2 : 1;
}

std::size_t character_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < text.size() && end < begin + 4 && continues_character(text[end])) ++end;
  return end;
}

// The longest beginning of `text` that fits into `width` columns: its size in bytes, at least one
// character.
std::size_t fitting(std::string_view text, int width) {
  std::size_t end = 0;
  int used = 0;
  while (end < text.size()) {
    const std::size_t next = character_end(text, end);
    used += columns_of(code_point_at(text, end, next));
    if (used > width && end > 0) break;
    end = next;
  }
  return end;
}

std::string padded(const Terminal& terminal, const Cell& cell, int width, Align align) {
  const auto missing = static_cast<std::size_t>(std::max(0, width - display_width(cell.text)));
  const std::string text = cell.text.empty() ? "" : styled(terminal, cell.style, cell.text);
  const std::string pad(missing, ' ');
  return align == Align::left ? text + pad : pad + text;
}

void trim_right(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = character_end(text, i);
    width += columns_of(code_point_at(text, i, end));
    i = end;
  }
  return width;
}

std::vector<std::string> wrapped(std::string_view text, int width) {
  std::vector<std::string> lines;
  while (display_width(text) > width) {
    std::size_t end = fitting(text, width);
    const std::size_t space = text.substr(0, end + 1).rfind(' ');
    const bool at_space = space != std::string_view::npos && space > 0;
    if (at_space) end = space;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(at_space ? end + 1 : end);
  }
  lines.emplace_back(text);
  return lines;
}

std::string comma_list(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = character_end(text, i);
    const std::uint32_t point = code_point_at(text, i, end);
    const bool control = point < 0x20 || (point >= 0x7f && point < 0xa0);
    out += control ? std::string_view(" ") : text.substr(i, end - i);
    i = end;
  }
  return out;
}

void Table::add(std::vector<Cell> row) {
  row.resize(columns_.size());
  for (Cell& cell : row) cell.text = printable(cell.text);
  rows_.push_back(std::move(row));
}

std::vector<int> Table::widths(int terminal_width, int indent) const {
  std::vector<int> widths(columns_.size(), 0);
  int last_at = indent;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    for (const auto& row : rows_) widths[i] = std::max(widths[i], display_width(row[i].text));
    if (limits_[i] > 0) widths[i] = std::min(widths[i], limits_[i]);
    if (i + 1 < columns_.size()) last_at += widths[i] + gap;
  }
  widths.back() = std::min(widths.back(), std::max(last_width_min, terminal_width - last_at));
  return widths;
}

std::string Table::row_text(const std::vector<Cell>& row, const std::vector<int>& widths,
                            const Terminal& terminal, int indent) const {
  std::vector<std::vector<std::string>> pieces;
  std::size_t height = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    pieces.push_back(wrapped(row[i].text, std::max(1, widths[i])));
    height = std::max(height, pieces.back().size());
  }
  std::string out;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text(static_cast<std::size_t>(indent), ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string piece = line < pieces[i].size() ? pieces[i][line] : "";
      if (i > 0) text += std::string(gap, ' ');
      text += padded(terminal, {piece, row[i].style}, widths[i], columns_[i]);
    }
    trim_right(text);
    out += text + '\n';
  }
  return out;
}

std::string Table::text(const Terminal& terminal, int indent) const {
  if (rows_.empty()) return "";
  const std::vector<int> widths = this->widths(terminal.width, indent);
  std::string out;
  for (const auto& row : rows_) out += row_text(row, widths, terminal, indent);
  return out;
}

}  // namespace headloop::report
