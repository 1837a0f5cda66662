// Text freed of its markup that still knows where in the source each of its bytes stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace headloop::guide {

// Bytes of the source.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class MappedText {
 public:
  // As it stands in the source.
  void append(std::string_view text, std::size_t source_begin);
  // Written differently there: an entity, an escape, the end of a line.
  void append(std::string_view text, Span source);

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  // Where the bytes [begin, end) of the text stand; begin < end.
  Span source(std::size_t begin, std::size_t end) const;
  // The part of the source that the whole covers.
  Span source() const { return empty() ? Span{} : source(0, text_.size()); }

 private:
  struct Run {
    std::size_t text = 0;
    Span source;
    bool verbatim = false;
  };
  const Run& run_at(std::size_t offset) const;

  std::string text_;
  std::vector<Run> runs_;
};

}  // namespace headloop::guide
