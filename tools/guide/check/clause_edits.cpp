// Edits of whole steps: one put in, left out, or exchanged with another.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/guide/check/edits.hpp"

namespace headloop::checker {
namespace {

using guide::Span;
using guide::StepRef;

const guide::Sentence& sentence_of(const Lab& lab, StepRef at) {
  return lab.guide.sentences[at.sentence];
}

bool is_alone(const Lab& lab, StepRef at) { return sentence_of(lab, at).steps.size() == 1; }

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_large(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where what joins a step to the one before it begins: "[, and then ]hold".
std::size_t joint_before(std::string_view source, std::size_t least, std::size_t begin) {
  constexpr std::array<std::string_view, 5> joints = {"and", "then", "immediately", "also", "&"};
  for (;;) {
    while (begin > least &&
           std::string_view(" \n,;").find(source[begin - 1]) != std::string_view::npos)
      --begin;
    const auto joint = std::find_if(joints.begin(), joints.end(), [&](std::string_view word) {
      const bool room = begin >= least + word.size() + 1;
      return room && source.substr(begin - word.size(), word.size()) == word &&
             !is_small(source[begin - word.size() - 1]);
    });
    if (joint == joints.end()) return begin;
    begin -= joint->size();
  }
}

// All that tells a step, up to what joins it to the next one.
Span clause_of(const Lab& lab, StepRef at) {
  const guide::Sentence& sentence = sentence_of(lab, at);
  const Span own = sentence.steps[at.step].span;
  Span clause{own.begin, trimmed(lab.source, sentence.span).end};
  for (const guide::Step& other : sentence.steps) {
    const std::size_t next = other.span.begin;
    if (next > own.begin && next < clause.end)
      clause.end = joint_before(lab.source, own.begin, next);
  }
  return clause;
}

std::string_view text_of(const Lab& lab, Span span) {
  return std::string_view(lab.source).substr(span.begin, span.end - span.begin);
}

constexpr int case_step = 'a' - 'A';
std::string with_large(std::string_view words) {
  std::string text(words);
  if (!text.empty() && is_small(text[0])) text[0] = static_cast<char>(text[0] - case_step);
  return text;
}
// Words that tell a step begin with its verb, so that no name loses its capital.
std::string with_small(std::string_view words) {
  std::string text(words);
  const bool shouted = text.size() > 1 && is_large(text[1]);
  if (!text.empty() && is_large(text[0]) && !shouted)
    text[0] = static_cast<char>(text[0] + case_step);
  return text;
}

std::string begun_like(std::string_view words, std::string_view other) {
  return !other.empty() && is_large(other[0]) ? with_large(words) : with_small(words);
}

// The number that a line begins with: "3." of "  3. Wait".
struct Number {
  Span digits;
  int value = 0;
};
std::optional<Number> number_of_line(std::string_view source, std::size_t line) {
  constexpr std::size_t digits_max = 4;
  std::size_t begin = line;
  while (begin < source.size() && source[begin] == ' ') ++begin;
  Number number{{begin, begin}, 0};
  std::size_t& end = number.digits.end;
  for (; end < std::min(source.size(), begin + digits_max) && is_digit(source[end]); ++end)
    number.value = number.value * 10 + (source[end] - '0');
  const bool is = end > begin && end + 1 < source.size() &&
                  (source[end] == '.' || source[end] == ')') && source[end + 1] == ' ';
  return is ? std::optional(number) : std::nullopt;
}

std::size_t next_line(std::string_view source, std::size_t at) {
  return std::min(source.find('\n', at), source.size() - 1) + 1;
}

// Without an item that is one line, and with the numbers of those behind it one less.
std::optional<Edit> without_item(std::string_view source, Span sentence) {
  constexpr int lines_max = 100;
  const std::size_t line = source.rfind('\n', sentence.begin) + 1;
  const auto number = number_of_line(source, line);
  const std::size_t behind = next_line(source, sentence.end);
  const bool whole = number && number->digits.end + 2 == sentence.begin &&
                     source.substr(sentence.end, behind - sentence.end) == "\n";
  if (!whole) return std::nullopt;
  const auto next = number_of_line(source, behind);
  if (!next || next->value != number->value + 1) return Edit{{line, behind}, ""};
  // "3. [Wait. 4. ]Hold": the next one takes its number.
  Edit edit{{sentence.begin, next->digits.end + 2}, ""};
  int last = next->value;
  std::size_t at = next_line(source, behind);
  for (int i = 0; i < lines_max && at < source.size() && source[at] != '#'; ++i) {
    const auto other = number_of_line(source, at);
    if (other && other->value != last + 1) break;
    if (other) {
      edit.text += source.substr(edit.span.end, other->digits.begin - edit.span.end);
      edit.text += std::to_string(last++);
      edit.span.end = other->digits.end;
    }
    at = next_line(source, at);
  }
  return edit;
}

// Of several in one sentence, with what joins it to the one before: "[, wait 5 s], then hold".
std::optional<Edit> left_out(const Lab& lab, StepRef at) {
  const Span sentence = sentence_of(lab, at).span;
  if (is_alone(lab, at)) {
    if (auto edit = without_item(lab.source, sentence)) return edit;
    const bool blank = lab.source.compare(sentence.end, 1, " ") == 0;
    return Edit{{sentence.begin, sentence.end + (blank ? 1 : 0)}, ""};
  }
  const Span clause = clause_of(lab, at);
  if (at.step > 0) {
    const Span before = clause_of(lab, {at.sentence, at.step - 1});
    if (before.end > clause.begin) return std::nullopt;
    return Edit{{before.end, clause.end}, ""};
  }
  const Span next = clause_of(lab, {at.sentence, 1});
  if (next.begin <= clause.begin) return std::nullopt;
  const std::string_view first = text_of(lab, {next.begin, next.begin + 1});
  return Edit{{clause.begin, next.begin + 1}, begun_like(first, text_of(lab, clause))};
}

}  // namespace

Edit both(const Lab& lab, const Edit& first, const Edit& second) {
  const std::string_view between = text_of(lab, {first.span.end, second.span.begin});
  return {{first.span.begin, second.span.end},
          fmt::format("{}{}{}", first.text, between, second.text)};
}

Edit step_before(const Lab& lab, StepRef at, std::string_view words) {
  if (at.step == 0) return sentence_before(lab, at, with_large(words) + ".");
  const std::size_t begin = clause_of(lab, at).begin;
  return {{begin, begin}, fmt::format("{}, then ", with_small(words))};
}

Edit step_behind(const Lab& lab, StepRef at, std::string_view words) {
  constexpr std::string_view stops = ".!?\"'";
  const std::size_t end = sentence_of(lab, at).span.end;
  const bool stopped = end > 0 && stops.find(lab.source[end - 1]) != std::string_view::npos;
  return {{end, end}, fmt::format("{} {}.", stopped ? "" : ".", with_large(words))};
}

std::optional<Edit> exchange(const Lab& lab, StepRef one, StepRef other) {
  const bool whole = one.sentence != other.sentence && is_alone(lab, one) && is_alone(lab, other);
  const Span first = whole ? sentence_of(lab, one).span : clause_of(lab, one);
  const Span second = whole ? sentence_of(lab, other).span : clause_of(lab, other);
  if (second.begin < first.end) return std::nullopt;
  const std::string_view before = text_of(lab, first);
  const std::string_view behind = text_of(lab, second);
  const std::string_view between = text_of(lab, {first.end, second.begin});
  return Edit{
      {first.begin, second.end},
      fmt::format("{}{}{}", begun_like(behind, before), between, begun_like(before, behind))};
}

std::optional<Edit> leave_out(const Lab& lab, StepRef at) {
  auto edit = left_out(lab, at);
  const Span out = is_alone(lab, at) ? sentence_of(lab, at).span : clause_of(lab, at);
  if (edit) edit->told = fmt::format("nothing in the place of \"{}\"", text_of(lab, out));
  return edit;
}

}  // namespace headloop::checker
