// Aligned columns of text, measured as a terminal shows them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/report/terminal.hpp"

namespace headloop::report {

// Columns that a terminal needs for UTF-8 `text`: code points, of which combining marks take none
// and wide East Asian characters and emoji two.
int display_width(std::string_view text);

// `text` in lines of at most `width` columns, broken at spaces where there are any.
std::vector<std::string> wrapped(std::string_view text, int width);

// `text` without control characters, so that no title can steer the terminal it is shown on.
std::string printable(std::string_view text);

// "a, b, c"
std::string comma_list(const std::vector<std::string>& words);

struct Cell {
  std::string text;
  Style style = Style::plain;
};

enum class Align { left, right };

// Rows of cells; a column is as wide as its widest cell, and the last one at most as wide as what
// is left of the terminal. What does not fit is wrapped.
class Table {
 public:
  explicit Table(std::vector<Align> columns)
      : columns_(std::move(columns)), limits_(columns_.size(), 0) {}

  // Wraps what is wider.
  void limit(std::size_t column, int width) { limits_[column] = width; }

  void add(std::vector<Cell> row);
  std::string text(const Terminal& terminal, int indent = 0) const;

 private:
  std::vector<int> widths(int terminal_width, int indent) const;
  std::string row_text(const std::vector<Cell>& row, const std::vector<int>& widths,
                       const Terminal& terminal, int indent) const;

  std::vector<Align> columns_;
  std::vector<int> limits_;  // of each column; 0: as wide as need be
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace headloop::report
