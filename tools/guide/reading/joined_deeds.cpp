// How a deed goes with those that were told before it: as one with them, or meanwhile.
#include <array>

#include "tools/guide/reading/builder.hpp"

namespace headloop::guide {
// "Hold it and count to ten": for how long it is held.
bool Builder::counts_on(const VerbGroup& verb, const Draft& made) {
  if (!tokens_[verb.begin].is("count") || drafts_.empty()) return false;
  Step& held = drafts_.back().step;
  if (!(presses(held.action) || held.action == Action::hold) || held.duration) return false;
  held.action = Action::hold;
  held.duration = made.step.duration;
  held.duration_span = made.step.duration_span;
  held.until = made.step.until;
  return true;
}

// "Hold both, wait until she says so": the hold ends then, unless a release is told as well.
bool Builder::waits_on(const Clause& clause, const Draft& made) {
  if (drafts_.empty() || clause.then || made.step.action != Action::wait) return false;
  Step& held = drafts_.back().step;
  if (held.action != Action::hold || held.duration || !held.until.empty()) return false;
  const bool released = std::any_of(
      clauses_.begin() + static_cast<std::ptrdiff_t>(at_), clauses_.end(),
      [](const Clause& later) { return later.verb && later.verb->kin == Kin::release; });
  if (released) return false;
  held.duration = made.step.duration;
  held.duration_span = made.step.duration_span;
  held.until = made.step.until;
  held.span.end = std::max(held.span.end, made.step.span.end);
  return true;
}

// "Keep Call pressed and slide the switch": meanwhile.
bool Builder::keeps_on(const Clause& clause) const {
  if (drafts_.empty() || clause.then || drafts_.back().step.action != Action::hold) return false;
  const Draft& held = drafts_.back();
  const auto verb = verb_of(tokens_[held.begin]);
  const auto action = clause.verb->kin;
  const bool another =
      !moves_finger(action) && action != Kin::wait && action != Kin::keep && action != Kin::repeat;
  return another && verb && verb->kin == Kin::keep && !held.step.duration &&
         held.step.until.empty();
}

// "and at the same time press", "and simultaneously hold", "and switch it on at the same time".
bool Builder::is_at_once(const Clause& clause, const VerbGroup& verb) const {
  constexpr std::array<std::string_view, 3> words = {"simultaneously", "at the same time",
                                                     "at same time"};
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    const bool behind = i >= verb.begin;
    if (!(behind && moves_finger(verb.kin)) && says_any(tokens_, i, tokens_.size(), words) > 0)
      return true;
  }
  return says_any(tokens_, clause.end, tokens_.size(), words) > 0;
}

// "Hold Call and switch it on at the same time": the hold goes on meanwhile.
bool Builder::overlaps(Draft& made) {
  if (drafts_.empty() || presses(made.step.action)) return false;
  Draft& before = drafts_.back();
  if (before.step.action != Action::hold || made.step.action == Action::hold) return false;
  before.step.meanwhile = words(made.begin, made.end);
  drafts_.insert(drafts_.end() - 1, std::move(made));
  return true;
}

// "Hold it and do not let go until ...", "hold it, keep holding": the same hold, and when it ends.
bool Builder::goes_on(const VerbGroup& verb, const Draft& made) {
  if (drafts_.empty() || made.own_object || verb.kin != Kin::hold) return false;
  Step& held = drafts_.back().step;
  const bool denied = tokens_[verb.begin].is("do") || tokens_[verb.begin].is("don't");
  const bool press = denied && presses(held.action) && !held.count;
  const bool open = (press || held.action == Action::hold) && !held.duration && held.until.empty();
  if (!(denied || verb.kept) || !open) return false;
  held.action = Action::hold;
  held.duration = made.step.duration;
  held.duration_span = made.step.duration_span;
  held.span.end = std::max(held.span.end, made.step.span.end);
  return true;
}

// "Put your thumb on Call", and no word of how long.
bool Builder::rests_finger() const {
  if (drafts_.empty()) return false;
  const Draft& last = drafts_.back();
  const auto verb = verb_of(tokens_[last.begin]);
  return verb && verb->kin == Kin::put && last.step.action == Action::hold && !last.step.duration &&
         last.step.until.empty();
}

// "Put your thumb on Call and press it": the press alone.
bool Builder::presses_rested(const Draft& made) const {
  return rests_finger() && !made.own_object && drafts_.back().step.controls == made.step.controls &&
         (presses(made.step.action) || made.step.action == Action::hold);
}

// "Switch it off and on again": both.
bool Builder::switches_back(const Draft& made, std::size_t end) const {
  constexpr std::array<std::string_view, 5> offs = {"off and on", "off and back on", "off then on",
                                                    "off and then on", "off and then back on"};
  for (std::size_t i = made.begin; made.step.action == Action::power_off && i < end; ++i) {
    if (says_any(tokens_, i, end, offs) > 0) return true;
  }
  return false;
}

// "Click-click-click'n'hold": the last one of the presses is a hold.
void Builder::hold_last() {
  Draft last = drafts_.back();
  last.step.action = Action::hold;
  last.step.count.reset();
  last.clause = no_block;  // joined already
  Step& first = drafts_.back().step;
  first.count = *first.count == 2 ? std::nullopt : std::optional(*first.count - 1);
  first.duration.reset();
  first.duration_span.reset();
  drafts_.push_back(std::move(last));
}

}  // namespace headloop::guide
