// Finds the literals that a Markdown parser hands out in the source they came from.
#pragma once

#include <string_view>

#include "tools/guide/reading/text.hpp"

namespace headloop::guide {

// The literals of one part of the source are to be asked for in their order. The part is a hint:
// where a table ends a paragraph, the parser's lines are off by some.
class Aligner {
 public:
  Aligner(std::string_view source, Span part);

  // Appends the literal with its place, behind what was placed before.
  void place(std::string_view literal, MappedText& out);
  // Appends `mark` for the end of the current line of the source, and goes on behind it.
  void end_line(std::string_view mark, MappedText& out);
  // Goes on behind the next byte of this value that is not escaped.
  void skip_past(char byte);
  // Goes on behind blanks and this byte, if it stands there.
  void skip_opening(char byte);
  // Where the next literal is looked for.
  std::size_t cursor() const { return cursor_; }

 private:
  std::size_t match(std::string_view literal, std::size_t at, MappedText* out);
  std::size_t match_one(std::string_view literal, std::size_t& i, std::size_t at) const;

  std::string_view source_;
  std::size_t cursor_;
  std::size_t end_;
  std::size_t budget_;  // keeps hostile input linear
};

}  // namespace headloop::guide
