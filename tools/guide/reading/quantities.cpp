#include "tools/guide/reading/quantities.hpp"

#include <algorithm>
#include <array>

namespace headloop::guide {
namespace {

enum class Bound { none, about, at_least, at_most, exactly, within };

struct Qualifier {
  std::array<std::string_view, 3> words;
  Bound bound = Bound::none;
};

// "For no more than about the next": nobody says more before a number.
constexpr int qualifiers_max = 6;

// The longer before those that they begin with.
constexpr std::array qualifiers = {
    Qualifier{{"no", "less", "than"}, Bound::at_least},
    Qualifier{{"not", "less", "than"}, Bound::at_least},
    Qualifier{{"no", "more", "than"}, Bound::at_most},
    Qualifier{{"not", "more", "than"}, Bound::at_most},
    Qualifier{{"no", "longer", "than"}, Bound::at_most},
    Qualifier{{"not", "longer", "than"}, Bound::at_most},
    Qualifier{{"no", "later", "than"}, Bound::within},
    Qualifier{{"not", "later", "than"}, Bound::within},
    Qualifier{{"a", "minimum", "of"}, Bound::at_least},
    Qualifier{{"a", "maximum", "of"}, Bound::at_most},
    Qualifier{{"at", "least", ""}, Bound::at_least},
    Qualifier{{"at", "most", ""}, Bound::at_most},
    Qualifier{{"at", "minimum", ""}, Bound::at_least},
    Qualifier{{"more", "than", ""}, Bound::at_least},
    Qualifier{{"longer", "than", ""}, Bound::at_least},
    Qualifier{{"greater", "than", ""}, Bound::at_least},
    Qualifier{{"less", "than", ""}, Bound::at_most},
    Qualifier{{"shorter", "than", ""}, Bound::at_most},
    Qualifier{{"minimum", "of", ""}, Bound::at_least},
    Qualifier{{"up", "to", ""}, Bound::at_most},
    Qualifier{{"in", "under", ""}, Bound::within},
    Qualifier{{"a", "full", ""}, Bound::exactly},
    Qualifier{{"a", "good", ""}, Bound::none},
    Qualifier{{"a", "solid", ""}, Bound::none},
    Qualifier{{"a", "whole", ""}, Bound::none},
    Qualifier{{"a", "further", ""}, Bound::none},
    Qualifier{{"an", "additional", ""}, Bound::none},
    Qualifier{{"over", "", ""}, Bound::at_least},
    Qualifier{{"minimum", "", ""}, Bound::at_least},
    Qualifier{{"maximum", "", ""}, Bound::at_most},
    Qualifier{{"max", "", ""}, Bound::at_most},
    Qualifier{{"above", "", ""}, Bound::at_least},
    Qualifier{{">", "", ""}, Bound::at_least},
    Qualifier{{"≥", "", ""}, Bound::at_least},
    Qualifier{{"<", "", ""}, Bound::at_most},
    Qualifier{{"≤", "", ""}, Bound::at_most},
    Qualifier{{"under", "", ""}, Bound::at_most},
    Qualifier{{"about", "", ""}, Bound::about},
    Qualifier{{"approximately", "", ""}, Bound::about},
    Qualifier{{"approx", ".", ""}, Bound::about},
    Qualifier{{"approx", "", ""}, Bound::about},
    Qualifier{{"around", "", ""}, Bound::about},
    Qualifier{{"roughly", "", ""}, Bound::about},
    Qualifier{{"nearly", "", ""}, Bound::about},
    Qualifier{{"almost", "", ""}, Bound::about},
    Qualifier{{"circa", "", ""}, Bound::about},
    Qualifier{{"ca", ".", ""}, Bound::about},
    Qualifier{{"ca", "", ""}, Bound::about},
    Qualifier{{"maybe", "", ""}, Bound::about},
    Qualifier{{"something", "like", ""}, Bound::none},
    Qualifier{{"like", "", ""}, Bound::about},
    Qualifier{{"or", "so", ""}, Bound::about},
    Qualifier{{"~", "", ""}, Bound::about},
    Qualifier{{"exactly", "", ""}, Bound::exactly},
    Qualifier{{"another", "", ""}, Bound::none},
    Qualifier{{"additional", "", ""}, Bound::none},
    Qualifier{{"further", "", ""}, Bound::none},
    Qualifier{{"full", "", ""}, Bound::none},
    Qualifier{{"within", "", ""}, Bound::within},
    Qualifier{{"in", "", ""}, Bound::within},
    Qualifier{{"for", "", ""}, Bound::none},
    Qualifier{{"the", "first", ""}, Bound::none},
    Qualifier{{"the", "next", ""}, Bound::none},
    Qualifier{{"the", "", ""}, Bound::none},
};

std::size_t length(const Qualifier& one) {
  return static_cast<std::size_t>(
      std::count_if(one.words.begin(), one.words.end(), [](auto w) { return !w.empty(); }));
}

const Qualifier* qualifier_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  if (at >= end || is_drawn_arrow(tokens, at)) return nullptr;
  const char first = tokens[at].text.front();
  for (const Qualifier& one : qualifiers) {
    if (one.words[0].front() != first) continue;
    const std::size_t n = length(one);
    if (at + n > end) continue;
    bool fits = true;
    for (std::size_t i = 0; i < n; ++i) fits = fits && tokens[at + i].is(one.words[i]);
    if (fits) return &one;
  }
  return nullptr;
}

// "a few", "a couple of", "several", "some": an amount that is not said.
std::size_t few_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  std::size_t i = at;
  if (i < end && tokens[i].is("a")) ++i;
  const bool few = i < end && (tokens[i].is("few") || tokens[i].is("couple") ||
                               tokens[i].is("several") || tokens[i].is("some"));
  if (!few) return 0;
  ++i;
  if (i < end && tokens[i].is("of")) ++i;
  return i;
}

