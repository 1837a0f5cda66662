#include "tools/guide/check/binding.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

bool is_finger(Action action) { return action == Action::hold || action == Action::press; }

class Binder {
 public:
  Binder(const guide::Guide& guide, const guide::Procedure& procedure,
         const models::Product& product)
      : guide_(guide), procedure_(procedure) {
    binding_.product = &product;
  }

  Binding bind(const std::vector<std::size_t>& signs) {
    for (next_ = 0; next_ < procedure_.steps.size();) one_step();
    for (const std::size_t sentence : signs) promise_of_sentence(sentence);
    return std::move(binding_);
  }

 private:
  const world::Faceplate& face() const { return binding_.product->face; }
  const guide::Step& step_at(std::size_t position) const {
    const guide::StepRef ref = procedure_.steps[position];
    return guide_.sentences[ref.sentence].steps[ref.step];
  }
  const guide::Step* peek(std::size_t ahead) const {
    return next_ + ahead < procedure_.steps.size() ? &step_at(next_ + ahead) : nullptr;
  }

  void one_step();
  void fingers(const guide::Step& step, BoundStep bound);
  std::vector<BoundStep> keep_holding(const guide::Step& step, BoundStep& bound);
  std::vector<BoundStep> done_meanwhile();
  bool is_waited_out() const;
  bool is_begin_of_hold(const guide::Step& step) const;
  void slide(const guide::Step& step, BoundStep bound);
  void plain(world::Action does, BoundStep bound, const std::string& words);
  bool tried(const guide::Step& step, BoundStep& bound);

  BoundStep begin(const guide::Step& step) const;
  void add(BoundStep bound) { binding_.steps.push_back(std::move(bound)); }
  void skip(std::string why) {
    binding_.not_tried.push_back({procedure_.steps[next_], std::move(why)});
  }
  // The words of a step, from the sentence's text.
  std::string words_of_step(const guide::Step& step) const;

  void name_controls(BoundStep& bound, const std::vector<std::string>& names, ControlKind kind);
  std::optional<world::Cue> promise(const std::vector<guide::Cue>& cues, const guide::Step& step,
                                    bool ends_step);
  void promise_of_sentence(std::size_t sentence);

  const guide::Guide& guide_;
  const guide::Procedure& procedure_;
  Binding binding_;
  std::size_t next_ = 0;
  bool begun_at_once_ = false;  // a press that a hold goes on with
};

std::string Binder::words_of_step(const guide::Step& step) const {
  const guide::Sentence& sentence = guide_.sentences[procedure_.steps[next_].sentence];
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
  bound.at = procedure_.steps[next_];
  const guide::Sentence& sentence = guide_.sentences[bound.at.sentence];
  bound.step.at = {guide_.name, sentence.begin.line, sentence.begin.column};
  bound.step.text = shortened(sentence.text);
  bound.duration = step.duration;
  bound.duration_span = step.duration_span;
  bound.within_ms = step.within_ms;
  bound.at_once = is_at_once(sentence, step);
  return bound;
}

void Binder::name_controls(BoundStep& bound, const std::vector<std::string>& names,
                           ControlKind kind) {
  const auto fits = [&](std::uint8_t index) {
    const ControlKind found = face().controls[index].kind;
    return found == kind ||
           (bound.step.action == world::Action::tap && found == ControlKind::touch_panel);
  };
  for (const std::string& name : names) {
    world::ControlUse use;
    use.asked = name;
    const auto index = face().control(name);
    if (index && fits(*index)) {
      use.index = *index;
    } else {
      UnknownControl unknown{bound.at, name, {}, stand_in_for(name, face())};
      if (unknown.stand_in && !fits(*unknown.stand_in)) unknown.stand_in.reset();
      std::vector<std::string> known;
      for (const world::Control& control : face().controls) {
        if (control.kind != kind) continue;
        known.push_back(control.name);
        known.insert(known.end(), control.aliases.begin(), control.aliases.end());
      }
      unknown.nearest = input::nearest(name, known);
      if (const auto near = face().control(unknown.nearest))
        unknown.nearest = face().controls[*near].name;
      bound.step.missing_control = name;
      const auto stand_in = unknown.stand_in;
      binding_.unknown.push_back(std::move(unknown));
      if (!stand_in) {
        bound.missing = true;
        continue;
      }
      use.index = *stand_in;
      use.stand_in = true;
    }
    const bool fresh = std::none_of(bound.step.controls.begin(), bound.step.controls.end(),
                                    [&](const auto& other) { return other.index == use.index; });
    if (fresh) bound.step.controls.push_back(std::move(use));
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
    binding_.promises.push_back({procedure_.steps[next_], step.span, *sign, std::move(on),
                                 binding_.steps.size(), ends_step});
  }
  return first;
}

