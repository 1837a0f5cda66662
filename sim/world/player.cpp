#include "sim/world/player.hpp"

#include <algorithm>

namespace headloop::world {
namespace {

constexpr Duration next_instant = nanoseconds(1);

std::uint8_t mask(const ControlUse& control) {
  return static_cast<std::uint8_t>(1U << control.index);
}

// Fingers that come down and, for all but a press, go up again.
bool uses_fingers(const Step& step) {
  if (step.controls.empty()) return false;
  if (step.action == Action::tap) return step.gesture == Gesture::none;
  return step.action == Action::hold || step.action == Action::press;
}

Duration skew(const Step& step, std::size_t finger) {
  return finger < step.skew.size() ? step.skew[finger] : Duration{};
}

}  // namespace

void Player::fire(const Scene& scene, Instant now, Bench& bench, Record& record) {
  Hands hands{bench, record, surroundings_};
  if (power_cut_ == now) {
    power_cut_ = never;
    hands.act({Act::cut_power}, now);
  } else if (surroundings_.next_deadline() == now) {
    surroundings_.fire(now, hands);
  } else if (phase_ == Phase::between) {
    if (rounds_ > 0) {
      begin_round(current(scene), now, hands);
    } else {
      begin_step(scene, now, hands);
    }
  } else if (phase_ == Phase::pressing) {
    touch(current(scene), now, hands);
  } else if (phase_ == Phase::waiting) {
    end_wait(scene, now, hands);
  } else if (phase_ == Phase::verifying) {
    verification_.fire(now, hands);
    if (verification_.over()) end_step(scene, StepEdge::end, now, record);
  } else {
    phase_ = Phase::over;
  }
  plan(scene);
}

void Player::begin_step(const Scene& scene, Instant now, Hands& hands) {
  if (step_ == scene.script.steps.size()) return close(scene, now, hands.bench);

  const Step& step = current(scene);
  const auto position = static_cast<std::int32_t>(step_);
  if (step.skipped) {
    hands.record.add(now, Channel::step, 0, StepEdge::skipped, position);
    ++step_;
    return;
  }
  hands.record.add(now, Channel::step, 0, StepEdge::begin, position);
  open_windows(step, now, hands.bench);
  if (step.until) watch(scene, now, hands.record);
  do_step(scene, now, hands);
}

// The run goes on until the last window is over, even if the script ends before.
void Player::open_windows(const Step& step, Instant now, const Bench& bench) {
  for (const Expectation& e : step.expects) {
    if (e.span.count == 0) continue;  // to the end of the step, or of the script
    linger_ = std::max(linger_, after(now, e.span, bench) + next_instant);
  }
}

void Player::do_step(const Scene& scene, Instant now, Hands& hands) {
  const Step& step = current(scene);
  switch (step.action) {
    case Action::hold:
    case Action::press:
    case Action::tap:
      rounds_ = step.action == Action::tap ? std::max(step.count, 1) : 1;
      return begin_round(step, now, hands);
    case Action::verify:
      phase_ = Phase::verifying;
      interest_ |= bit(Channel::power) | bit(Channel::audio);
      return verification_.start(step.test, step.host, step.duration, now);
    default: break;
  }
  do_once(step, now, hands);
  dwell(step, now, Duration{}, waiting_patience, hands.bench);
}

void Player::do_once(const Step& step, Instant now, Hands& hands) {
  const auto act = [&](Act what, std::int32_t value = 0, std::int64_t wide = 0) {
    hands.act({what, 0, value, wide}, now);
  };
  const auto with_each = [&](Act what, std::int32_t value, std::int64_t wide = 0) {
    for (const ControlUse& c : step.controls) hands.act({what, c.index, value, wide}, now);
  };
  switch (step.action) {
    case Action::release:
      for (const ControlUse& c : step.controls) let_go(c, now, hands);
      return;
    case Action::swipe: return with_each(Act::gesture, static_cast<std::int32_t>(step.gesture));
    case Action::slide: return with_each(Act::slide, step.on ? 1 : 0);
    case Action::plug: return act(Act::plug, static_cast<std::int32_t>(step.charger));
    case Action::unplug: return act(Act::unplug);
    case Action::wear: return act(Act::wear);
    case Action::take_off: return act(Act::take_off);
    case Action::place:
      return act(Act::place, static_cast<std::int32_t>(step.surface), step.metal_mm);
    case Action::clean:
      if (step.controls.empty()) return act(Act::clean_port, static_cast<std::int32_t>(step.tool));
      return with_each(Act::clean_contact, static_cast<std::int32_t>(step.tool),
                       step.strength_percent);
    case Action::phone:
      return surroundings_.phone(step.host, step.host_action, step.value, now, hands);
    case Action::app: return surroundings_.app(step.host, step.app_action, step.value, now, hands);
    case Action::cut_power: return cut_power(step, now, hands);
    case Action::restore_power: return act(Act::restore_power);
    case Action::service: return act(Act::service_reflash);
    default: return;  // wait, leave, expect: nothing is done
  }
}

void Player::cut_power(const Step& step, Instant now, Hands& hands) {
  if (step.at_write) {
    hands.act({Act::cut_power_at_write, 0, *step.at_write, step.after.ns}, now);
  } else if (step.after > Duration{}) {
    power_cut_ = now + step.after;
    linger_ = std::max(linger_, power_cut_ + next_instant);
  } else {
    hands.act({Act::cut_power}, now);
  }
}

void Player::begin_round(const Step& step, Instant now, Hands& hands) {
  if (!uses_fingers(step)) {  // a gesture on a touch panel
    for (const ControlUse& c : step.controls) {
      hands.act({Act::gesture, c.index, static_cast<std::int32_t>(step.gesture), 0}, now);
    }
    return dwell(step, now, Duration{}, waiting_patience, hands.bench);
  }
  fingers_ = 0;
  const bool just_released =
      let_go_at_ == now &&
      std::any_of(step.controls.begin(), step.controls.end(),
                  [this](const ControlUse& c) { return (let_go_ & mask(c)) != 0; });
  round_ = just_released ? now + lift : now;
  phase_ = Phase::pressing;
}

// The earliest of the fingers that do not touch yet, in the order of the step.
std::size_t Player::next_finger(const Step& step) const {
  std::size_t next = step.controls.size();
  for (std::size_t i = 0; i < step.controls.size(); ++i) {
    const bool touches = (fingers_ >> i & 1) != 0;
    if (!touches && (next == step.controls.size() || skew(step, i) < skew(step, next))) next = i;
  }
  return next;
}

void Player::touch(const Step& step, Instant now, Hands& hands) {
  const std::size_t finger = next_finger(step);
  press(step.controls[finger], step.pressure, now, hands);
  fingers_ = static_cast<std::uint8_t>(fingers_ | 1U << finger);
  if (next_finger(step) < step.controls.size()) return;

  const Duration length = step.action == Action::tap ? tap_length : Duration{};
  dwell(step, now, length, holding_patience, hands.bench);
}

// Pressing what is held already, or letting go of what is not, changes nothing.
void Player::press(const ControlUse& control, Pressure pressure, Instant now, Hands& hands) {
  if ((held_ & mask(control)) != 0) return;
  held_ = static_cast<std::uint8_t>(held_ | mask(control));
  hands.act({Act::press, control.index, static_cast<std::int32_t>(pressure), 0}, now);
}

void Player::let_go(const ControlUse& control, Instant now, Hands& hands) {
  if ((held_ & mask(control)) == 0) return;
  held_ = static_cast<std::uint8_t>(held_ & ~mask(control));
  if (let_go_at_ != now) let_go_ = 0;
  let_go_at_ = now;
  let_go_ = static_cast<std::uint8_t>(let_go_ | mask(control));
  hands.act({Act::release, control.index, 0, 0}, now);
}

void Player::watch(const Scene& scene, Instant now, const Record& record) {
  const Cue& cue = *current(scene).until;
  watching_ = true;
  matcher_.start(cue, scene.face, record, now);
  watched_ = record.size();
  interest_ |= bit(cue.channel);
}

// What has been done at `now` lasts, or is followed, as long as the step says.
void Player::dwell(const Step& step, Instant now, Duration usual, Duration patience,
                   const Bench& bench) {
  if (step.until) {
    const Span at_most = step.at_most.value_or(Span{Span::Unit::ns, patience.ns});
    give_up_ = after(now, at_most, bench) + next_instant;
  }
  wait(step.duration ? after(now, *step.duration, bench) : now + usual);
}

void Player::wait(Instant at_least) {
  at_least_ = at_least;
  phase_ = Phase::waiting;
}

// When the wait ends if nothing else changes it.
Instant Player::wait_over(const Scene& scene) const {
  if (!watching_) return at_least_;
  if (!cue_met()) return give_up_;
  return std::max(at_least_, matcher_.due() + std::max(current(scene).reaction, next_instant));
}

void Player::end_wait(const Scene& scene, Instant now, Hands& hands) {
  const Step& step = current(scene);
  const bool gave_up = watching_ && !cue_met();
  if (uses_fingers(step) && step.action != Action::press) {
    for (const ControlUse& c : step.controls) let_go(c, now, hands);
  }
  if (--rounds_ > 0) {
    next_begin_ = now + lift;
    phase_ = Phase::between;
    return;
  }
  end_step(scene, gave_up ? StepEdge::gave_up : StepEdge::end, now, hands.record);
}

void Player::end_step(const Scene& scene, StepEdge edge, Instant now, Record& record) {
  record.add(now, Channel::step, 0, edge, static_cast<std::int32_t>(step_));
  next_begin_ = now;
  take_breath(current(scene), now);
  ++step_;
  rounds_ = 0;
  watching_ = false;
  give_up_ = never;
  interest_ = always_of_interest;
  phase_ = Phase::between;
}

// However long a script's list of things done at one instant, the unit gets to hear of them.
void Player::take_breath(const Step& step, Instant now) {
  if (step.action == Action::expect) return;
  at_once_ = ended_ == now ? static_cast<std::uint8_t>(at_once_ + 1) : std::uint8_t{1};
  ended_ = now;
  if (at_once_ >= at_once_max) next_begin_ = now + breath;
}

// The steps are through. A latency may have begun as late as now.
void Player::close(const Scene& scene, Instant now, const Bench& bench) {
  for (const Step& step : scene.script.steps) {
    for (const Expectation& e : step.expects) {
      if (step.skipped || e.kind != Expectation::Kind::latency) continue;
      linger_ = std::max(linger_, after(now, e.span, bench) + next_instant);
    }
  }
  phase_ = linger_ > now ? Phase::lingering : Phase::over;
}

void Player::look(const Scene& scene, const Record& record) {
  for (; seen_ < record.size(); ++seen_) {
    const Observation& o = record[seen_];
    if ((interest_ & bit(o.channel)) == 0) continue;
    surroundings_.observe(o);
    if (phase_ == Phase::verifying) verification_.observe(o);
    if (watching_ && seen_ >= watched_) {
      matcher_.observe(*current(scene).until, scene.face, record, seen_);
    }
  }
  plan(scene);
}

void Player::plan(const Scene& scene) {
  Instant next = never;
  switch (phase_) {
    case Phase::between: next = next_begin_; break;
    case Phase::pressing: {
      const Step& step = current(scene);
      next = round_ + skew(step, next_finger(step));
      break;
    }
    case Phase::waiting: next = wait_over(scene); break;
    case Phase::verifying: next = verification_.next_deadline(); break;
    case Phase::lingering: next = linger_; break;
    case Phase::over: next_deadline_ = never; return;
  }
  next_deadline_ = std::min({next, power_cut_, surroundings_.next_deadline()});
}

}  // namespace headloop::world
