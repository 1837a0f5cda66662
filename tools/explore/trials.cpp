#include "tools/explore/trials.hpp"

#include <fmt/format.h>

#include "models/unit/before.hpp"
#include "sim/world/checks.hpp"
#include "tools/judge/judge.hpp"

namespace headloop::explore {

using world::Span;

std::string ending_text(const Ending& ending) {
  std::string text(name_of(ending.outcome));
  if (ending.outcome == world::Outcome::not_performable) {
    text += fmt::format(", what was done: {}", name_of(ending.performed));
  }
  if (ending.outcome == world::Outcome::works) return text;
  std::string layers;
  for (std::size_t i = 0; i < count_of<Layer>(); ++i) {
    if ((ending.cleared >> i & 1U) == 0) continue;
    layers += (layers.empty() ? ", cleared " : " + ") + std::string(name_of(static_cast<Layer>(i)));
  }
  return text + layers;
}

Judgement judge_by_script(const judge::Case& on) {
  const judge::Verdict verdict = judge::judge(on);
  Judgement judgement;
  judgement.ending = {verdict.finding.outcome, verdict.finding.performed, 0,
                      !verdict.first_unmet.has_value()};
  for (const Layer layer : verdict.finding.cleared) {
    judgement.ending.cleared |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(layer));
  }
  for (const judge::Judged& judged : verdict.judged) {
    if (judged.at) judgement.marks.push_back(*judged.at);
  }
  for (const Observation& o : on.record.observations()) {
    if (!world::is(o, Channel::step, StepEdge::begin)) continue;
    for (const world::Expectation& e : on.script.steps[static_cast<std::size_t>(o.a)].expects) {
      judgement.marks.push_back(world::after(o.at, e.not_before, on.bench));
      judgement.marks.push_back(world::after(o.at, e.span, on.bench));
    }
  }
  return judgement;
}

world::Script script_of(const world::Script& script, const Specimen& specimen, TimedStep& timed) {
  world::Script made = script;
  made.unit.clock_error_ppb = specimen.clock_error_ppb;
  made.unit.clock_phase = Duration{};
  made.unit.bounce = false;
  if (specimen.begins_after == Duration{}) return made;
  world::Step wait;
  wait.duration = Span{Span::Unit::ns, specimen.begins_after.ns};
  made.steps.insert(made.steps.begin(), wait);
  ++timed.step;
  return made;
}

models::Product product_with(const models::Product& product, const DrawnParts& parts) {
  const auto fix = [](DrawnParts::Draw draw, Duration& least, Duration& most) {
    if (draw == DrawnParts::Draw::least) most = least;
    if (draw == DrawnParts::Draw::most) least = most;
  };
  models::Product made = product;
  parts::EepromParams& eeprom = made.params.eeprom;
  fix(parts.write_cycle, eeprom.write_cycle_min, eeprom.write_cycle_max);
  fix(parts.hold_up, made.params.rail.hold_up_min, made.params.rail.hold_up_max);
  return made;
}

Trials::Trials(const models::Product& product, const world::Script& script, const TimedStep& timed,
               const Judge& judge, const Specimen& specimen)
    : product_(product),
      judge_(judge),
      timed_(timed),
      script_(script_of(script, specimen, timed_)),
      unit_(product, script_, specimen.contacts),
      standing_(models::before_the_run(product, script_)),
      player_(script_) {
  check_context().scenario = script.title;
  check_context().seed = script.unit.seed;
  const world::Scene scene{script_, product_.face};
  unit_.show_at_begin(before_);
  while (player_.step() < timed_.step && progress_.advance(scene, unit_, player_, before_)) {
  }
  reached_ = player_.step() == timed_.step && !player_.over();
}

// From the step on, with copies of what was there when it began.
Judgement Trials::play(Span length) {
  HEADLOOP_CHECK(reached_, "a step that is tried is reached");
  set_length(script_, timed_, length, product_.params.clock.hertz);
  const world::Scene scene{script_, product_.face};
  DelayedUnit unit = unit_;
  world::Player player = player_;
  world::Progress progress = progress_;
  record_ = before_;
  while (progress.advance(scene, unit, player, record_)) {
  }
  const world::RunResult result{progress.now(), progress.events(), player.over()};
  return judge_({script_, product_.face, record_, unit, player.surroundings(), result,
                 [](const Observation&) { return std::string(); }, &standing_});
}

Trial Trials::run(Span length) {
  const Judgement judgement = play(length);
  return {trace_of(script_, record_, judgement.marks), judgement.ending};
}

Ending Trials::ending(Span length) { return play(length).ending; }

std::vector<Instant> Trials::movements() const {
  const auto step = static_cast<std::int32_t>(timed_.step);
  Instant ended = never;
  for (const Observation& o : record_.observations()) {
    const bool of_step = o.channel == Channel::step && o.a == step;
    if (of_step && !world::is(o, Channel::step, StepEdge::begin)) ended = o.at;
  }
  std::vector<Instant> movements;
  for (const Observation& o : record_.observations()) {
    if (o.at >= ended) break;
    if (o.channel != Channel::act) continue;
    const world::Stimulus stimulus{static_cast<world::Act>(o.what), o.subject, o.a, o.b};
    if (!moves_contact(stimulus.act)) continue;
    const Instant at = o.at + unit_.delay_of(stimulus);
    if (movements.empty() || movements.back() != at) movements.push_back(at);
  }
  return movements;
}

}  // namespace headloop::explore
