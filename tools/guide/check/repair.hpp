// What single change makes a procedure work that does not.
#pragma once

#include <optional>
#include <string>

#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

struct Repair {
  RuleId rule = RuleId::wrong_control;
  std::size_t step = 0;  // of the binding
  std::string text;      // what to do instead
  std::optional<Edit> fix;
};

// Another control, another order, a pause: the first that works when it is tried.
std::optional<Repair> find_repair(const Tried& tried, const Lab& lab);

// Whether the product has such a sign at all.
bool is_ever_shown(const Promise& promise, const models::Product& product);

}  // namespace headloop::checker