bool joins_range(const Token& token) {
  return token.is("-") || token.is("to") || token.is("~") || token.is("and") || token.is("or") ||
         token.is("but");
}

struct Bounds {
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  bool approx = false;
};

Bounds bounds_of(std::int64_t low, std::int64_t high, Bound bound) {
  switch (bound) {
    case Bound::at_least: return {low, std::nullopt, false};
    case Bound::at_most:
    case Bound::within: return {std::nullopt, high, false};
    case Bound::about: return {low, high, true};
    case Bound::none:
    case Bound::exactly: break;
  }
  return {low, high, false};
}

// Behind the unit: "or more", "or longer", "or so".
Bound bound_behind(const Tokens& tokens, std::size_t& at, std::size_t end) {
  if (at + 1 < end && tokens[at].is("or")) {
    const Token& word = tokens[at + 1];
    Bound bound = Bound::none;
    if (word.is("more") || word.is("longer") || word.is("so") || word.is("less")) {
      bound = word.is("so") ? Bound::about : word.is("less") ? Bound::at_most : Bound::at_least;
      at += 2;
    }
    return bound;
  }
  return Bound::none;
}

std::optional<std::int64_t> unit_at(const Tokens& tokens, std::size_t& at, std::size_t end) {
  while (at < end &&
         (tokens[at].is("full") || tokens[at].is("more") || tokens[at].is("whole") ||
          tokens[at].is("additional") || tokens[at].is("-") || tokens[at].is("consecutive"))) {
    ++at;
  }
  const auto unit = at < end ? unit_ms(tokens[at].text) : std::nullopt;
  if (unit) ++at;
  if (unit && at < end && tokens[at].is(".")) ++at;
  return unit;
}

// "ten-ish"
std::string_view without_ish(std::string_view word) {
  for (const std::string_view ending : {"-ish", "ish"}) {
    if (word.ends_with(ending)) word.remove_suffix(ending.size());
  }
  return word;
}

}  // namespace

std::optional<std::int64_t> number_at(const Tokens& tokens, std::size_t& at, std::size_t end) {
  if (at >= end) return std::nullopt;
  std::optional<std::int64_t> value;
  if (tokens[at].kind == Token::Kind::number) {
    value = tokens[at].thousandths;
  } else if (const auto number = number_word(without_ish(tokens[at].text))) {
    value = *number * 1'000;
  }
  if (!value) return value;
  ++at;
  const bool repeated =
      at + 2 < end && tokens[at].is("(") && tokens[at + 2].is(")") &&
      (tokens[at + 1].kind == Token::Kind::number || number_word(tokens[at + 1].text));
  if (repeated) at += 3;
  return value;
}

