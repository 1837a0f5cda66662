// Signs that a procedure promises, and what comes instead.
#include <fmt/format.h>

#include <algorithm>

#include "sim/world/led_look.hpp"
#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/finder.hpp"
#include "tools/guide/check/procedure_findings.hpp"
#include "tools/guide/check/repair.hpp"
#include "tools/guide/check/sign_edits.hpp"
#include "tools/guide/check/sign_words.hpp"

namespace headloop::checker {
namespace {

constexpr Duration watched = seconds(60);

// Where the data sheet has it: of lights, those that were on and those that look as promised.
std::vector<std::string> paths_of(const Promise& promised, const Trial& trial,
                                  const models::Product& product) {
  switch (promised.sign.kind) {
    case Sign::Kind::speech: return {"sound.prompts"};
    case Sign::Kind::beeps: return {"holds.reset.threshold"};
    case Sign::Kind::light: break;
  }
  std::vector<std::string> paths;
  const auto& seen = trial.record.observations();
  for (std::size_t i = 0; i < product.face.leds.size(); ++i) {
    const auto sign = static_cast<LedSign>(i);
    const bool on = std::any_of(seen.begin(), seen.end(), [&](const Observation& o) {
      return o.channel == Channel::led && o.what == i;
    });
    const bool alike = promised.sign.look && world::recognised(*promised.sign.look, 1, sign, {}, {},
                                                               product.face) != never;
    if (on || alike) paths.push_back(fmt::format("lights.{}", name_of(sign)));
  }
  return paths;
}

// What was there on that channel instead, for as long as it is watched.
std::string seen_instead(const Trial& trial, const models::Product& product, const world::Cue& cue,
                         Instant from) {
  constexpr int told_max = 3;
  std::string text;
  std::string last;
  int count = 0;
  for (const Observation& o : trial.record.observations()) {
    if (o.channel != cue.channel || o.at < from || o.at > from + watched) continue;
    std::string one = told(o, product);
    if (one.empty() || one == last) continue;
    if (++count > told_max) return text + ", ...";
    text += fmt::format("{}{} at {}", text.empty() ? "" : ", ", one, seconds_text(o.at - from));
    last = std::move(one);
  }
  return text;
}

// A reader who waits for a sign that never comes does all that follows too late. So what is behind
// it is judged as if the guide named the sign that the device gives there.
class SignFinder {
 public:
  explicit SignFinder(Finder& finder)
      : finder_(finder), binding_(finder.binding()), missed_(binding_.promises.size()) {}

  bool find();

 private:
  // A sign that did not come.
  struct Missed {
    std::string instead;
    std::vector<OtherSign> others;
    bool early = false;  // it came during the step before
  };

  const Trial& trial() const { return mended_ ? *mended_ : finder_.tried().literal(); }
  bool works(const Trial& trial) const { return trial.finding.outcome == world::Outcome::works; }
  void miss(std::size_t index);
  void go_on(std::size_t index);
  Trial perform_with(Binding& binding, const Promise& promise, const world::Cue& cue) const;
  void accuse(const Promise& promised, Missed& missed);
  bool is_idle(const Promise& promised) const;
  std::string observed(const Promise& promised, const Missed& missed) const;
  std::string_view consequence(const Promise& promised) const;

