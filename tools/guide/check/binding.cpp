#include "tools/guide/check/binding.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "tools/guide/check/binder.hpp"
#include "tools/guide/check/step_words.hpp"
#include "tools/guide/check/words.hpp"
#include "tools/input/nearest.hpp"

namespace headloop::checker {
namespace {

using guide::Action;
using world::ControlKind;

// What a bench does for an action that needs no control.
struct Plain {
  Action action;
  world::Action does;
};
constexpr std::array plain_actions = {
    Plain{Action::unplug, world::Action::unplug}, Plain{Action::wear, world::Action::wear},
    Plain{Action::take_off, world::Action::take_off}, Plain{Action::place, world::Action::place}};

bool is_kind(ControlKind found, ControlKind kind, world::Action action) {
  return found == kind || (action == world::Action::tap && found == ControlKind::touch_panel);
}

}  // namespace

Binding Binder::bind(const std::vector<std::size_t>& signs) {
  for (next_ = 0; next_ < steps_.size();) one_step();
  for (const std::size_t sentence : signs) promise_of_sentence(sentence);
  return std::move(binding_);
}

std::string Binder::words_of_step(const guide::Step& step) const {
  const guide::Sentence& sentence = guide_.sentences[here().sentence];
  // Both count bytes of the source; markup inside a sentence makes this a little longer, so that it
  // may begin or end inside a character.
  const std::string& text = sentence.text;
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
  };
  std::size_t begin =
      std::min(step.span.begin - std::min(step.span.begin, sentence.span.begin), text.size());
  std::size_t end = std::min(text.size(), begin + step.span.end - step.span.begin);
  while (begin > 0 && inside(begin)) --begin;
  while (inside(end)) ++end;
  return text.substr(begin, end - begin);
}

BoundStep Binder::begin(const guide::Step& step) const {
  BoundStep bound;
  bound.at = here();
  bound.told_in = steps_[next_].told_in;
  const guide::Sentence& sentence = guide_.sentences[bound.at.sentence];
  bound.step.at = {guide_.name, sentence.begin.line, sentence.begin.column};
  bound.step.text = shortened(sentence.text);
  bound.duration = step.duration;
  bound.duration_span = step.duration_span;
  bound.within_ms = step.within_ms;
  bound.at_once = is_at_once(sentence, step);
  return bound;
}

std::string Binder::nearest_control(const std::string& name, ControlKind kind) const {
  std::vector<std::string> known;
  for (const world::Control& control : face().controls) {
    if (control.kind != kind) continue;
    known.push_back(control.name);
    known.insert(known.end(), control.aliases.begin(), control.aliases.end());
  }
  const std::string nearest = input::nearest(name, known);
  const auto control = face().control(nearest);
  return control ? face().controls[*control].name : nearest;
}

// What is used for a name; nothing if this product has neither it nor a stand-in.
std::optional<world::ControlUse> Binder::use_of(const std::string& name, BoundStep& bound,
                                                ControlKind kind) {
  const auto fits = [&](std::uint8_t index) {
    return is_kind(face().controls[index].kind, kind, bound.step.action);
  };
  if (const auto index = face().control(name); index && fits(*index))
    return world::ControlUse{*index, false, name};
  auto stand_in = stand_in_for(name, face());
  if (stand_in && !fits(*stand_in)) stand_in.reset();
  binding_.unknown.push_back({bound.at, name, nearest_control(name, kind), stand_in});
  bound.step.missing_control = name;
  if (stand_in) return world::ControlUse{*stand_in, true, name};
  bound.missing = true;
  return std::nullopt;
}

void Binder::name_controls(BoundStep& bound, const std::vector<std::string>& names,
                           ControlKind kind) {
  for (const std::string& name : names) {
    auto use = use_of(name, bound, kind);
    if (!use) continue;
    const bool fresh = std::none_of(bound.step.controls.begin(), bound.step.controls.end(),
                                    [&](const auto& other) { return other.index == use->index; });
    if (fresh) bound.step.controls.push_back(std::move(*use));
  }
}

std::optional<world::Cue> Binder::promise(const std::vector<guide::Cue>& cues,
                                          const guide::Step& step, bool ends_step) {
  std::optional<world::Cue> first;
  for (const guide::Cue& cue : cues) {
    auto sign = sign_in(cue.what, cue.channel);
    if (!sign) continue;
    world::Cue on = cue_on(*sign, face());
    if (!first) first = on;
    binding_.promises.push_back(
        {here(), step.span, *sign, std::move(on), binding_.steps.size(), ends_step});
  }
  return first;
}

