#include "tools/guide/check/edits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

bool is_alnum(char c) {
  const char low = static_cast<char>(static_cast<unsigned char>(c) | 0x20U);
  return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9');
}
bool is_joint(char c) { return c == ' ' || c == '-' || c == '\n'; }

// How many bytes of `text` the words take up at its begin; 0 if it does not begin with them.
std::size_t length_at(std::string_view text, std::string_view words) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (at == text.size()) return 0;
    const bool joint = is_joint(words[i]) && is_joint(text[at]);
    if (!joint && lower(text.substr(at, 1)) != lower(words.substr(i, 1))) return 0;
    ++at;
  }
  return at;
}

const guide::Step& step_at(const Lab& lab, guide::StepRef at) {
  return lab.guide.sentences[at.sentence].steps[at.step];
}

std::string_view text_of(const Lab& lab, guide::Span span) {
  return std::string_view(lab.source).substr(span.begin, span.end - span.begin);
}

// All names of a control that a guide may use, longest first.
std::vector<std::string> names_of(const Lab& lab, std::string_view control) {
  std::vector<std::string> names = {std::string(control)};
  for (const models::Product& product : lab.products) {
    for (const world::Control& one : product.face.controls) {
      if (one.name == control) names.insert(names.end(), one.aliases.begin(), one.aliases.end());
    }
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return names;
}

std::optional<guide::Span> find_control(const Lab& lab, guide::Span part,
                                        std::string_view control) {
  for (const std::string& name : names_of(lab, control)) {
    if (const auto span = find_words(lab.source, part, name)) return span;
  }
  return std::nullopt;
}

}  // namespace

