#include "tools/guide/check/experiment.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace headloop::checker {
namespace {

world::Step action(world::Action does) {
  world::Step step;
  step.action = does;
  return step;
}

Binding switched_on(Binding reset) {
  BoundStep on;
  on.kind = BoundStep::Kind::power_on;
  on.at = reset.steps.back().at;
  reset.steps.push_back(on);
  reset.promises.clear();
  return reset;
}

}  // namespace

Experiment::Experiment(const models::Product& product) {
  binding_.product = &product;
  plan_ = plan_of(binding_, {});
  plan_.script.steps.clear();
}

Experiment::Experiment(const Tried& reset)
    : binding_(switched_on(reset.binding)),
      plan_(plan_of(binding_, {})),
      added_from_(plan_.script.steps.size()) {}

Experiment& Experiment::has(Fault fault) {
  world::FaultSetup setup;
  setup.fault = fault;
  // More than a pack of cells differs by: 300 mV is what the gauge shows far too much with.
  if (fault == Fault::drift) setup.value = 300;
  plan_.script.unit.faults.push_back(setup);
  return *this;
}

Experiment& Experiment::is_off() {
  plan_.script.unit.on = false;
  return *this;
}

Experiment& Experiment::has_paired(int others) {
  plan_.script.unit.extra_paired = others;
  return *this;
}

Experiment& Experiment::is_unit(std::uint64_t seed) {
  plan_.script.unit.seed = seed;
  return *this;
}

Experiment& Experiment::add(world::Step step) {
  plan_.script.steps.push_back(std::move(step));
  return *this;
}

Experiment& Experiment::leave_for(Duration duration) {
  world::Step step = action(world::Action::wait);
  step.duration = world::Span{world::Span::Unit::ns, duration.ns};
  return add(std::move(step));
}

Experiment& Experiment::plug() {
  world::Step step = action(world::Action::plug);
  step.charger = Charger::original_usb_a;
  return add(std::move(step));
}

Experiment& Experiment::clean_port(world::CleaningTool tool) {
  world::Step step = action(world::Action::clean);
  step.tool = tool;
  return add(std::move(step)).leave_for(seconds(2));
}

Experiment& Experiment::phone(world::HostAction does, std::uint8_t host) {
  world::Step step = action(world::Action::phone);
  step.host_action = does;
  step.host = host;
  return add(std::move(step)).leave_for(seconds(2));
}

Experiment& Experiment::app(world::AppAction does, std::int64_t value) {
  world::Step step = action(world::Action::app);
  step.app_action = does;
  step.value = value;
  return add(std::move(step)).leave_for(seconds(1));
}

Experiment& Experiment::play() {
  constexpr std::int64_t volume_percent = 70;
  world::Step step = action(world::Action::phone);
  step.host_action = world::HostAction::play;
  step.value = volume_percent;
  return add(std::move(step)).leave_for(minutes(1));
}

Experiment& Experiment::verify(Test test) {
  world::Step step = action(world::Action::verify);
  step.test = test;
  return add(std::move(step));
}

Experiment& Experiment::then_reset() {
  auto& steps = plan_.script.steps;
  const auto added = steps.begin() + static_cast<std::ptrdiff_t>(added_from_);
  const std::size_t count = steps.size() - added_from_;
  std::rotate(steps.begin(), added, steps.end());
  for (std::size_t& begin : plan_.begins) begin += count;
  added_from_ = steps.size();
  return *this;
}

std::uint8_t Experiment::other_phone() {
  auto& hosts = plan_.script.hosts;
  world::HostSetup phone;
  phone.name = "phone " + std::to_string(hosts.size() + 1);
  phone.paired = false;
  phone.auto_connect = false;
  hosts.push_back(std::move(phone));
  return static_cast<std::uint8_t>(hosts.size() - 1);
}

Trial Experiment::run(ClaimDesk& desk) {
  Trial trial = perform(binding_, plan_);
  desk.lab().known.effort.spend(trial.events);
  return trial;
}

void each_product(ClaimDesk& desk, std::size_t sentence,
                  const std::function<void(const models::Product&)>& each) {
  const ProductSet scope = desk.scope(sentence);
  for (std::size_t i = 0; i < desk.lab().products.size(); ++i) {
    const bool asked = (scope & bit(i)) != 0 && desk.lab().known.effort.for_all();
    if (asked) each(desk.lab().products[i]);
  }
}

}  // namespace headloop::checker
