// What a device showed, said or beeped, in the place of what a guide says there.
#include "tools/guide/check/sign_edits.hpp"

#include <algorithm>
#include <set>

#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/sign_words.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

using world::Colour;

// A change of a sign's words.
struct Change {
  guide::Span span;  // of the words
  std::string text;
};

std::string changed(std::string text, const Change& change) {
  return text.replace(change.span.begin, change.span.end - change.span.begin, change.text);
}

// Other colours, if there are as many: from the first one to the last, with what stands between.
std::optional<Change> recoloured(const std::string& text, const std::vector<Colour>& colours) {
  const Words words = words_of(text);
  std::vector<Word> named;
  for (const Word& word : words) {
    if (!colours_in(word.text).empty()) named.push_back(word);
  }
  if (named.empty() || named.size() != colours.size()) return std::nullopt;
  Change change{{named.front().begin, named.back().end}, ""};
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (i > 0) change.text += text.substr(named[i - 1].end, named[i].begin - named[i - 1].end);
    change.text += name_of(colours[i]);
  }
  return change;
}

// Another number.
std::optional<Change> recounted(const std::string& text, int count) {
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
    return Change{{word.begin, word.end}, std::move(other)};
  }
  return std::nullopt;
}

// The phrase from the verb on.
std::optional<Change> rephrased(const std::string& text, const std::string& phrase) {
  const Words words = words_of(text);
  for (const Word& word : words) {
    const bool verb = mentions({word}, {"flash", "blink", "puls", "turn", "light", "glow", "goes",
                                        "alternat", "shine"}) &&
                      word.text != "light";
    if (!verb) continue;
    return Change{{word.begin, words.back().end}, phrase};
  }
  return std::nullopt;
}

// Other words for what was said.
std::optional<Change> reworded(const std::string& text, const Promise& promise,
                               const std::optional<world::Speech>& speech) {
  const auto said = find_words(text, {0, text.size()}, promise.sign.words);
  if (!speech || !said) return std::nullopt;
  return Change{*said, speech->words};
}

// What the words could be changed to; the smallest change is tried first.
constexpr int kinds_of_change = 5;
std::optional<Change> change_of(int kind, const std::string& text, const Promise& promise,
                                const Observation& o, const world::Faceplate& face) {
  if (promise.sign.kind == Sign::Kind::speech)
    return kind == 0 ? reworded(text, promise, face.prompts[o.what]) : std::nullopt;
  if (promise.sign.kind == Sign::Kind::beeps)
    return kind == 0 ? recounted(text, o.what) : std::nullopt;
  const auto& pattern = face.leds[o.what];
  if (!pattern) return std::nullopt;
  const std::vector<Colour> shown = colours_of(*pattern);
  // "The second green flash" is of one colour of several.
  const auto one_colour = [&](std::size_t i) {
    return promise.sign.nth > 0 && shown.size() > i ? recoloured(text, {shown[i]}) : std::nullopt;
  };
  switch (kind) {
    case 0: return recoloured(text, shown);
    case 1: return one_colour(0);
    case 2: return one_colour(1);
    case 3: return pattern->repeats > 0 ? recounted(text, pattern->repeats) : std::nullopt;
    default: return rephrased(text, phrase_of(*pattern));
  }
}

constexpr std::string_view article = "the ";
bool ends_with(std::string_view source, std::size_t end, std::string_view word) {
  return end > word.size() && lower(source.substr(end - word.size(), word.size())) == word;
}

// The cue of such words, if that sign came in time.
std::optional<world::Cue> seen_cue(const Promise& promise, const std::string& text,
                                   std::optional<Sign::Kind> kind, const Binding& binding,
                                   const Trial& trial) {
  const auto sign = sign_in(text);
  if (!sign || (kind && sign->kind != *kind)) return std::nullopt;
  Promise other = promise;
  other.cue = cue_on(*sign, binding.product->face);
  if (!sighting(trial, binding, other)) return std::nullopt;
  return other.cue;
}

}  // namespace

std::optional<guide::Span> place_of(const Lab& lab, const Promise& promise) {
  const guide::Span sentence = lab.guide.sentences[promise.at.sentence].span;
  for (const std::size_t begin : {promise.span.begin, sentence.begin}) {
    if (const auto span = find_told(lab.source, {begin, sentence.end}, promise.sign.text))
      return span;
  }
  return std::nullopt;
}

std::string as_written(const Lab& lab, const Promise& promise) {
  const auto span = place_of(lab, promise);
  const std::string text = span ? written_at(lab.source, *span) : "";
  // A place ends with its last word.
  const bool same = lower(promise.sign.text).starts_with(lower(text));
  return same ? text + promise.sign.text.substr(text.size()) : promise.sign.text;
}

std::vector<OtherSign> signs_as_seen(const Lab& lab, const Promise& promise, const Binding& binding,
                                     const Trial& trial) {
  std::vector<OtherSign> others;
  const auto from = trial.begun(trial.plan.begins[promise.step]);
  if (!from) return others;
  const auto span = place_of(lab, promise);
  const std::string text =
      span ? lab.source.substr(span->begin, span->end - span->begin) : promise.sign.text;
  std::set<std::string> seen;
  for (int kind = 0; kind < kinds_of_change; ++kind) {
    for (const Observation& o : trial.record.observations()) {
      if (o.channel != promise.cue.channel || o.at <= *from) continue;
      const auto change = change_of(kind, text, promise, o, binding.product->face);
      if (!change || !seen.insert(changed(text, *change)).second) continue;
      auto cue = seen_cue(promise, changed(text, *change), promise.sign.kind, binding, trial);
      if (!cue) continue;
      OtherSign& other = others.emplace_back(OtherSign{std::move(*cue)});
      if (span)
        other.edit =
            Edit{{span->begin + change->span.begin, span->begin + change->span.end}, change->text};
    }
  }
  return others;
}

std::vector<OtherSign> signs_instead(const Lab& lab, const Promise& promise, const Binding& binding,
                                     const Trial& trial) {
  std::vector<OtherSign> others;
  const auto from = trial.begun(trial.plan.begins[promise.step]);
  const auto span = place_of(lab, promise);
  if (!from || !span) return others;
  std::set<std::string> seen;
  for (const Observation& o : trial.record.observations()) {
    if (o.channel == promise.cue.channel || o.at <= *from) continue;
    std::string text = told(o, *binding.product);
    if (text.empty() || !seen.insert(text).second) continue;
    auto cue = seen_cue(promise, text, {}, binding, trial);
    if (!cue) continue;
    guide::Span replaced = *span;
    // "until the LED ...": with its article.
    if (ends_with(lab.source, span->begin, article)) replaced.begin -= article.size();
    // "Wait for the ..." takes a name, "wait until the ..." what happens.
    if (ends_with(lab.source, replaced.begin, "for ")) {
      replaced.begin -= std::string_view("for ").size();
      text.insert(0, "until ");
    }
    others.push_back({std::move(*cue), Edit{replaced, std::move(text)}, true});
  }
  return others;
}

}  // namespace headloop::checker
