// Goal: what docs/reading.md shows is what is printed. Method: each guide in a block marked
// `markdown` is read; the next block marked `text` has to be the answer.
#include <gtest/gtest.h>

#include "tests/support/source_tree.hpp"
#include "tools/guide/reading/output.hpp"
#include "tools/input/text_file.hpp"

namespace headloop::guide::tests {
namespace {

// The block behind `mark`, and where the text goes on.
std::string block(const std::string& page, const std::string& mark, std::size_t& at) {
  const std::string open = "```" + mark + "\n";
  const std::size_t begin = page.find(open, at);
  if (begin == std::string::npos) return "";
  const std::size_t end = page.find("```\n", begin + open.size());
  at = end;
  return page.substr(begin + open.size(), end - begin - open.size());
}

TEST(Documentation, ShowsWhatReadPrints) {
  const std::string page = input::text_of_file(headloop::tests::in_source_tree("docs/reading.md"));
  int examples = 0;
  for (std::size_t at = 0;;) {
    const std::string guide = block(page, "markdown", at);
    if (guide.empty()) break;
    EXPECT_EQ(reading_text(read_guide(guide, "guide.md", {})), block(page, "text", at));
    ++examples;
  }
  EXPECT_EQ(examples, 3);
}

}  // namespace
}  // namespace headloop::guide::tests
