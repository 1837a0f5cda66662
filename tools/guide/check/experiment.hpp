// What a statement asks a bench to do: a unit with a fault, a reset, things done before and behind
// it, and what is to be seen then.
#pragma once

#include <functional>
#include <vector>

#include "tools/guide/check/claim_desk.hpp"

namespace headloop::checker {

class Experiment {
 public:
  // On a unit that nobody has done anything to.
  explicit Experiment(const models::Product& product);
  // Behind a reset that works, switched on again whatever it leaves the unit in.
  explicit Experiment(const Tried& reset);

  Experiment& has(Fault fault);
  Experiment& is_off();
  Experiment& has_paired(int others);  // beside the phone
  Experiment& is_unit(std::uint64_t seed);

  Experiment& add(world::Step step);
  Experiment& leave_for(Duration duration);
  Experiment& plug();
  Experiment& clean_port(world::CleaningTool tool);
  Experiment& phone(world::HostAction does, std::uint8_t host = 0);
  Experiment& app(world::AppAction does, std::int64_t value = 0);
  Experiment& play();  // for a minute, aloud
  Experiment& verify(Test test);
  // What has been added is done before the reset, not behind it.
  Experiment& then_reset();
  // A further phone that is not paired yet.
  std::uint8_t other_phone();

  Trial run(ClaimDesk& desk);

 private:
  Binding binding_;
  Plan plan_;
  std::size_t added_from_ = 0;  // of the script's steps
};

// On each product that the sentence is of, as long as there is effort.
void each_product(ClaimDesk& desk, std::size_t sentence,
                  const std::function<void(const models::Product&)>& each);

}  // namespace headloop::checker