// Only signs: what the device is said to do otherwise is judged as a statement.
void Binder::promise_of_sentence(std::size_t index) {
  const guide::Sentence& sentence = guide_.sentences[index];
  const auto sign = sign_in(sentence.text);
  if (!sign || binding_.steps.empty()) return;
  std::size_t step = 0;  // the last one that stands before it
  for (std::size_t i = 0; i < binding_.steps.size(); ++i) {
    if (binding_.steps[i].at.sentence <= index) step = i;
  }
  binding_.promises.push_back(
      {{index, 0}, sentence.span, *sign, cue_on(*sign, face()), step, false});
}

// Holds and presses, with the release that follows.
void Binder::fingers(const guide::Step& step, BoundStep bound) {
  const bool timed = is_held(step, guide_.sentences[bound.at.sentence].text);
  bound.kind = timed ? BoundStep::Kind::hold : BoundStep::Kind::act;
  bound.at_once = std::exchange(begun_at_once_, false) || bound.at_once;
  bound.step.action = timed ? world::Action::hold : world::Action::tap;
  bound.step.count = step.count.value_or(1);
  if (!timed) bound.duration.reset();  // within which all presses are made
  name_controls(bound, step.controls, ControlKind::button);
  bound.until = promise(step.until, step, true);
  promise(step.expect, step, false);
  std::vector<BoundStep> meanwhile = keep_holding(step, bound);
  const guide::Step* after = peek(1);
  if (timed && after != nullptr && after->action == Action::release) {
    ++next_;
    bound.told_release = true;
    std::vector<guide::Cue> cues = after->until;
    if (cues.empty()) cues.push_back({guide::Channel::state, words_of_step(*after)});
    if (const auto cue = promise(cues, *after, true)) bound.until = cue;
    promise(after->expect, *after, false);
    if (!bound.duration) bound.duration = after->duration;
  }
  // "while sliding ...": the other step stands before it or behind it.
  if (!step.meanwhile.empty() && !binding_.steps.empty() &&
      binding_.steps.back().kind == BoundStep::Kind::act &&
      binding_.steps.back().at.sentence == bound.at.sentence) {
    meanwhile.insert(meanwhile.begin(), std::move(binding_.steps.back()));
    binding_.steps.pop_back();
    for (Promise& promised : binding_.promises) {
      if (promised.step > binding_.steps.size()) promised.step = binding_.steps.size();
    }
  }
  bound.joined = meanwhile.size();
  add(std::move(bound));
  for (BoundStep& other : meanwhile) add(std::move(other));
}

// "Slide Power on while holding Call", behind what tells to hold it: the hold goes on meanwhile.
std::vector<BoundStep> Binder::done_meanwhile() {
  std::vector<BoundStep> done;
  const std::size_t own = binding_.steps.size();
  for (const guide::Step* next = peek(1); next != nullptr; next = peek(1)) {
    const bool other_hand = next->action == Action::slide || next->action == Action::plug ||
                            next->action == Action::unplug;
    if (!other_hand || next->duration || !mentions(next->meanwhile, {"hold", "held", "press"}))
      break;
    ++next_;
    BoundStep bound = begin(*next);
    tried(*next, bound);
    if (binding_.steps.size() > own) done.push_back(std::move(binding_.steps.back()));
    binding_.steps.resize(own);
  }
  return done;
}

