#include "tools/guide/reading/line_tables.hpp"

#include <algorithm>

namespace headloop::guide {
namespace {

std::string_view text_of(std::string_view source, Span part) {
  return source.substr(part.begin, part.end - part.begin);
}

Span trimmed(std::string_view source, Span part, std::string_view drop = blanks) {
  while (part.begin < part.end && drop.find(source[part.begin]) != std::string_view::npos)
    ++part.begin;
  while (part.begin < part.end && drop.find(source[part.end - 1]) != std::string_view::npos)
    --part.end;
  return part;
}

// Without the emphasis around it: two quotes or more.
Span plain(std::string_view source, Span part) {
  part = trimmed(source, part);
  const std::string_view text = text_of(source, part);
  return text.starts_with("''") && text.ends_with("''") ? trimmed(source, part, "'") : part;
}

// `style="..." | text`: what stands before a single bar is how the cell looks.
Span without_attributes(std::string_view source, Span cell) {
  const std::string_view text = text_of(source, cell);
  const std::size_t bar = text.find('|');
  const bool attributes = bar != std::string_view::npos && text.find("[[") > bar;
  return plain(source, {cell.begin + (attributes ? bar + 1 : 0), cell.end});
}

// Cells of one line, parted by "||", and by "!!" among heads.
void add_cells(std::string_view source, Span line, bool head, RowOfCells& row) {
  for (std::size_t begin = line.begin; begin <= line.end;) {
    std::size_t end = begin;
    const auto parts = [&](std::string_view mark) {
      return source.substr(end, 2) == mark && end + 2 <= line.end;
    };
    while (end < line.end && !parts("||") && !(head && parts("!!"))) ++end;
    row.cells.push_back(without_attributes(source, {begin, end}));
    begin = end + 2;
  }
}

}  // namespace

bool is_pipe_row(std::string_view line) { return line.starts_with('|'); }

bool is_pipe_dashes(std::string_view line) {
  return is_pipe_row(line) && line.find_first_not_of("|-: \t") == std::string_view::npos &&
         line.find('-') != std::string_view::npos;
}

RowOfCells pipe_row(std::string_view source, Span line) {
  RowOfCells row;
  for (std::size_t begin = line.begin + 1; begin < line.end;) {
    std::size_t end = begin;
    while (end < line.end && source[end] != '|') end += source[end] == '\\' ? 2U : 1U;
    end = std::min(end, line.end);
    row.cells.push_back(trimmed(source, {begin, end}));
    begin = end + 1;
  }
  return row;
}

bool opens_wiki_table(std::string_view line) { return line.starts_with("{|"); }
bool closes_wiki_table(std::string_view line) { return line.starts_with("|}"); }
bool is_in_wiki_table(std::string_view line) {
  return line.empty() || line.starts_with('|') || line.starts_with('!');
}

std::vector<RowOfCells> wiki_rows(std::string_view source, const std::vector<Span>& lines) {
  std::vector<RowOfCells> rows;
  bool open = false;
  for (const Span line : lines) {
    const std::string_view text = text_of(source, line);
    if (text.starts_with("|+")) continue;  // the caption
    if (text.starts_with("|-")) open = false;
    if (text.empty() || text.starts_with("|-")) continue;
    if (!open) rows.emplace_back().head = text.starts_with('!');
    open = true;
    const bool head = text.starts_with('!');
    rows.back().head = rows.back().head && head;
    add_cells(source, {line.begin + 1, line.end}, head, rows.back());
  }
  return rows;
}

}  // namespace headloop::guide
