#include "tools/guide/check/step_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

using guide::Action;

constexpr std::array<std::pair<std::string_view, world::Surface>, 6> surfaces = {
    {{"wood", world::Surface::wood},
     {"plastic", world::Surface::plastic},
     {"metal", world::Surface::metal},
     {"hand", world::Surface::hand},
     {"table", world::Surface::wood},
     {"desk", world::Surface::wood}}};

}  // namespace

world::Surface surface_in(const std::string& words) {
  for (const Word& word : words_of(words)) {
    if (mentions(word.text, {"no", "away", "free"})) break;
    for (const auto& [name, surface] : surfaces) {
      if (word.text == name) return surface;
    }
  }
  return world::Surface::wood;
}

bool is_held(const guide::Step& step, const std::string& words) {
  if (step.action == Action::hold) return true;
  const bool many = step.count.value_or(1) > 1 || mentions(words, {"repeatedly"});
  return !many &&
         (step.duration.has_value() || (step.action == Action::press && !step.until.empty()));
}

bool is_finger(Action action) {
  return action == Action::hold || action == Action::press || action == Action::tap;
}

std::string beyond_patience(const guide::Step& step) {
  constexpr int count_max = 100;
  constexpr std::int64_t day_ms = 86'400'000;
  const auto& duration = step.duration;
  if (step.count.value_or(1) > count_max) return "nobody does it more than a hundred times";
  const bool long_wait =
      duration && std::max(duration->min_ms.value_or(0), duration->max_ms.value_or(0)) > day_ms;
  return long_wait ? "it takes longer than a day" : "";
}

bool is_at_once(const guide::Sentence& sentence, const guide::Step& step) {
  std::size_t begin = sentence.span.begin;
  for (const guide::Step& other : sentence.steps) {
    if (other.span.end <= step.span.begin) begin = std::max(begin, other.span.end);
  }
  const std::size_t from = std::min(begin - sentence.span.begin, sentence.text.size());
  const std::size_t size = step.span.end - std::min(step.span.end, begin);
  const std::string words = lower(sentence.text.substr(from, size));
  return mentions(words, {"immediately", "instantly", "straight", "once"}) ||
         words.find("right away") != std::string::npos;
}

}  // namespace headloop::checker
