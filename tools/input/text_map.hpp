// Where in a text an offset lies, for people: yaml-cpp's columns count bytes.
#pragma once

#include <yaml-cpp/mark.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tools/input/node.hpp"
#include "tools/input/utf8.hpp"

namespace headloop::input {

class TextMap {
 public:
  explicit TextMap(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') line_starts_.push_back(i + 1);
    }
    for (std::size_t i = 0; i + stride <= text.size(); i += stride) {
      counts_.push_back(counts_.back() + code_points(text.substr(i, stride)));
    }
  }

  Place place(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const std::size_t column = code_points_before(offset) - code_points_before(*(next - 1)) + 1;
    return {static_cast<int>(next - line_starts_.begin()), static_cast<int>(column)};
  }

  Place place(const YAML::Mark& mark) const { return place(offset(mark)); }

  // Of the last thing before the mark that is not blank.
  Place place_before(const YAML::Mark& mark) const {
    const std::size_t end = offset(mark);
    const std::size_t last = end == 0 ? end : text_.find_last_not_of(" \t\r\n", end - 1);
    return place(last == std::string_view::npos ? end : last);
  }

  bool spells_null(const YAML::Mark& mark) const {
    const std::string_view rest = text_.substr(offset(mark));
    return rest.substr(0, 1) == "~" || rest.substr(0, 4) == "null" || rest.substr(0, 4) == "Null" ||
           rest.substr(0, 4) == "NULL";
  }

  // Whether what stands at the mark is no quoted text or has both of its quotation marks.
  bool closes_quotes(const YAML::Mark& mark) const {
    std::size_t at = offset(mark);
    const char quote = at < text_.size() ? text_[at] : '\0';
    if (quote != '"' && quote != '\'') return true;
    const std::string_view meant_otherwise = quote == '"' ? "\\" : "''";
    for (++at; at < text_.size(); ++at) {
      if (text_.substr(at, meant_otherwise.size()) == meant_otherwise) {
        ++at;
      } else if (text_[at] == quote) {
        return true;
      }
    }
    return false;
  }

  // What stands at the mark, in quotes.
  std::string character(const YAML::Mark& mark) const {
    const std::string text = first_code_points(text_.substr(offset(mark)), 1);
    return text.empty() ? "the end of the file" : quote(text);
  }

 private:
  std::size_t offset(const YAML::Mark& mark) const {
    return mark.pos < 0 ? text_.size() : std::min(text_.size(), static_cast<std::size_t>(mark.pos));
  }

  std::size_t code_points_before(std::size_t offset) const {
    const std::size_t whole = offset / stride;
    return counts_[whole] + code_points(text_.substr(whole * stride, offset % stride));
  }

  // One line may be the whole of a large file: counting it from its start each time would cost its
  // square.
  static constexpr std::size_t stride = 256;

  std::string_view text_;
  std::vector<std::size_t> line_starts_ = {0};
  std::vector<std::size_t> counts_ = {0};  // code points before each stride
};

}  // namespace headloop::input
