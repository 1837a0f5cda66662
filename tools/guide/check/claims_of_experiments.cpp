// Statements that need an experiment of their own: a hold, a long storage, what a fault shows.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "tools/guide/check/experiment.hpp"
#include "tools/guide/check/finder.hpp"

namespace headloop::checker {
namespace {

using world::Property;

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
    experiment.is_off().has(Fault::drift).leave_for(hours(time->most / 1'000));
    const Trial trial = experiment.run(desk);
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
    experiment.has(Fault::protection_tripped).plug().leave_for(minutes(1));
    const Trial trial = experiment.run(desk);
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
    experiment.has(Fault::dsp_stale).leave_for(seconds(5)).phone(world::HostAction::pair);
    const Trial trial = experiment.verify(Test::assistant).run(desk);
    for (const Observation& o : trial.record.observations()) {
      if (o.channel != Channel::check) continue;
      desk.test(sentence);
      if (std::abs(o.a) > said->least) continue;
      desk.refute(sentence,
                  fmt::format("on the {} whose DSP was not reloaded it answers after {}",
                              product.title, seconds_text(milliseconds(o.a))),
                  product, {"product.title"});
    }
  });
}

}  // namespace headloop::checker
