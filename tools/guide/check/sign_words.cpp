#include "tools/guide/check/sign_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace headloop::checker {
namespace {

using world::Colour;
using world::LedPattern;

constexpr std::array<std::string_view, 13> numbers = {"no",   "one",    "two",   "three", "four",
                                                      "five", "six",    "seven", "eight", "nine",
                                                      "ten",  "eleven", "twelve"};

std::string beeps_text(int beeps) {
  if (beeps == 1) return "you hear a beep";
  if (beeps == 2) return "you hear a double beep";
  return fmt::format("you hear {} beeps", count_text(beeps));
}

}  // namespace

std::string count_text(int count) {
  return count >= 0 && count < static_cast<int>(numbers.size())
             ? std::string(numbers[static_cast<std::size_t>(count)])
             : std::to_string(count);
}

std::vector<Colour> colours_of(const LedPattern& pattern) {
  std::vector<Colour> colours;
  for (const world::LedPhase& phase : pattern.phases) {
    const bool fresh =
        phase.colour && std::find(colours.begin(), colours.end(), *phase.colour) == colours.end();
    if (fresh) colours.push_back(*phase.colour);
  }
  return colours;
}

std::string phrase_of(const LedPattern& pattern) {
  const std::vector<Colour> colours = colours_of(pattern);
  if (colours.empty()) return "goes out";
  const std::string_view first = name_of(colours.front());
  if (colours.size() > 1)
    return fmt::format("flashes {} and {} alternately", first, name_of(colours[1]));
  if (pattern.steady()) return fmt::format("turns {}", first);
  if (pattern.repeats > 0)
    return fmt::format("pulses {} {} times", first, count_text(pattern.repeats));
  return fmt::format("flashes {}", first);
}

std::string told(const Observation& o, const models::Product& product) {
  switch (o.channel) {
    case Channel::led: {
      const auto& pattern = product.face.leds[o.what];
      return "the LED " + (pattern ? phrase_of(*pattern) : "goes out");
    }
    case Channel::voice: {
      if (o.a != static_cast<std::int32_t>(PromptEdge::begin)) return {};
      const auto& speech = product.face.prompts[o.what];
      return speech ? fmt::format("the voice says \"{}\"", speech->words) : "";
    }
    case Channel::beep: return beeps_text(o.what);
    default: return {};
  }
}

}  // namespace headloop::checker
