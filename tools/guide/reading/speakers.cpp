#include "tools/guide/reading/speakers.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "tools/guide/reading/line_marks.hpp"
#include "tools/guide/reading/words.hpp"

namespace headloop::guide {
namespace {

constexpr std::size_t name_size_max = 24;

bool in_nick(char c) {
  return ascii_digit(c) || ascii_letter(c) || c == '_' || c == '-' || c == '.';
}

// "12:03 ", "[12:03:59] ", "(12:03 PM) ": the length, or 0.
std::size_t time_of_day(std::string_view line) {
  const std::size_t begin = line.starts_with('[') || line.starts_with('(') ? 1 : 0;
  std::size_t i = begin;
  while (i < line.size() && (ascii_digit(line[i]) || line[i] == ':')) ++i;
  const std::string_view time = line.substr(begin, i - begin);
  constexpr std::size_t size_min = 4;  // "9:03"
  const std::size_t colon = time.find(':');
  if (time.size() < size_min || colon == 0 || colon > 2) return 0;
  for (const std::string_view half : {" AM", " PM", " am", " pm"}) {
    if (line.substr(i).starts_with(half)) i += half.size();
  }
  if (begin > 0) {
    if (i >= line.size() || (line[i] != ']' && line[i] != ')')) return 0;
    ++i;
  }
  const std::size_t end = skip_blanks(line, i);
  return end > i && end < line.size() ? end : 0;
}

// "<bob> ", "bob> ", "bob: ": the length with its blanks, or 0. The mark is the last byte of it
// that is no blank.
std::size_t name_at(std::string_view line) {
  const std::size_t begin = line.starts_with('<') ? 1 : 0;
  std::size_t i = begin;
  while (i < line.size() && i - begin <= name_size_max && in_nick(line[i])) ++i;
  if (i == begin || i >= line.size()) return 0;
  const bool closed = line[i] == '>' || (begin == 0 && line[i] == ':');
  if (!closed || is_html_tag(line.substr(0, i + 1))) return 0;
  const std::size_t end = skip_blanks(line, i + 1);
  return end > i + 1 && end < line.size() ? end : 0;
}

bool is_drawn(std::string_view name) { return name.find('>') != std::string_view::npos; }

// "Model: ", "Q: ", "XM3: ": what a line is about, and nobody.
bool may_talk(std::string_view name) {
  constexpr std::string_view labels =
      " model models time times result results keys step steps problem solution question answer "
      "cause fix symptom name title note duration action ";
  constexpr std::size_t size_min = 3;  // of a name with its mark
  std::string word;
  for (const char c : name.substr(0, name.find(':'))) {
    if (ascii_digit(c)) return false;
    word += static_cast<char>(ascii_upper(c) ? c - 'A' + 'a' : c);
  }
  return word.size() + 1 >= size_min && !among(labels, word) && lex_of(word) == 0;
}

}  // namespace

std::vector<Speaker> speakers_of(const std::vector<std::string_view>& lines) {
  constexpr int times_min = 2;
  std::map<std::string_view, int> times;
  for (const std::string_view line : lines) {
    const std::string_view name = line.substr(0, name_at(line));
    if (!name.empty() && may_talk(name)) ++times[name];
  }
  const auto talkers = std::count_if(times.begin(), times.end(),
                                     [](const auto& one) { return one.second >= times_min; });
  std::vector<Speaker> all;
  for (const std::string_view line : lines) {
    const std::size_t time = time_of_day(line);
    const std::size_t name = name_at(line.substr(time));
    const std::string_view who = line.substr(time, name);
    const auto found = times.find(who);
    const bool talks = talkers >= 2 && found != times.end() && found->second >= times_min;
    const bool marked = name > 0 && (time > 0 || is_drawn(who));
    all.push_back({marked || talks, marked ? time + name : 0});
  }
  return all;
}

}  // namespace headloop::guide
