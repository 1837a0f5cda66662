#include <fmt/format.h>

#include <iterator>

#include "tools/guide/check/binding.hpp"
#include "tools/guide/check/repeats.hpp"

namespace headloop::checker {
namespace {

class Key {
 public:
  template <class T>
  Key& add(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      fmt::format_to(std::back_inserter(text_), "{},", static_cast<int>(value));
    } else if constexpr (std::is_same_v<T, bool>) {
      text_ += value ? "y," : "n,";
    } else {
      fmt::format_to(std::back_inserter(text_), "{},", value);
    }
    return *this;
  }
  template <class T>
  Key& add(const std::optional<T>& value) {
    if (value) return add(*value);
    text_ += "-,";
    return *this;
  }
  // With its length: it may have any character.
  Key& add_text(std::string_view text) { return add(text.size()).add(text); }
  Key& add(const std::vector<guide::Cue>& cues) {
    for (const guide::Cue& cue : cues) add(cue.channel).add_text(cue.what);
    return add(cues.size());
  }
  Key& add(const guide::Duration& duration) {
    return add(duration.min_ms).add(duration.max_ms).add(duration.approx);
  }
  Key& add(const world::LedLook& look) {
    add(look.kind).add(look.rapid).add(look.times);
    for (const world::Colour colour : look.colours) add(colour);
    return *this;
  }
  Key& add(const world::Cue& cue) {
    return add(cue.channel).add(cue.what).add(cue.a_min).add(cue.look).add(cue.count);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

// A sentence between steps that may end a hold.
bool is_sign(const guide::Sentence& sentence) {
  return sentence.kind == guide::SentenceClass::feedback;
}

}  // namespace

std::string key_of(const Binding& binding) {
  Key key;
  key.add(binding.product->id).add(binding.goal);
  for (const BoundStep& bound : binding.steps) {
    const world::Step& step = bound.step;
    key.add(bound.kind).add(bound.duration).add(bound.until).add(bound.within_ms);
    key.add(bound.at_once).add(bound.joined).add(bound.missing);
    key.add(step.action).add(step.on).add(step.surface).add(step.charger).add(step.count);
    key.add(step.missing_control);
    for (const world::ControlUse& use : step.controls) key.add(int{use.index}).add(use.stand_in);
    key.add(std::string_view(";"));
  }
  for (const Promise& promise : binding.promises)
    key.add(promise.cue).add(promise.step).add(promise.ends_step);
  return key.take();
}

std::string key_of(const guide::Guide& guide, const guide::Procedure& procedure) {
  Key key;
  std::size_t last = guide.sentences.size();
  for (const DoneStep& done : done_steps(guide, procedure)) {
    const guide::StepRef ref = done.words;
    const guide::Sentence& sentence = guide.sentences[ref.sentence];
    const guide::Step& step = sentence.steps[ref.step];
    if (ref.sentence != last) key.add_text(sentence.text);
    for (std::size_t i = last + 1; i < ref.sentence; ++i) {
      if (is_sign(guide.sentences[i])) key.add_text(guide.sentences[i].text);
    }
    last = ref.sentence;
    key.add(step.action).add(step.together).add(step.count).add(step.duration);
    key.add(step.within_ms).add(step.until).add(step.expect);
    key.add_text(step.meanwhile).add_text(step.condition);
    for (const std::string& control : step.controls) key.add_text(control);
    key.add(step.span.begin - sentence.span.begin).add(step.span.end - step.span.begin);
  }
  return key.take();
}

}  // namespace headloop::checker
