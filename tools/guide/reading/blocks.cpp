#include "tools/guide/reading/blocks.hpp"

#include <algorithm>

namespace headloop::guide {
namespace {

// cmark takes more than linear time for some long lines and deep nests; lines never do.
constexpr std::size_t markdown_size_max = 4'000'000;
constexpr std::size_t line_size_max = 16'384;
constexpr std::size_t markers_max = 32;

struct Marks {
  bool markdown = false;  // headings, fences, emphasis: nobody writes these in plain text
  bool spaced = false;    // blank lines between blocks
  bool folded = false;    // a text right below a list's item, which Markdown makes a part of it
  bool hostile = false;
};

bool has_emphasis(std::string_view line) {
  const std::size_t first = line.find("**");
  const bool strong =
      first != std::string_view::npos && line.find("**", first + 2) != std::string_view::npos;
  return strong || line.find("](") != std::string_view::npos;
}

Marks marks_of(std::string_view source) {
  Marks marks;
  bool was_item = false;
  bool was_text = false;
  for (std::size_t begin = 0; begin < source.size();) {
    const std::size_t end = std::min(source.find('\n', begin), source.size());
    std::string_view line = source.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t indent = std::min(line.find_first_not_of(" \t\r"), line.size());
    const std::size_t nest = static_cast<std::size_t>(std::count_if(
        line.begin(),
        line.begin() +
            static_cast<std::ptrdiff_t>(std::min(line.size(), line.find_first_not_of("> -*+\t"))),
        [](char c) { return c != ' '; }));
    marks.hostile = marks.hostile || line.size() > line_size_max || nest > markers_max ||
                    indent > 4 * markers_max;
    line.remove_prefix(indent);
    const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    const bool heading = hashes > 0 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ';
    const bool item = line.starts_with("- ") || line.starts_with("* ") ||
                      (line.find(". ") < 3 && !line.empty() && line[0] >= '0' && line[0] <= '9');
    marks.folded = marks.folded || line.starts_with("{|");  // MediaWiki's
    marks.markdown = marks.markdown || heading || line.starts_with("```") || has_emphasis(line) ||
                     line.starts_with("<!--");
    if (line.empty()) {
      marks.spaced = marks.spaced || was_text;
    } else if (was_item && !item && indent == 0 && !heading) {
      marks.folded = true;
    }
    was_item = item;
    was_text = !line.empty();
  }
  return marks;
}

}  // namespace

bool is_markdown(std::string_view source) {
  if (source.size() > markdown_size_max) return false;
  const Marks marks = marks_of(source);
  return !marks.hostile && marks.markdown && marks.spaced && !marks.folded;
}

std::vector<Block> blocks_of(std::string_view source) {
  return is_markdown(source) ? blocks_of_markdown(source) : blocks_of_lines(source);
}

}  // namespace headloop::guide
