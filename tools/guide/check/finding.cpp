#include "tools/guide/check/finding.hpp"

#include <fmt/format.h>

#include <utility>

#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

// "Power + Custom" for " + Custom" behind that word; what begins a sentence needs nothing before
// it.
std::string inserted(std::string_view source, const Edit& edit) {
  if (!edit.text.starts_with(' ')) return edit.text;
  const std::size_t blank = source.find_last_of(" \n", edit.span.begin - 1);
  const std::size_t word = blank == std::string::npos ? 0 : blank + 1;
  return std::string(source.substr(word, edit.span.begin - word)) + edit.text;
}

}  // namespace

std::string edit_text(std::string_view source, const Edit& edit) {
  constexpr std::size_t quoted_max = 60;
  if (!edit.told.empty()) return edit.told;
  const auto before = source.substr(edit.span.begin, edit.span.end - edit.span.begin);
  if (before.empty()) return inserted(source, edit);
  if (edit.text.empty()) return fmt::format("nothing in the place of \"{}\"", before);
  if (before.size() > quoted_max) return edit.text;
  return fmt::format("{}  (instead of \"{}\")", edit.text, before);
}

Finding finding_of(RuleId rule, guide::Span span, std::string_view promise, std::string observed,
                   std::string why) {
  Finding finding;
  finding.rule = rule;
  finding.severity = rule_of(rule).usual;
  finding.span = span;
  finding.promise = shortened(promise);
  finding.observed = std::move(observed);
  finding.why = std::move(why);
  return finding;
}

}  // namespace headloop::checker
