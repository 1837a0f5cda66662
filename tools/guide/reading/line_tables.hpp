// Tables in lines: rows between "|", and MediaWiki's between "{|" and "|}".
#pragma once

#include <string_view>
#include <vector>

#include "tools/guide/reading/text.hpp"

namespace headloop::guide {

inline constexpr std::string_view blanks = " \t\r";

struct RowOfCells {
  bool head = false;
  std::vector<Span> cells;  // without the blanks around them
};

bool is_pipe_row(std::string_view line);
bool is_pipe_dashes(std::string_view line);  // below the head
RowOfCells pipe_row(std::string_view source, Span line);

bool opens_wiki_table(std::string_view line);
bool closes_wiki_table(std::string_view line);
bool is_in_wiki_table(std::string_view line);

// The lines between the one that opens it and the one that closes it.
std::vector<RowOfCells> wiki_rows(std::string_view source, const std::vector<Span>& lines);

}  // namespace headloop::guide
