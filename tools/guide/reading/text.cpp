#include "tools/guide/reading/text.hpp"

#include <algorithm>

namespace headloop::guide {

void MappedText::append(std::string_view text, std::size_t source_begin) {
  if (text.empty()) return;
  const Span span{source_begin, source_begin + text.size()};
  if (!runs_.empty() && runs_.back().verbatim && runs_.back().source.end == source_begin) {
    runs_.back().source.end = span.end;
  } else {
    runs_.push_back({text_.size(), span, true});
  }
  text_ += text;
}

void MappedText::append(std::string_view text, Span source) {
  if (text.empty()) return;
  runs_.push_back({text_.size(), source, false});
  text_ += text;
}

const MappedText::Run& MappedText::run_at(std::size_t offset) const {
  const auto after = [](std::size_t at, const Run& run) { return at < run.text; };
  return *(std::upper_bound(runs_.begin(), runs_.end(), offset, after) - 1);
}

Span MappedText::source(std::size_t begin, std::size_t end) const {
  const Run& first = run_at(begin);
  const Run& last = run_at(end - 1);
  return {first.verbatim ? first.source.begin + (begin - first.text) : first.source.begin,
          last.verbatim ? last.source.begin + (end - last.text) : last.source.end};
}

}  // namespace headloop::guide
