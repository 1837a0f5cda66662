// What single change makes a procedure work that does not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/guide/check/binding.hpp"
#include "tools/guide/check/effort.hpp"
#include "tools/guide/check/rules.hpp"

namespace headloop::checker {

// A product's procedure as its data sheet has it.
struct SheetSteps {
  std::vector<BoundStep> steps;
  std::vector<std::string> words;  // of each; empty: not to be put in alone
};

struct Repair {
  enum class Change : std::uint8_t {
    none,           // none that could be written down
    other_control,  // `to` in the place of `from`
    more_control,   // `to` beside `from`
    less_control,   // without `from`
    switched_on,    // a switch the other way
    switched_off,
    exchanged,  // this step and the next one
    left_out,   // this step
    wait,       // before this step
    put_in      // `to`, before this step or behind the last one
  };
  RuleId rule = RuleId::wrong_control;
  std::size_t step = 0;  // of the binding; its size: behind all
  std::string text;      // what to do instead
  Change change = Change::none;
  std::string from{};  // controls; the first as the guide calls it
  std::string to{};
};

inline constexpr int repair_wait_s = 10;

// Another control, another order, a pause, a step more: the first that works when it is tried. What
// to put in comes from the documented procedure.
std::optional<Repair> find_repair(Binding binding, const SheetSteps& documented, Effort& effort);

// Whether the product has such a sign at all.
bool is_ever_shown(const Promise& promise, const models::Product& product);

}  // namespace headloop::checker
