#include "tools/guide/reading/labels.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/subordinates.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {
namespace {

bool told_behind(const Tokens& tokens, std::size_t mark) {
  return verb_group(tokens, mark + 1, tokens.size(), Form::base).has_value();
}

// "At first, ...", "last of all, ...": when, among the steps.
std::size_t behind_opening(const Tokens& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 11> openings = {
      "at first",           "first of all",  "last of all",    "to begin with",
      "to start with",      "in the end",    "for a start",    "right away",
      "then straight away", "straight away", "then right away"};
  const std::size_t words = says_any(tokens, at, tokens.size(), openings);
  if (words == 0 || at + words + 1 >= tokens.size()) return at;
  return at + words + (tokens[at + words].is(",") ? 1U : 0U);
}

void add_sign(Step& step, Cue cue) {
  if (cue.channel != Channel::state) step.until.push_back(std::move(cue));
}

// "Not blue", or the question before and "yes".
std::string condition_of(const std::string& text, const Tokens& tokens, std::size_t begin,
                         const std::string& question) {
  const std::size_t first = tokens[0].is("if") && begin > 2 ? 1 : 0;
  std::string words = cue_of(text, tokens, first, begin - 1).what;
  const bool answers = tokens[0].is("yes") || tokens[0].is("no");
  return answers && !question.empty() ? question + " " + words : words;
}

}  // namespace

std::size_t behind_courtesies(const Tokens& tokens, std::size_t at) {
  constexpr std::string_view courtesies =
      " please always also first then now next and , but kindly simply just so note that ";
  while (at < tokens.size() && among(courtesies, tokens[at].text)) ++at;
  const bool pleases = at > 0 && at < tokens.size() && tokens[at - 1].is("please");
  return pleases && tokens[at].is("to") ? at + 1 : at;  // "please to make sure"
}

bool is_condition(const Tokens& tokens, std::size_t begin) {
  constexpr std::string_view openings = " yes no not if when otherwise ";
  constexpr std::size_t words_max = 8;
  const bool answers = tokens[0].is("yes") || tokens[0].is("no") || tokens[0].is("not");
  return begin > 0 && begin <= (answers ? words_max / 2 : words_max) &&
         among(openings, tokens[0].text);
}

std::size_t behind_interjections(const Tokens& tokens, std::size_t begin) {
  constexpr std::string_view words = " oh ok okay well alright anyway hey yeah yep hmm so ";
  constexpr std::string_view joiners = " and so but , ";
  std::size_t at = behind_opening(tokens, begin);
  if (at > begin) return at;
  while (at + 1 < tokens.size() && among(words, tokens[at].text)) ++at;
  if (at == begin) return begin;
  while (at + 1 < tokens.size() && among(joiners, tokens[at].text)) ++at;
  return verb_group(tokens, at, tokens.size(), Form::base) ? at : begin;
}

std::size_t behind_label(const Tokens& tokens) {
  constexpr std::size_t label_max = 18;
  const bool answers = tokens.size() > 2 && tokens[0].capital && tokens[1].is(".") &&
                       among(" a q ", tokens[0].text);  // "A. Hold it"
  std::size_t begin = answers ? 2 : 0;
  for (std::size_t i = begin; i + 1 < std::min(tokens.size(), label_max); ++i) {
    const Token& token = tokens[i];
    if (token.quoted) continue;
    if (token.is("(") && i > 0) {  // "(Warning: ...)" in the middle labels nothing
      while (i + 1 < tokens.size() && !tokens[i].is(")")) ++i;
      continue;
    }
    const bool apart = i > 0 && tokens[i - 1].end < token.begin && token.end < tokens[i + 1].begin;
    const bool dash = (token.is("-") && apart && i < 4) || (token.is("—") && i < 4);
    const bool slash = token.is("/") && apart && told_behind(tokens, i);  // in another language
    const bool arrow =                                                    // "two beeps => let go"
        is_drawn_arrow(tokens, i) && told_behind(tokens, i);
    if (!among(" : ! ", token.text) && !dash && !slash && !arrow) continue;
    if (prohibition_at(tokens, behind_courtesies(tokens, begin), i) > 0)
      break;  // "Never do this: ..."
    const bool told_before = verb_group(tokens, begin, i, Form::base).has_value();
    if (told_before && !token.is(":")) break;
    const bool names = begin == 0 && i < 6 && tokens[0].capital &&
                       !tokens[i - (i > 0 ? 1U : 0U)].is(Lex::preposition);
    if (told_before && !(names && told_behind(tokens, i))) break;
    if (std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.end(),
                    [](const Token& rest) { return rest.kind == Token::Kind::mark; }))
      break;
    std::size_t next = i + 1;
    while (next + 1 < tokens.size() && tokens[next].kind == Token::Kind::mark &&
           !among(" \" ' [ ( ", tokens[next].text))
      ++next;
    begin = next;
  }
  return begin;
}

void apply_label(const std::string& text, const Tokens& tokens, std::size_t begin,
                 const std::string& question, std::vector<Step>& steps) {
  Step& first = steps.front();
  const auto soon = begin > 0 ? duration_at(tokens, 0, begin) : std::nullopt;
  const bool limits = soon && (soon->within || !soon->duration.min_ms);
  if (limits && !first.within_ms) first.within_ms = soon->duration.max_ms;
  std::size_t sign_end = begin - std::min<std::size_t>(begin, 1);
  while (sign_end > 0 && (tokens[sign_end - 1].is("=") || tokens[sign_end - 1].is("-"))) --sign_end;
  if (sign_end > 0 && first.action == Action::release && first.until.empty())
    add_sign(first, cue_of(text, tokens, 0, sign_end));
  if (!is_condition(tokens, begin)) return;
  for (Step& step : steps) {
    if (step.condition.empty()) step.condition = condition_of(text, tokens, begin, question);
  }
}

}  // namespace headloop::guide
