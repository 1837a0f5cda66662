// The values of a data sheet. Each is a mapping that says what it is and where that is from:
//
//   threshold: {is: 392944 ticks, person: 12 s, from: P1, because: "..."}
//   boot: {is: 1500 ms, from: assumed, because: "...", range: [500 ms, 4 s]}
//
// `from` is a claim, a part's data sheet, an assumption, or several of them; an assumption needs a
// reason, and may say between what else it might lie.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/unit/product.hpp"
#include "tools/datasheet/amount.hpp"
#include "tools/input/structures.hpp"

namespace headloop::datasheet {

// Kinds of names that a sheet refers to, for input::Names.
inline constexpr std::string_view claim_names = "claim";
inline constexpr std::string_view control_names = "control";

class Leaf final : public input::ObjectShape {
 public:
  explicit Leaf(input::ShapePtr value);
  // With a range, of the value or of one of the attributes.
  Leaf(input::ShapePtr value, Amount amount, std::string_view ranged = "is");

  // A further key beside `is`.
  Leaf& with(std::string key, input::ShapePtr shape, std::string doc, input::Need need);

  void check(const input::Node& node, input::Checker& checker) const override;
  std::string expected() const override;
  bool has_section() const override { return false; }
  std::string mention(input::ReferenceWriter& reference) const override;

 private:
  void check_range(const input::Node& node, input::Checker& checker) const;

  input::ShapePtr value_;
  std::optional<Amount> amount_;
  std::string ranged_;
};

std::shared_ptr<Leaf> leaf(input::ShapePtr value);
std::shared_ptr<Leaf> leaf(Amount amount);
// Two amounts, the least and the greatest that units of one product have.
std::shared_ptr<Leaf> spread_leaf(Amount amount);

// What a leaf is.
const input::Node& value_of(const input::Node& leaf);

bool is_assumed(const input::Node& leaf);

// The amount in a value: "250 ms" of "red 250 ms"; empty if there is none.
std::string_view amount_in(std::string_view value);

// Every leaf of a sheet that has been checked, in the order of the file.
std::vector<models::Provenance> provenance_of(const input::Node& sheet);

}  // namespace headloop::datasheet
