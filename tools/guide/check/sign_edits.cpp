// What a device showed, said or beeped, in the words that a guide had for something else.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

using world::Colour;
using world::LedPattern;

constexpr std::array<std::string_view, 13> numbers = {"no",   "one",    "two",   "three", "four",
                                                      "five", "six",    "seven", "eight", "nine",
                                                      "ten",  "eleven", "twelve"};

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

// "flashes red and green alternately"
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

// The words with other colours, if there are as many.
std::optional<std::string> recoloured(std::string text, const std::vector<Colour>& colours) {
  const Words words = words_of(text);
  std::vector<Word> named;
  for (const Word& word : words) {
    if (!colours_in(word.text).empty()) named.push_back(word);
  }
  if (named.size() != colours.size()) return std::nullopt;
  for (std::size_t i = named.size(); i-- > 0;)
    text.replace(named[i].begin, named[i].end - named[i].begin, name_of(colours[i]));
  return text;
}

// The words with another number.
std::optional<std::string> recounted(std::string text, int count) {
  for (const Word& word : words_of(text)) {
    if (!word.thousandths) continue;
    const bool digits = word.text.front() >= '0' && word.text.front() <= '9';
    std::string other = digits ? std::to_string(count) : count_text(count);
    if (word.text == "double" || word.text == "triple") {
      if (count != 2 && count != 3) return std::nullopt;
      other = count == 2 ? "double" : "triple";
    } else if (word.text == "twice" || word.text == "thrice") {
      other += " times";
    }
    return text.replace(word.begin, word.end - word.begin, other);
  }
  return std::nullopt;
}

// The words up to the verb, and then the phrase.
std::optional<std::string> rephrased(const std::string& text, const std::string& phrase) {
  const Words words = words_of(text);
  for (const Word& word : words) {
    const bool verb = mentions({word}, {"flash", "blink", "puls", "turn", "light", "glow", "goes",
                                        "alternat", "shine"}) &&
                      word.text != "light";
    if (!verb) continue;
    return text.substr(0, word.begin) + phrase + text.substr(words.back().end);
  }
  return std::nullopt;
}

// All that the words could be changed to, the smallest change first.
std::vector<std::string> wordings(const Promise& promise, const Observation& o,
                                  const world::Faceplate& face) {
  std::vector<std::string> found;
  const auto add = [&](std::optional<std::string> text) {
    if (text) found.push_back(std::move(*text));
  };
  const std::string& text = promise.sign.text;
  switch (promise.sign.kind) {
    case Sign::Kind::light:
      if (const auto& pattern = face.leds[o.what]) {
        add(recoloured(text, colours_of(*pattern)));
        if (pattern->repeats > 0) add(recounted(text, pattern->repeats));
        add(rephrased(text, phrase_of(*pattern)));
      }
      break;
    case Sign::Kind::speech: {
      const auto& speech = face.prompts[o.what];
      const auto said = find_words(text, {0, text.size()}, promise.sign.words);
      if (speech && said)
        add(std::string(text).replace(said->begin, said->end - said->begin, speech->words));
      break;
    }
    case Sign::Kind::beeps: add(recounted(text, o.what)); break;
  }
  return found;
}

// Only what differs.
Edit smallest(guide::Span span, std::string_view before, std::string_view after) {
  const auto is_word = [](char c) { return c != ' '; };
  std::size_t head = 0;
  while (head < std::min(before.size(), after.size()) && before[head] == after[head]) ++head;
  while (head > 0 && is_word(before[head - 1])) --head;
  std::size_t tail = 0;
  while (tail < std::min(before.size(), after.size()) - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  while (tail > 0 && is_word(before[before.size() - tail])) --tail;
  return {{span.begin + head, span.end - tail},
          std::string(after.substr(head, after.size() - tail - head))};
}

bool is_seen(const Promise& promise, const std::string& text, const Binding& binding,
             const Trial& trial) {
  Promise other = promise;
  const auto sign = sign_in(text);
  if (!sign || sign->kind != promise.sign.kind) return false;
  other.cue = cue_on(*sign, binding.product->face);
  return sighting(trial, binding, other).has_value();
}

}  // namespace

std::optional<Edit> sign_as_seen(const Lab& lab, const Promise& promise, const Binding& binding,
                                 const Trial& trial) {
  const auto from = trial.begun(trial.plan.begins[promise.step]);
  const auto span = find_words(lab.source, promise.span, promise.sign.text);
  if (!from || !span) return std::nullopt;
  const std::string before = lab.source.substr(span->begin, span->end - span->begin);
  Promise written = promise;
  written.sign.text = before;
  for (const Observation& o : trial.record.observations()) {
    if (o.channel != promise.cue.channel || o.at <= *from) continue;
    for (const std::string& text : wordings(written, o, binding.product->face)) {
      if (is_seen(promise, text, binding, trial)) return smallest(*span, before, text);
    }
  }
  return std::nullopt;
}

}  // namespace headloop::checker
