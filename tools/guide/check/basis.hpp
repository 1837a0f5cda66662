// What a finding rests on: the values of the data sheet that decide it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "models/unit/product.hpp"
#include "tools/guide/check/finding.hpp"

namespace headloop::checker {

// Adds the claims and the assumed values below these paths ("holds.reset.threshold").
void rest_on(Finding& finding, const models::Product& product,
             std::initializer_list<std::string_view> paths);

// If nothing but assumptions decide it, it is a warning at most.
void weigh(Finding& finding);

}  // namespace headloop::checker