namespace {

// "half a minute", "a minute", "12": a thousandth of a unit is the smallest part. The unit follows.
std::optional<std::int64_t> amount_at(const Tokens& tokens, std::size_t& i, std::size_t end) {
  const auto is_article = [&](std::size_t at) { return tokens[at].is("a") || tokens[at].is("an"); };
  if (i + 1 < end && tokens[i].is("half") && is_article(i + 1)) {
    i += 2;
    return 500;
  }
  if (i + 1 < end && is_article(i) && unit_ms(tokens[i + 1].text)) {
    i += 1;
    return 1'000;
  }
  return number_at(tokens, i, end);
}

bool plus_at(const Tokens& tokens, std::size_t& i, std::size_t end) {
  if (i >= end || !tokens[i].is("+")) return false;
  ++i;
  return true;
}

// "10-ish", "10 odd".
bool loosely_at(const Tokens& tokens, std::size_t& i, std::size_t end) {
  if (tokens[i - 1].text.ends_with("ish")) return true;
  const std::size_t word = i < end && tokens[i].is("-") ? i + 1 : i;
  if (word >= end || !(tokens[word].is("ish") || tokens[word].is("odd"))) return false;
  i = word + 1;
  return true;
}

// The upper end of "3-5": behind what joins a range. `low` if there is none. `capped` if it is said
// to be an upper bound: "no less than 3 and no more than 5".
std::int64_t high_at(const Tokens& tokens, std::size_t& i, std::size_t end, std::int64_t low,
                     bool& capped) {
  if (i >= end || !joins_range(tokens[i])) return low;
  std::size_t behind = i + 1;
  for (int words = 0; words < qualifiers_max; ++words) {
    const Qualifier* const between = qualifier_at(tokens, behind, end);
    if (between == nullptr) break;
    capped = between->bound == Bound::at_most;
    behind += length(*between);
  }
  const auto number = number_at(tokens, behind, end);
  if (!number || *number <= low) return low;
  i = behind;
  return *number;
}

// "± 0.5" behind a number.
std::int64_t tolerance_at(const Tokens& tokens, std::size_t& i, std::size_t end) {
  std::size_t behind = i + 1;
  if (i >= end || !tokens[i].is("±")) return 0;
  const auto give = number_at(tokens, behind, end);
  if (give) i = behind;
  return give.value_or(0);
}

// "10 seconds to 15 seconds", behind the first unit.
std::int64_t high_behind_unit(const Tokens& tokens, std::size_t& i, std::size_t end,
                              std::int64_t low, std::int64_t unit) {
  if (i >= end || !joins_range(tokens[i])) return low;
  if (low == 1'000 && i + 1 < end && tokens[i].is("or") && tokens[i + 1].is("two")) {
    i += 2;  // "a second or two"
    return 2'000;
  }
  std::size_t further = i + 1;
  const auto number = number_at(tokens, further, end);
  const auto again = number && *number > low ? unit_at(tokens, further, end) : std::nullopt;
  if (!again || *again != unit) return low;
  i = further;
  return *number;
}

std::optional<Bounds> numbered(const Tokens& tokens, std::size_t& i, std::size_t end, Bound bound) {
  const bool bracket = i < end && tokens[i].is("(");  // "(6.0 ± 0.5) s"
  if (bracket) ++i;
  const auto amount = amount_at(tokens, i, end);
  if (!amount) return std::nullopt;
  const std::int64_t give = tolerance_at(tokens, i, end);
  const std::optional low(std::max<std::int64_t>(0, *amount - give));
  const bool open = plus_at(tokens, i, end);
  bool capped = false;
  std::int64_t high = open       ? *low
                      : give > 0 ? *amount + give
                                 : high_at(tokens, i, end, *low, capped);
  if (bracket && (i >= end || !tokens[i++].is(")"))) return std::nullopt;
  if (plus_at(tokens, i, end) || open) bound = Bound::at_least;
  if (loosely_at(tokens, i, end)) bound = Bound::about;
  const auto unit = unit_at(tokens, i, end);
  if (!unit) return std::nullopt;
  if (high == *low) high = high_behind_unit(tokens, i, end, *low, *unit);
  if (const Bound late = bound_behind(tokens, i, end); late != Bound::none) bound = late;
  if (capped && high > *low && bound == Bound::at_least) bound = Bound::none;
  return bounds_of(*low * *unit / 1'000, high * *unit / 1'000, bound);
}

// "at least 10 s, but no longer than 13 s": the other bound, if it follows.
void other_bound(const Tokens& tokens, std::size_t& at, std::size_t end, Bounds& bounds) {
  std::size_t i = at;
  while (i < end && i < at + 2 && (tokens[i].is(",") || tokens[i].is("but") || tokens[i].is("and")))
    ++i;
  const Qualifier* const one = i > at ? qualifier_at(tokens, i, end) : nullptr;
  if (one == nullptr || !(one->bound == Bound::at_least || one->bound == Bound::at_most)) return;
  i += length(*one);
  const auto other = numbered(tokens, i, end, one->bound);
  if (!other) return;
  if (other->max && (!bounds.min || *bounds.min <= *other->max)) bounds.max = other->max;
  if (other->min && (!bounds.max || *other->min <= *bounds.max)) bounds.min = other->min;
  at = i;
}

}  // namespace

