// Statements that need an experiment of their own: a hold, a fault that a unit has, a long storage.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/guide/check/claim_desk.hpp"

namespace headloop::checker {
namespace {

using world::Property;

world::Step action(world::Action does) {
  world::Step step;
  step.action = does;
  return step;
}

world::Step leave_for(Duration duration) {
  world::Step step = action(world::Action::wait);
  step.duration = world::Span{world::Span::Unit::ns, duration.ns};
  return step;
}

void give(Plan& plan, Fault fault) {
  world::FaultSetup setup;
  setup.fault = fault;
  // More than a pack of cells differs by: 300 mV is what the gauge shows far too much with.
  if (fault == Fault::drift) setup.value = 300;
  plan.script.unit.faults.push_back(setup);
}

// On a unit that nobody has done anything to.
struct Experiment {
  Binding binding;
  Plan plan;

  explicit Experiment(const models::Product& product) {
    binding.product = &product;
    plan = plan_of(binding, {});
    plan.script.steps.clear();
  }
  // Behind a reset that works.
  explicit Experiment(const Tried& reset) : binding(reset.binding), plan(plan_of(binding, {})) {}

  Experiment& add(world::Step step) {
    plan.script.steps.push_back(std::move(step));
    return *this;
  }
  Experiment& plug() {
    world::Step step = action(world::Action::plug);
    step.charger = Charger::original_usb_a;
    return add(std::move(step));
  }
  Experiment& ask_assistant() {
    world::Step pair = action(world::Action::phone);
    pair.host_action = world::HostAction::pair;
    world::Step verify = action(world::Action::verify);
    verify.test = Test::assistant;
    return add(leave_for(seconds(5))).add(pair).add(leave_for(seconds(2))).add(verify);
  }
  Trial run(ClaimDesk& desk) {
    Trial trial = perform(binding, plan);
    desk.lab().known.effort.spend(trial.events);
    return trial;
  }
};

bool has(const models::Product& product, platform::HoldRole role) {
  const platform::Params& firmware = product.params.firmware;
  return std::any_of(firmware.holds.begin(), firmware.holds.begin() + firmware.hold_count,
                     [role](const platform::Hold& hold) { return hold.role == role; });
}

// "Holding Power for 7 seconds", in a sentence or in one of the two before it.
std::optional<NumberRange> power_hold(const ClaimDesk& desk, std::size_t sentence) {
  constexpr std::size_t looked_back = 2;
  for (std::size_t back = 0; back <= std::min(looked_back, sentence); ++back) {
    const Words words = words_of(desk.text(sentence - back));
    if (!mentions(words, {"hold", "press"}) || !mentions(words, {"power"})) continue;
    if (const auto time = range_of(words, {"sec", "s"})) return time;
  }
  return std::nullopt;
}

Ending hold_power(ClaimDesk& desk, const models::Product& product, std::int64_t milliseconds) {
  Binding binding;
  binding.product = &product;
  binding.goal = Goal::reboot;
  BoundStep hold;
  hold.kind = BoundStep::Kind::hold;
  hold.step.action = world::Action::hold;
  if (const auto power = product.face.control("power"))
    hold.step.controls.push_back({*power, false, "power"});
  // Counted by a person; "7 seconds" are not a hair less.
  const std::int64_t counted = milliseconds + 200;
  hold.duration = guide::Duration{counted, counted, false};
  binding.steps.push_back(std::move(hold));
  return ending_in(binding, {}, desk.lab().known.effort);
}

template <class Each>
void each_product(ClaimDesk& desk, std::size_t sentence, const Each& each) {
  const ProductSet scope = desk.scope(sentence);
  for (std::size_t i = 0; i < desk.lab().products.size(); ++i) {
    const bool asked = (scope & bit(i)) != 0 && desk.lab().known.effort.for_all();
    if (asked) each(desk.lab().products[i]);
  }
}

// Faults that a reset may be said to mend, and what shows whether it has.
struct Cure {
  std::initializer_list<std::string_view> stems;
  Fault fault;
  Property property;
  std::int64_t good;
  std::string_view claim;
};
const std::array<Cure, 4> cures = {
    {{{"drift"}, Fault::drift, Property::threshold_drift_mv, 0, "R3"},
     {{"stack", "codec", "handoff"},
      Fault::stack_corruption,
      Property::link_stack,
      static_cast<std::int64_t>(world::StackState::good),
      "R4"},
     {{"flash"},
      Fault::flash_corrupt,
      Property::flash,
      static_cast<std::int64_t>(world::FlashState::good),
      "D4"},
     {{"protection"},
      Fault::protection_tripped,
      Property::protection,
      static_cast<std::int64_t>(world::ProtectionState::closed),
      "D2"}}};

}  // namespace

// "Holding Power for 7 seconds only reboots it."
void test_restart(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  const bool restarts = mentions(words, {"reboot", "restart"}) &&
                        mentions(words, {"only", "just", "nothing", "without", "forces"});
  const auto time = power_hold(desk, sentence);
  if (!restarts || !time || mentions(words, {"if"})) return;
  each_product(desk, sentence, [&](const models::Product& product) {
    if (!has(product, platform::HoldRole::reboot)) return;
    desk.test(sentence);
    const Ending ending = hold_power(desk, product, time->least);
    if (ending.works()) return;
    desk.refute(sentence, fmt::format("on the {}: {}", product.title, ending.text), product,
                {"holds.reboot"})
        .claims = {"R1"};
  });
}

// "Leaving it off for 72 hours resets the battery."
void test_storage(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  constexpr std::int64_t hours_max = 31 * 24;
  if (!mentions(words, {"leav", "left", "off", "unused"}) || !mentions(words, {"reset"})) return;
  auto time = range_of(words, {"hour", "h"});
  if (const auto days = range_of(words, {"day"}); !time && days)
    time = NumberRange{days->least * 24, days->most * 24};
  const bool long_enough = time && time->most >= 12'000 && time->most <= hours_max * 1'000;
  if (!long_enough || mentions(words, {"if"})) return;
  const bool denied = mentions(words, {"not", "doesn", "won", "never", "nothing"});
  each_product(desk, sentence, [&](const models::Product& product) {
    Experiment experiment(product);
    experiment.plan.script.unit.on = false;
    give(experiment.plan, Fault::drift);
    const Trial trial = experiment.add(leave_for(hours(time->most / 1'000))).run(desk);
    desk.test(sentence);
    const std::int64_t drift = trial.state_of(Property::threshold_drift_mv);
    if (denied == (drift != 0)) return;
    desk.refute(sentence,
                fmt::format("on the {}, off for {} h, {}", product.title, time->most / 1'000,
                            drift == 0 ? "the battery's thresholds are learned anew"
                                       : "the battery's memory is what it was: its thresholds have "
                                         "drifted as far, and no layer is cleared"),
                product, {"product.title"})
        .claims = {"M1"};
  });
}

// "If the charging LED blinks amber rapidly, the protection has tripped."
void test_charge_fault(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  if (!mentions(words, {"protection"}) || !mentions(words, {"charg"})) return;
  const auto sign = sign_in(desk.text(sentence), guide::Channel::led);
  if (!sign || !sign->look || sign->look->colours.empty()) return;
  each_product(desk, sentence, [&](const models::Product& product) {
    Experiment experiment(product);
    give(experiment.plan, Fault::protection_tripped);
    const Trial trial = experiment.plug().add(leave_for(minutes(1))).run(desk);
    world::Matcher matcher;
    matcher.start(cue_on(*sign, product.face), product.face, trial.record, Instant{});
    desk.test(sentence);
    if (matcher.due() <= trial.end) return;
    desk.refute(sentence,
                fmt::format("on the {} with a tripped protection the LED shows no such sign",
                            product.title),
                product, {"lights.charge-fault"});
  });
}

// "More than 2.5 s means that the DSP was not reloaded."
void test_stale_dsp(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  if (!mentions(words, {"dsp"}) || !mentions(words, {"mean", "indicat", "impl"})) return;
  const auto said = range_of(words, {"sec", "s"});
  if (!said) return;
  each_product(desk, sentence, [&](const models::Product& product) {
    Experiment experiment(product);
    give(experiment.plan, Fault::dsp_stale);
    const Trial trial = experiment.ask_assistant().run(desk);
    for (const Observation& o : trial.record.observations()) {
      if (o.channel != Channel::check) continue;
      desk.test(sentence);
      if (o.a > said->least) continue;
      desk.refute(sentence,
                  fmt::format("on the {} whose DSP was not reloaded it answers after {} ms",
                              product.title, o.a),
                  product, {"product.title"});
    }
  });
}

// "A reset mends the drift", "... does not repair the flash".
void test_cure(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  const bool mends = mentions(words, {"reset"}) &&
                     mentions(words, {"fix", "cure", "mend", "repair", "solve", "recalibrat"});
  if (!mends || mentions(words, {"if"})) return;
  const bool denied = mentions(words, {"not", "doesn", "won", "never", "cannot", "rarely", "no"});
  for (const Cure& cure : cures) {
    if (!mentions(words, cure.stems)) continue;
    for (const Tried* reset : desk.resets(desk.scope(sentence))) {
      Experiment experiment(*reset);
      give(experiment.plan, cure.fault);
      const bool good = experiment.run(desk).state_of(cure.property) == cure.good;
      desk.test(sentence);
      if (good != denied) continue;
      const models::Product& product = *reset->binding.product;
      desk.refute(sentence,
                  fmt::format("on a {} with {}, after {}, {}", product.title, name_of(cure.fault),
                              reset_text(*reset), good ? "that is mended" : "it is there still"),
                  product, {"product.rule"})
          .claims = {std::string(cure.claim)};
    }
  }
}

}  // namespace headloop::checker