  Finder& finder_;
  Binding binding_;  // with other signs
  std::optional<Trial> mended_;
  std::vector<std::optional<Missed>> missed_;
  int mendings_ = 0;
};

void SignFinder::miss(std::size_t index) {
  const Promise& promised = binding_.promises[index];
  const auto from = trial().begun(trial().plan.begins[promised.step]);
  if (!from) return;
  missed_[index] = Missed{seen_instead(trial(), finder_.product(), promised.cue, *from),
                          signs_as_seen(finder_.lab(), promised, binding_, trial())};
  if (promised.step == 0) return;
  Promise before = promised;
  --before.step;
  missed_[index]->early = sighting(trial(), binding_, before).has_value();
}

Trial SignFinder::perform_with(Binding& binding, const Promise& promise,
                               const world::Cue& cue) const {
  std::optional<world::Cue>& until = binding.steps[promise.step].until;
  if (until && until->text == promise.cue.text) until = cue;
  Trial trial = perform(binding, plan_of(binding, {}));
  finder_.lab().known.effort.spend(trial.events);
  return trial;
}

// With a sign that came and makes it work, also for who is fast; at best one of that channel.
void SignFinder::go_on(std::size_t index) {
  constexpr int mendings_max = 12;
  const Promise promised = binding_.promises[index];
  std::vector<OtherSign> others = missed_[index]->others;
  if (!missed_[index]->early) {
    for (OtherSign& other : signs_instead(finder_.lab(), promised, binding_, trial()))
      others.push_back(std::move(other));
  }
  for (OtherSign& other : others) {
    if (++mendings_ > mendings_max || !finder_.lab().known.effort.for_all()) return;
    Binding changed = binding_;
    changed.promises[index].cue = other.cue;
    Trial again = perform_with(changed, promised, other.cue);
    const Setting fast = as_read(hasty_reader);
    if (!works(again) || !ending_in(changed, fast, finder_.lab().known.effort).works()) continue;
    mended_ = std::move(again);
    binding_ = std::move(changed);
    missed_[index]->others = {std::move(other)};
    return;
  }
}

std::string SignFinder::observed(const Promise& promised, const Missed& missed) const {
  const BoundStep& bound = binding_.steps[promised.step];
  std::string text = fmt::format("on the {} no such sign comes", finder_.product().title);
  if (bound.told_in != bound.at.sentence)
    text += fmt::format(", when line {} has it done again",
                        finder_.lab().guide.sentences[bound.told_in].begin.line);
  if (missed.early) {
    text += " any more: it has come during the step before";
  } else if (missed.instead.empty()) {
    text += " within a minute";
  }
  if (missed.instead.empty()) return text;
  return text + "; counted from the begin of the step: " + missed.instead;
}

std::string_view SignFinder::consequence(const Promise& promised) const {
  if (promised.ends_step) return "a reader who waits for it waits in vain";
  return works(trial()) ? "a reader who looks for it takes what has worked for a failure"
                        : "a reader who looks for it looks in vain";
}

void SignFinder::accuse(const Promise& promised, Missed& missed) {
  const Lab& lab = finder_.lab();
  const guide::Span span = place_of(lab, promised).value_or(promised.span);
  Finding& finding = finder_.add(
      missed.instead.empty() ? RuleId::feedback_never : RuleId::feedback_differs, span,
      as_written(lab, promised), observed(promised, missed), std::string(consequence(promised)));
  finding.story = story_of(finder_.tried().literal(), finder_.product());
  for (const std::string& path : paths_of(promised, trial(), finder_.product()))
    rest_on(finding, finder_.product(), {path});
  finding.assumed.clear();  // that a sign is another one is no matter of its exact timing
  // What a procedure shows that does not work is not what to write.
  const bool shown = finder_.tried().goal() == Goal::none || works(trial());
  if (!lab.thorough || !shown) return;
  const bool alike = !missed.others.empty() && !missed.others.front().elsewhere;
  if (!alike && is_idle(promised)) {
    finding.fix = leave_out(lab, promised.at);
  } else if (!missed.others.empty()) {
    finding.fix = std::move(missed.others.front().edit);
  }
}

// A wait before anything is pressed: there is nothing that it could wait for.
bool SignFinder::is_idle(const Promise& promised) const {
  const auto own = binding_.steps.begin() + static_cast<std::ptrdiff_t>(promised.step);
  return own->kind == BoundStep::Kind::wait && promised.ends_step &&
         std::none_of(binding_.steps.begin(), own, [](const BoundStep& bound) {
           const world::Action does = bound.step.action;
           return bound.kind == BoundStep::Kind::hold || does == world::Action::tap ||
                  does == world::Action::slide;
         });
}

// Signs of a procedure that does not work are missing because it does not: said once, there. But
// one that nothing on this product ever shows is wrong anyway.
bool SignFinder::find() {
  const bool judged = finder_.tried().goal() != Goal::none;
  const std::vector<Promise>& promises = finder_.binding().promises;
  for (std::size_t i = 0; i < promises.size(); ++i) {
    if (trial().seen[i]) continue;
    miss(i);
    if (missed_[i] && promises[i].ends_step) go_on(i);
  }
  const bool mends = works(trial());
  for (std::size_t i = 0; i < promises.size(); ++i) {
    // That it comes too soon is said of the step that takes too long.
    const bool said = finder_.found(RuleId::duration_outside_window);
    if (missed_[i] && missed_[i]->early && said) continue;
    const bool wrong = !judged || mends || !is_ever_shown(promises[i], finder_.product());
    if (missed_[i] && wrong) accuse(promises[i], *missed_[i]);
  }
  return mends;
}

}  // namespace

bool find_signs(Finder& finder) { return SignFinder(finder).find(); }

}  // namespace headloop::checker