namespace {

// "Count to ten", "for a slow count of 10": people's seconds.
std::optional<DurationAt> counted(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 7> counts = {
      "count to",           "count slowly to",     "count up to",   "counting to",
      "counting slowly to", "for a slow count of", "for a count of"};
  std::size_t i = at + says_any(tokens, at, end, counts);
  if (i == at) return std::nullopt;
  const auto number = number_at(tokens, i, end);
  if (!number) return std::nullopt;
  return DurationAt{{*number, *number, true}, false, at, i};
}

// "... after that", "... later": from an event, if the words before say at most how long.
std::size_t since_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 7> since = {
      "after that", "after this", "of that", "of this", "of letting go", "later", "afterwards"};
  return says_any(tokens, at, end, since);
}

}  // namespace

std::optional<DurationAt> duration_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  if (const auto beats = counted(tokens, at, end)) return beats;
  DurationAt found;
  found.begin = at;
  Bound bound = Bound::none;
  std::size_t i = at;
  for (int words = 0; words < qualifiers_max; ++words) {
    const Qualifier* const one = qualifier_at(tokens, i, end);
    if (one == nullptr) break;
    if (one->bound != Bound::none) {
      if (bound != Bound::within) bound = one->bound;
      found.within = found.within || one->bound == Bound::within;
    }
    i += length(*one);
  }
  std::optional<Bounds> bounds;
  if (const std::size_t few = few_at(tokens, i, end)) {
    i = few;
    if (unit_at(tokens, i, end)) bounds = Bounds{std::nullopt, std::nullopt, true};
  } else {
    bounds = numbered(tokens, i, end, bound);
  }
  if (!bounds) return std::nullopt;
  if (!found.within) other_bound(tokens, i, end, *bounds);
  if (found.within || bound == Bound::at_most) {
    const std::size_t since = since_at(tokens, i, end);
    found.within = found.within || since > 0;
    i += since;
  }
  found.end = i;
  found.duration = {bounds->min, bounds->max, bounds->approx};
  return found;
}

std::optional<CountAt> count_at(const Tokens& tokens, std::size_t at, std::size_t end) {
  const Token& token = tokens[at];
  if (token.is("twice")) return CountAt{2, at, at + 1};
  if (token.is("thrice")) return CountAt{3, at, at + 1};
  if (token.is("once")) return CountAt{1, at, at + 1};
  if (token.text.size() >= 2 && token.text[0] == 'x' &&
      std::all_of(token.text.begin() + 1, token.text.end(),
                  [](char c) { return c >= '0' && c <= '9'; }) &&
      token.text.size() < 4) {
    return CountAt{std::stoi(token.text.substr(1)), at, at + 1};
  }
  std::size_t i = at;
  const bool least = at + 2 < end && token.is("at") && tokens[at + 1].is("least");
  if (least) i += 2;
  const auto number = number_at(tokens, i, end);
  constexpr std::int64_t most = 1'000'000;
  if (!number || *number % 1'000 != 0 || *number > most * 1'000) return std::nullopt;
  while (i < end && (tokens[i].is("more") || tokens[i].is("consecutive") || tokens[i].is("quick") ||
                     tokens[i].is("short") || tokens[i].is("rapid") || tokens[i].is("additional") ||
                     tokens[i].is("separate"))) {
    ++i;
  }
  constexpr std::array<std::string_view, 11> what = {"times",  "time",    "x",      "presses",
                                                     "clicks", "taps",    "cycles", "times'",
                                                     "pushes", "touches", "press"};
  if (i >= end || std::find(what.begin(), what.end(), tokens[i].text) == what.end())
    return std::nullopt;
  const bool product = i + 1 < end && tokens[i + 1].kind == Token::Kind::number;  // "32 x 3/4"
  if (tokens[i].is("x") && product) return std::nullopt;
  return CountAt{static_cast<int>(*number / 1'000), at, i + 1};
}

}  // namespace headloop::guide
