#include "tools/guide/check/performance.hpp"

#include <algorithm>
#include <utility>

#include "sim/world/run.hpp"

namespace headloop::checker {
namespace {

using world::Action;

// How long a reader waits for a sign that does not come: with a finger on a key, and without.
constexpr Duration holding_patience = seconds(25);
constexpr Duration waiting_patience = seconds(60);
// A hold whose end the guide leaves open.
constexpr Duration open_hold = seconds(2);
constexpr Duration other_hand = milliseconds(500);
// What people take "immediately" for.
constexpr Duration at_once = milliseconds(500);

world::Span span(Duration duration) { return {world::Span::Unit::ns, duration.ns}; }

Duration within(std::int64_t ms) { return milliseconds(ms); }

// How long the reader takes the words to mean.
Duration length_of(const guide::Duration& words, const Reader& reader) {
  const std::int64_t least = words.min_ms.value_or(words.max_ms.value_or(2'000));
  const std::int64_t most = words.max_ms.value_or(least);
  std::int64_t ms = reader.edge < 0 ? least : reader.edge > 0 ? most : least + (most - least) / 2;
  if (words.approx && least == most) ms += reader.edge * ms / 10;
  return milliseconds(ms) * reader.tempo_permille / 1'000;
}

class Planner {
 public:
  Planner(const Binding& binding, const Setting& setting)
      : binding_(binding),
        reader_(setting.reader),
        looked_at_(setting.looked_at),
        is_on_(setting.start != Start::off),
        worn_(setting.start == Start::worn),
        plugged_(setting.start == Start::charging) {
    world::Script& script = plan_.script;
    script.title = binding.product->title;
    script.name = script.title;
    script.device = binding.product->id;
    script.unit.age_days = 730;
    script.unit.extra_paired = 3;
    script.unit.firmware = setting.firmware;
    script.unit.on = is_on_;
    script.unit.worn = worn_;
    script.outcome = world::Outcome::works;
    world::HostSetup phone;
    phone.name = "phone";
    phone.auto_connect = setting.start == Start::connected;
    script.hosts.push_back(phone);
    prepare(setting.start);
  }

  Plan plan() {
    for (std::size_t i = 0; i < binding_.steps.size(); ++i) {
      if (binding_.steps[i].missing) {
        leave_out(binding_.steps[i], i);
      } else {
        bound_step(i);
      }
    }
    pause(looked_at_);
    return std::move(plan_);
  }

 private:
  std::size_t add(world::Step step) {
    plan_.script.steps.push_back(std::move(step));
    return plan_.script.steps.size() - 1;
  }
  std::size_t pause(Duration duration) {
    world::Step step;
    step.action = Action::wait;
    step.duration = span(duration);
    return add(std::move(step));
  }
  void prepare(Start start);
  void leave_out(const BoundStep& bound, std::size_t index) {
    world::Step step = bound.step;
    step.controls.clear();
    step.skipped = true;
    begin(index, add(std::move(step)));
  }
  void begin(std::size_t index, std::size_t script_step) {
    plan_.begins.resize(std::max(plan_.begins.size(), index + 1), script_step);
    plan_.begins[index] = script_step;
  }

  void bound_step(std::size_t& index);
  void gap_before(const BoundStep& bound, std::size_t index);
  void hold(std::size_t& index);
  void set_end(world::Step& step, const BoundStep& bound, Duration gone) const;
  void power(const BoundStep& bound, std::size_t index);
  void act(const BoundStep& bound, std::size_t index);
  bool is_done(const world::Step& step);
  std::vector<Duration> skews(std::size_t fingers) const;

  const Binding& binding_;
  const Reader reader_;
  const Duration looked_at_;
  Plan plan_;
  bool is_on_;
  bool worn_;
  bool plugged_;
};

void Planner::prepare(Start start) {
  if (start == Start::charging) {
    world::Step plug;
    plug.action = Action::plug;
    plug.text = "the charger is plugged in";
    add(std::move(plug));
  }
  if (start == Start::connected) {
    world::Step connect;
    connect.action = Action::phone;
    connect.host_action = world::HostAction::connect;
    connect.text = "the phone is connected";
    add(std::move(connect));
  }
  pause(seconds(5));
}

std::vector<Duration> Planner::skews(std::size_t fingers) const {
  std::vector<Duration> skews(fingers);
  for (std::size_t i = 1; i < fingers; ++i) skews[i] = reader_.skew * static_cast<std::int64_t>(i);
  return skews;
}

// The time from the step before to this one.
void Planner::gap_before(const BoundStep& bound, std::size_t index) {
  const bool first = index == 0;
  if (first) return;
  Duration gap = bound.at_once ? std::min(reader_.between, at_once) : reader_.between;
  if (bound.within_ms) {
    const Duration most = within(*bound.within_ms);
    // Who is told to hurry takes half of it, at worst all of it but a hair.
    gap = reader_.edge > 0 ? most * 95 / 100 : std::min(gap, most / 2);
  }
  const std::size_t step = pause(gap);
  plan_.timed.push_back({step, index, true});
}

void Planner::set_end(world::Step& step, const BoundStep& bound, Duration gone) const {
  const bool fingers = step.action == Action::hold || bound.joined > 0;
  // A watch is of no use where no time is given.
  const bool by_sign = bound.until && (reader_.ends != Ends::watch || !bound.duration);
  const bool by_time = bound.duration && (reader_.ends != Ends::sign || !bound.until);
  if (by_time) {
    const Duration length = length_of(*bound.duration, reader_);
    step.duration = span(std::max(length - gone, milliseconds(10)));
  }
  if (by_sign) {
    step.until = bound.until;
    step.reaction = reader_.reaction;
    const Duration patience = fingers ? holding_patience : waiting_patience;
    step.at_most =
        span(by_time ? std::max(patience, Duration{step.duration->count} * 2) : patience);
  }
  if (!step.duration && !step.until) {
    step.duration = span(bound.until ? (fingers ? holding_patience : waiting_patience) : open_hold);
  }
}

// Fingers down, what is done meanwhile, fingers up.
void Planner::hold(std::size_t& index) {
  const BoundStep& bound = binding_.steps[index];
  world::Step step = bound.step;
  step.skew = skews(step.controls.size());
  // A chord may have switched it on; a slide switch stays where it is.
  is_on_ = is_on_ || !binding_.product->params.firmware.slide_power;
  if (bound.joined == 0) {
    set_end(step, bound, Duration{});
    const std::size_t at = add(std::move(step));
    begin(index, at);
    if (bound.duration) plan_.timed.push_back({at, index, false});
    return;
  }
  step.action = Action::press;
  world::Step release = step;
  begin(index, add(std::move(step)));
  const std::size_t holder = index;
  const Duration hand = std::min(other_hand, reader_.between);
  for (std::size_t i = 0; i < bound.joined; ++i) {
    pause(hand);
    ++index;
    const BoundStep& other = binding_.steps[index];
    if (other.missing) {
      leave_out(other, index);
    } else if (other.kind == BoundStep::Kind::act) {
      act(other, index);
    } else {
      power(other, index);
    }
  }
  world::Step wait;
  wait.at = bound.step.at;
  wait.text = bound.step.text;
  wait.action = Action::wait;
  const Duration gone = hand * static_cast<std::int64_t>(bound.joined);
  set_end(wait, bound, gone);
  const std::size_t at = add(std::move(wait));
  if (bound.duration) plan_.timed.push_back({at, holder, false, gone});
  release.action = Action::release;
  release.skew.clear();
  add(std::move(release));
}

// As the data sheet has it: a switch, or a key held for as long as it takes, in whole seconds.
void Planner::power(const BoundStep& bound, std::size_t index) {
  const bool wanted = bound.kind == BoundStep::Kind::power_on;
  const platform::Params& firmware = binding_.product->params.firmware;
  world::Step step = bound.step;
  if (firmware.slide_power) {
    step.action = Action::slide;
    step.on = wanted;
    step.controls = {{firmware.slide_key, false, ""}};
  } else {
    for (std::size_t i = 0; i < firmware.hold_count; ++i) {
      const platform::Hold& hold = firmware.holds[i];
      if (hold.role != platform::HoldRole::power) continue;
      const std::int64_t hertz = binding_.product->params.clock.hertz;
      step.action = Action::hold;
      step.duration = span(seconds(Ticks(hold.ticks).count / hertz + 1));
      for (std::uint8_t key = 0; key < 8; ++key) {
        if ((hold.keys >> key & 1) != 0) step.controls.push_back({key, false, ""});
      }
    }
  }
  step.skipped = std::exchange(is_on_, wanted) == wanted;
  if (step.skipped) step.controls.clear();
  begin(index, add(std::move(step)));
}

void Planner::bound_step(std::size_t& index) {
  const BoundStep& bound = binding_.steps[index];
  gap_before(bound, index);
  switch (bound.kind) {
    case BoundStep::Kind::hold: return hold(index);
    case BoundStep::Kind::power_on:
    case BoundStep::Kind::power_off: return power(bound, index);
    case BoundStep::Kind::wait: {
      world::Step step = bound.step;
      set_end(step, bound, Duration{});
      const std::size_t at = add(std::move(step));
      begin(index, at);
      if (bound.duration) plan_.timed.push_back({at, index, false});
      return;
    }
    case BoundStep::Kind::act: return act(bound, index);
  }
}

// Nobody unplugs what is not plugged in, or slides a switch to where it is.
bool Planner::is_done(const world::Step& step) {
  const auto becomes = [](bool& state, bool wanted) {
    return std::exchange(state, wanted) == wanted;
  };
  switch (step.action) {
    case Action::slide: return becomes(is_on_, step.on);
    case Action::plug: return becomes(plugged_, true);
    case Action::unplug: return becomes(plugged_, false);
    case Action::wear: return becomes(worn_, true);
    case Action::take_off: return becomes(worn_, false);
    case Action::place: return worn_;
    default: return false;
  }
}

void Planner::act(const BoundStep& bound, std::size_t index) {
  if (is_done(bound.step)) return leave_out(bound, index);
  world::Step step = bound.step;
  if (step.action == Action::tap && step.controls.size() > 1) {
    step.action = Action::hold;
    step.duration = span(world::Player::tap_length);
  }
  begin(index, add(std::move(step)));
}

}  // namespace

Plan plan_of(const Binding& binding, const Setting& setting) {
  return Planner(binding, setting).plan();
}

}  // namespace headloop::checker
