#include <fmt/format.h>

#include <iterator>

#include "tools/guide/check/binding.hpp"

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

}  // namespace headloop::checker