// Only signs: what the device is said to do otherwise is judged as a statement.
void Binder::promise_of_sentence(std::size_t index) {
  const guide::Sentence& sentence = guide_.sentences[index];
  const auto sign = sign_in(sentence.text);
  const bool awaited = std::any_of(binding_.promises.begin(), binding_.promises.end(),
                                   [&](const Promise& one) { return one.at.sentence == index; });
  if (!sign || awaited || binding_.steps.empty()) return;
  std::size_t step = 0;  // the last one that stands before it
  for (std::size_t i = 0; i < binding_.steps.size(); ++i) {
    if (binding_.steps[i].told_in <= index) step = i;
  }
  binding_.promises.push_back(
      {{index, 0}, sentence.span, *sign, cue_on(*sign, face()), step, false});
}

void Binder::slide(const guide::Step& step, BoundStep bound) {
  const std::string words = words_of_step(step);
  bound.step.action = world::Action::slide;
  name_controls(bound, step.controls, ControlKind::slide_switch);
  bool named = false;
  for (const Word& word : words_of(words)) {
    if (word.text != "on" && word.text != "off") continue;
    bound.step.on = word.text == "on";
    named = true;
  }
  if (!named) return skip("it does not say whether to on or to off");
  add(std::move(bound));
}

void Binder::plain(world::Action does, BoundStep bound, const std::string& words) {
  bound.step.action = does;
  if (does == world::Action::place) {
    bound.step.surface = surface_in(words);
  }
  const auto duration = bound.duration;
  bound.duration.reset();
  BoundStep wait = bound;
  add(std::move(bound));
  if (!duration) return;
  wait.kind = BoundStep::Kind::wait;
  wait.step.action = world::Action::wait;
  wait.duration = duration;
  add(std::move(wait));
}

void Binder::plug(BoundStep bound, const std::string& words) {
  bound.step.charger = mentions(words, {"computer", "app", "pc", "laptop"})
                           ? Charger::computer
                           : Charger::original_usb_a;
  plain(world::Action::plug, std::move(bound), words);
}

void Binder::power(const guide::Step& step, BoundStep bound) {
  bound.kind =
      step.action == Action::power_on ? BoundStep::Kind::power_on : BoundStep::Kind::power_off;
  promise(step.expect, step, false);
  add(std::move(bound));
}

void Binder::wait(const guide::Step& step, BoundStep bound, const std::string& words) {
  bound.kind = BoundStep::Kind::wait;
  bound.step.action = world::Action::wait;
  std::vector<guide::Cue> cues = step.until;
  if (cues.empty() && !step.duration) cues.push_back({guide::Channel::state, words});
  bound.until = promise(cues, step, true);
  promise(step.expect, step, false);
  if (!bound.until && !bound.duration)
    return skip("it says neither for how long nor for what sign");
  add(std::move(bound));
}

bool Binder::without_fingers(const guide::Step& step, BoundStep& bound) {
  const std::string words = words_of_step(step);
  for (const Plain& known : plain_actions) {
    if (known.action != step.action) continue;
    plain(known.does, std::move(bound), words);
    return true;
  }
  switch (step.action) {
    case Action::slide: slide(step, std::move(bound)); return true;
    case Action::charge:
    case Action::plug: plug(std::move(bound), words); return true;
    case Action::power_on:
    case Action::power_off: power(step, std::move(bound)); return true;
    case Action::wait:
    case Action::leave: wait(step, std::move(bound), words); return true;
    case Action::repeat: skip("it does not say which steps"); return true;
    default: return false;
  }
}

void Binder::one_step() {
  const guide::Step& step = step_at(next_);
  if (is_begin_of_hold(step)) {
    begun_at_once_ = begin(step).at_once;
    ++next_;
    return;
  }
  BoundStep bound = begin(step);
  if (std::string why = beyond_patience(step); !why.empty()) {
    skip(std::move(why));
  } else if (!step.condition.empty()) {
    skip("it is only to be done if " + step.condition);
  } else if (is_finger(step.action)) {
    fingers(step, std::move(bound));
  } else if (step.action == Action::release) {
    let_go_alone(step);
  } else if (!without_fingers(step, bound)) {
    skip(std::string("no bench does '") + std::string(name_of(step.action)) + "'");
  }
  ++next_;
}

std::optional<std::uint8_t> stand_in_for(std::string_view name, const world::Faceplate& face) {
  for (std::size_t i = 0; i < face.controls.size(); ++i) {
    const auto& others = face.controls[i].stands_in_for;
    if (std::find(others.begin(), others.end(), name) != others.end())
      return static_cast<std::uint8_t>(i);
  }
  return std::nullopt;
}

bool Binding::touches() const {
  return std::any_of(steps.begin(), steps.end(), [](const BoundStep& bound) {
    return bound.step.action != world::Action::wait || bound.kind != BoundStep::Kind::wait;
  });
}

Binding bind(const guide::Guide& guide, const guide::Procedure& procedure,
             const models::Product& product, const std::vector<std::size_t>& signs) {
  return Binder(guide, procedure, product).bind(signs);
}

}  // namespace headloop::checker
