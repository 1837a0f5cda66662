// Fingers on keys: how long a hold goes on over several sentences, and what is done meanwhile.
#include <algorithm>
#include <array>
#include <utility>

#include "tools/guide/check/binder.hpp"
#include "tools/guide/check/step_words.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {

using guide::Action;

// Holds and presses, with the release that follows.
void Binder::fingers(const guide::Step& step, BoundStep bound) {
  const bool timed = is_held(step, guide_.sentences[bound.at.sentence].text);
  bound.kind = timed ? BoundStep::Kind::hold : BoundStep::Kind::act;
  bound.at_once = std::exchange(begun_at_once_, false) || bound.at_once;
  bound.step.action = timed ? world::Action::hold : world::Action::tap;
  bound.step.count = step.count.value_or(1);
  if (!timed) bound.duration.reset();  // within which all presses are made
  name_controls(bound, step.controls, world::ControlKind::button);
  bound.until = promise(step.until, step, true);
  promise(step.expect, step, false);
  std::vector<BoundStep> meanwhile = keep_holding(step, bound);
  if (timed) let_go(bound);
  if (auto before = done_before(step, bound.at))
    meanwhile.insert(meanwhile.begin(), std::move(*before));
  bound.joined = meanwhile.size();
  add(std::move(bound));
  for (BoundStep& other : meanwhile) add(std::move(other));
}

// A release that follows ends the hold.
void Binder::let_go(BoundStep& bound) {
  const guide::Step* const release = peek(1);
  if (release == nullptr || release->action != Action::release) return;
  ++next_;
  bound.told_release = true;
  std::vector<guide::Cue> cues = release->until;
  if (cues.empty()) cues.push_back({guide::Channel::state, words_of_step(*release)});
  if (const auto cue = promise(cues, *release, true)) bound.until = cue;
  promise(release->expect, *release, false);
  if (!bound.duration) bound.duration = release->duration;
  if (!bound.until && !bound.duration)
    bound.until = sign_told_between(bound.at.sentence, here().sentence);
}

// A release that is no hold's end: that of a key that was just pressed is part of the press.
void Binder::let_go_alone(const guide::Step& step) {
  std::size_t before = next_;
  while (before > 0 && !is_finger(step_at(before - 1).action)) --before;
  const bool pressed = before > 0;
  if (!pressed) {
    binding_.not_tried.push_back({here(), "nothing is pressed yet that could be let go", true});
  } else if (before < next_ || !step.until.empty() || step.duration) {
    skip("what it lets go is not pressed any more");
  }
}

// "Hold both. A voice says ... Let go.": what is told in between is waited for.
std::optional<world::Cue> Binder::sign_told_between(std::size_t hold, std::size_t release) {
  for (std::size_t i = hold + 1; i < release; ++i) {
    const guide::Sentence& sentence = guide_.sentences[i];
    const auto sign = sign_in(sentence.text);
    if (sentence.kind != guide::SentenceClass::feedback || !sign) continue;
    world::Cue cue = cue_on(*sign, face());
    binding_.promises.push_back({{i, 0}, sentence.span, *sign, cue, binding_.steps.size(), true});
    return cue;
  }
  return std::nullopt;
}

// "while sliding ...", where what is slid meanwhile stands before the hold.
std::optional<BoundStep> Binder::done_before(const guide::Step& step, guide::StepRef at) {
  if (step.meanwhile.empty() || binding_.steps.empty()) return std::nullopt;
  const BoundStep& last = binding_.steps.back();
  if (last.kind != BoundStep::Kind::act || last.at.sentence != at.sentence) return std::nullopt;
  BoundStep before = std::move(binding_.steps.back());
  binding_.steps.pop_back();
  for (Promise& promised : binding_.promises)
    promised.step = std::min(promised.step, binding_.steps.size());
  return before;
}

namespace {

// What can be done while fingers are down.
bool is_for_other_hand(const guide::Step& step) {
  constexpr std::array actions = {Action::slide, Action::plug, Action::unplug, Action::power_on,
                                  Action::power_off};
  return !step.duration && std::find(actions.begin(), actions.end(), step.action) != actions.end();
}

}  // namespace

// "Keep holding ...", of what is held.
bool Binder::goes_on(const guide::Step& held, std::size_t ahead) const {
  const guide::Step* const next = peek(ahead);
  return next != nullptr && next->action == Action::hold && next->controls == held.controls &&
         mentions(sentence_at(next_ + ahead), {"keep", "kept", "continu", "still"});
}

// "Slide Power on while holding Call", behind what tells to hold it; or "slide Power on, keep
// holding Call".
bool Binder::is_meanwhile(const guide::Step& held) const {
  const guide::Step* const next = peek(1);
  if (next == nullptr || !is_for_other_hand(*next)) return false;
  if (mentions(next->meanwhile, {"hold", "held", "press"})) return true;
  std::size_t ahead = 2;
  while (peek(ahead) != nullptr && is_for_other_hand(*peek(ahead))) ++ahead;
  return !held.duration && held.until.empty() && goes_on(held, ahead);
}

// The hold goes on meanwhile.
std::vector<BoundStep> Binder::done_meanwhile(const guide::Step& held) {
  std::vector<BoundStep> done;
  const std::size_t own = binding_.steps.size();
  while (is_meanwhile(held)) {
    const guide::Step* const next = peek(1);
    ++next_;
    BoundStep bound = begin(*next);
    without_fingers(*next, bound);
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
    if (steps_[next_ + ahead].words.sentence != here().sentence) return false;
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
    for (BoundStep& done : done_meanwhile(step)) meanwhile.push_back(std::move(done));
    const guide::Step* const next = peek(1);
    if (next == nullptr) return meanwhile;
    const bool waits = !bound.until && !bound.duration && is_waited_out();
    if (!goes_on(step, 1) && !waits) return meanwhile;
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

}  // namespace headloop::checker
