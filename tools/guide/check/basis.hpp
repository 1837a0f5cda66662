// What a finding rests on: the values of the data sheet that decide it, and what would become of it
// if those that are assumed were others.
#pragma once

#include <array>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/unit/product.hpp"
#include "tools/datasheet/variants.hpp"
#include "tools/guide/check/finding.hpp"

namespace headloop::checker {

// Of the data sheet: "holds" is all below it, "holds.reset.threshold" one value.
class Paths {
 public:
  Paths(std::initializer_list<std::string_view> paths) : paths_(paths.begin(), paths.size()) {}
  template <std::size_t Count>
  Paths(const std::array<std::string_view, Count>& paths)  // NOLINT(google-explicit-constructor)
      : paths_(paths) {}

  auto begin() const { return paths_.begin(); }
  auto end() const { return paths_.end(); }

 private:
  std::span<const std::string_view> paths_;
};

// Adds the claims and the assumed values below these paths ("holds.reset.threshold").
void rest_on(Finding& finding, const models::Product& product, Paths paths);

// Whether the finding is there on such a product, too.
using Again = std::function<bool(const models::Product&)>;

// An assumed value at another end of its range.
struct Assumption {
  std::string path;
  std::string value;
};

// Those below `paths` with which it is not.
std::vector<Assumption> gone_with(const models::Product& product, datasheet::Variants& variants,
                                  Paths paths, const Again& again);

// A finding that such a value decides is a warning at most, and says so.
void depend_on(Finding& finding, const models::Product& product,
               const std::vector<Assumption>& assumptions);

// All that a reset's course may depend on.
inline constexpr std::array<std::string_view, 10> course_paths = {"clock",
                                                                  "keys",
                                                                  "holds",
                                                                  "power",
                                                                  "reset",
                                                                  "sound",
                                                                  "wear-sensor",
                                                                  "co-processor",
                                                                  "lights.reset-ready",
                                                                  "lights.boot-loader"};

}  // namespace headloop::checker