// "Keep them pressed. Wait until ... Let go ...": what is waited for stands before the release.
bool Binder::is_waited_out() const {
  std::size_t ahead = 1;
  while (peek(ahead) != nullptr && peek(ahead)->action == Action::wait) ++ahead;
  return ahead > 1 && peek(ahead) != nullptr && peek(ahead)->action == Action::release;
}

// "Press it and keep it pressed while you slide ...": the press is that hold's begin.
bool Binder::is_begin_of_hold(const guide::Step& step) const {
  if (step.action != Action::press || step.duration || step.count) return false;
  for (std::size_t ahead = 1; peek(ahead) != nullptr; ++ahead) {
    const guide::Step& later = *peek(ahead);
    if (procedure_.steps[next_ + ahead].sentence != procedure_.steps[next_].sentence) return false;
    if (later.action == Action::hold)
      return later.controls == step.controls && !later.meanwhile.empty();
  }
  return false;
}

// "Keep holding until ...": the same hold goes on, and what is said last ends it.
std::vector<BoundStep> Binder::keep_holding(const guide::Step& step, BoundStep& bound) {
  std::vector<BoundStep> meanwhile;
  if (bound.step.action != world::Action::hold) return meanwhile;
  for (;;) {
    for (BoundStep& done : done_meanwhile()) meanwhile.push_back(std::move(done));
    const guide::Step* const next = peek(1);
    if (next == nullptr) return meanwhile;
    const std::string& text = guide_.sentences[procedure_.steps[next_ + 1].sentence].text;
    const bool goes_on = next->action == Action::hold && next->controls == step.controls &&
                         mentions(text, {"keep", "continu", "still"});
    const bool waits = !bound.until && !bound.duration && is_waited_out();
    if (!goes_on && !waits) return meanwhile;
    ++next_;
    // Who keeps holding does not let go at the sign before.
    bound.until = promise(next->until, *next, true);
    promise(next->expect, *next, false);
    if (next->duration) {
      bound.duration = next->duration;
      bound.duration_span = next->duration_span;
    }
  }
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

// The steps that need no finger on a key.
bool Binder::tried(const guide::Step& step, BoundStep& bound) {
  const std::string words = words_of_step(step);
  for (const Plain& known : plain_actions) {
    if (known.action != step.action) continue;
    plain(known.does, std::move(bound), words);
    return true;
  }
  switch (step.action) {
    case Action::slide: slide(step, std::move(bound)); return true;
    case Action::charge:
    case Action::plug:
      bound.step.charger = mentions(words, {"computer", "app", "pc", "laptop"})
                               ? Charger::computer
                               : Charger::original_usb_a;
      plain(world::Action::plug, std::move(bound), words);
      return true;
    case Action::power_on:
    case Action::power_off:
      bound.kind =
          step.action == Action::power_on ? BoundStep::Kind::power_on : BoundStep::Kind::power_off;
      promise(step.expect, step, false);
      add(std::move(bound));
      return true;
    case Action::wait:
    case Action::leave: {
      bound.kind = BoundStep::Kind::wait;
      bound.step.action = world::Action::wait;
      std::vector<guide::Cue> cues = step.until;
      if (cues.empty() && !step.duration) cues.push_back({guide::Channel::state, words});
      bound.until = promise(cues, step, true);
      promise(step.expect, step, false);
      if (!bound.until && !bound.duration) {
        skip("it says neither for how long nor for what sign");
      } else {
        add(std::move(bound));
      }
      return true;
    }
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
  } else if (is_finger(step.action) || step.action == Action::tap) {
    fingers(step, std::move(bound));
  } else if (!tried(step, bound)) {
    skip(std::string("no bench does '") + std::string(name_of(step.action)) + "'");
  }
  ++next_;
}

}  // namespace

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