std::string written_name(std::string_view control) {
  std::string name;
  for (std::size_t at = 0; at < control.size();) {
    const std::size_t end = std::min(control.find('-', at), control.size());
    std::string word(control.substr(at, end - at));
    // "nc" is short for something; "up" is not.
    const bool is_short = word.find_first_of("aeiouy") == std::string::npos;
    const std::size_t large = is_short ? word.size() : 1;
    for (std::size_t i = 0; i < large; ++i) {
      if (word[i] >= 'a' && word[i] <= 'z') word[i] = static_cast<char>(word[i] - 'a' + 'A');
    }
    name += (name.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return name;
}

std::optional<guide::Span> find_words(std::string_view source, guide::Span part,
                                      std::string_view words) {
  if (words.empty()) return std::nullopt;
  for (std::size_t at = part.begin; at < part.end; ++at) {
    if (at > 0 && is_alnum(source[at - 1]) && is_alnum(words.front())) continue;
    const std::size_t length = length_at(source.substr(at, part.end - at), words);
    if (length == 0) continue;
    const std::size_t end = at + length;
    if (end < source.size() && is_alnum(source[end]) && is_alnum(words.back())) continue;
    return guide::Span{at, end};
  }
  return std::nullopt;
}

std::string written_at(std::string_view source, guide::Span span) {
  std::string text;
  for (const char c : source.substr(span.begin, span.end - span.begin)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
  return text;
}

guide::Span trimmed(std::string_view source, guide::Span span) {
  constexpr std::string_view stops = " \n.,;:";
  while (span.end > span.begin && stops.find(source[span.end - 1]) != std::string_view::npos)
    --span.end;
  return span;
}

std::optional<guide::Span> find_told(std::string_view source, guide::Span part,
                                     std::string_view words) {
  constexpr std::size_t skipped_max = 2;
  const Words there = words_of(source.substr(part.begin, part.end - part.begin));
  const Words wanted = words_of(words);
  for (std::size_t first = 0; !wanted.empty() && first < there.size(); ++first) {
    std::size_t found = 0;
    std::size_t last = first;
    for (std::size_t i = first; i < there.size() && found < wanted.size(); ++i) {
      if (i - last > skipped_max) break;
      if (there[i].text != wanted[found].text) {
        if (found == 0) break;
        continue;
      }
      last = i;
      ++found;
    }
    if (found == wanted.size())
      return guide::Span{part.begin + there[first].begin, part.begin + there[last].end};
  }
  return std::nullopt;
}

namespace {

struct Times {
  std::int64_t least = 0;  // seconds
  std::int64_t roomy = 0;
};
Times times_of(const explore::Range& sure) {
  const std::int64_t least = (sure.from.ns + 999'999'999) / 1'000'000'000;
  return {least, least + std::max<std::int64_t>(1, least / 10)};
}

}  // namespace

bool has_room(const explore::Range& sure) { return seconds(times_of(sure).roomy + 1) <= sure.to; }

std::int64_t better_seconds(const explore::Range& sure) {
  const Times times = times_of(sure);
  return seconds(times.roomy) <= sure.to ? times.roomy : times.least;
}

std::string better_time(const explore::Range& sure) {
  return fmt::format("at least {} seconds", better_seconds(sure));
}

Edit retimed(const Lab& lab, guide::Span time, std::string text) {
  constexpr std::string_view before = "for ";
  time = trimmed(lab.source, time);
  const bool stays = !text.starts_with("until ") && lower(text_of(lab, time)).starts_with(before);
  if (stays) time.begin += before.size();
  return {time, std::move(text)};
}

std::optional<Edit> rename_control(const Lab& lab, const guide::Step& step, std::string_view from,
                                   std::string_view to) {
  const auto span = find_control(lab, step.span, from);
  if (!span) return std::nullopt;
  // "the NC button" stays a button.
  constexpr std::string_view noun = " button";
  const std::string_view old = text_of(lab, *span);
  const bool named = lower(old).ends_with(noun);
  return Edit{*span, written_name(to) + std::string(named ? old.substr(old.size() - noun.size())
                                                          : std::string_view())};
}

std::optional<Edit> add_control(const Lab& lab, const guide::Step& step, std::string_view after,
                                std::string_view name) {
  const auto span = find_control(lab, step.span, after);
  if (!span) return std::nullopt;
  return Edit{{span->end, span->end}, " + " + written_name(name)};
}

Edit sentence_before(const Lab& lab, guide::StepRef at, std::string_view sentence) {
  std::size_t begin = lab.guide.sentences[at.sentence].span.begin;
  // "MDR-1000X: Hold ...": behind the label.
  const std::size_t step = step_at(lab, at).span.begin;
  const std::size_t colon = lab.source.rfind(':', step);
  if (colon != std::string::npos && colon >= begin && at.step == 0) begin = step;
  return {{begin, begin}, fmt::format("{} ", sentence)};
}

Edit wait_before(const Lab& lab, guide::StepRef at, int seconds) {
  if (at.step == 0) return sentence_before(lab, at, fmt::format("Wait {} seconds.", seconds));
  const std::size_t begin = step_at(lab, at).span.begin;
  return {{begin, begin}, fmt::format("wait {} seconds, then ", seconds)};
}

// Half of it: nobody looks at a watch meanwhile.
std::int64_t soon_seconds(const explore::Range& pause) {
  return std::max<std::int64_t>(pause.to.ns / 1'400'000'000, 1);
}

std::optional<Edit> begin_within(const Lab& lab, guide::StepRef at, std::int64_t seconds) {
  const guide::Span sentence = lab.guide.sentences[at.sentence].span;
  const std::size_t begin = step_at(lab, at).span.begin;
  if (seconds < 1) return std::nullopt;
  const std::string within = fmt::format("ithin {} second{}", seconds, seconds == 1 ? "" : "s");
  // "then[, within 2 seconds,] hold", "for 7 s, [within 2 seconds ]hold"
  if (begin != sentence.begin) {
    const std::string_view before = std::string_view(lab.source).substr(0, begin);
    if (before.ends_with(", ")) return Edit{{begin, begin}, "w" + within + " "};
    if (before.ends_with(' ')) return Edit{{begin - 1, begin}, ", w" + within + ", "};
    return std::nullopt;
  }
  std::size_t end = begin;
  while (end < sentence.end && is_alnum(lab.source[end])) ++end;
  return Edit{{begin, end}, fmt::format("W{}, {}", within, lower(text_of(lab, {begin, end})))};
}

std::optional<Edit> switched(const Lab& lab, const guide::Step& step, bool on) {
  const auto span = find_words(lab.source, step.span, on ? "off" : "on");
  if (!span) return std::nullopt;
  return Edit{*span, on ? "ON" : "OFF"};
}

std::optional<Edit> drop_control(const Lab& lab, const guide::Step& step,
                                 std::string_view control) {
  const auto span = find_control(lab, step.span, control);
  if (!span) return std::nullopt;
  // With what joins it to the one before.
  std::size_t begin = span->begin;
  for (const std::string_view joint : {" and the ", " and ", " + the ", " + ", "+", ", "}) {
    const bool is = begin >= step.span.begin + joint.size() &&
                    text_of(lab, {begin - joint.size(), begin}) == joint;
    if (is) return Edit{{begin - joint.size(), span->end}, ""};
  }
  return std::nullopt;
}

Edit end_of_hold(const Lab& lab, const guide::Step& step, const std::string& end) {
  const bool sign = end.starts_with("until ");
  const std::size_t at = trimmed(lab.source, step.span).end;
  return {{at, at}, (sign ? " " : " for ") + end};
}

Edit warning_before(const Lab& lab, const guide::Procedure& procedure, std::string_view product) {
  const guide::StepRef at = procedure.steps.front();
  const guide::Sentence& first = lab.guide.sentences[at.sentence];
  const std::string warning = fmt::format("Warning: do not do this on an {}.", product);
  // A line of its own would end a table.
  if (lab.guide.blocks[first.block].kind == guide::BlockKind::cell)
    return sentence_before(lab, at, warning);
  const std::size_t begin = lab.source.rfind('\n', first.span.begin) + 1;
  return {{begin, begin}, warning + "\n\n"};
}

}  // namespace headloop::checker
