// A data sheet that has been read: what the checks between its sections look at.
#pragma once

#include <string_view>

#include "models/unit/product.hpp"
#include "tools/datasheet/family.hpp"
#include "tools/datasheet/section.hpp"

namespace headloop::datasheet {

// All of a sheet of that family.
SectionPtr<models::Product> sheet_section(const FamilyRules& family);

// The one document of a text. Throws input::InputError if there is none.
Node root_of(std::string_view text, input::Problems& problems);

// What a sheet of the right shape says; without its provenance.
models::Product product_of(const Node& root, const FamilyRules& family, input::Problems& problems);

struct Sheet {
  const Node& root;
  const models::Product& product;
  const FamilyRules& family;
  input::Problems& problems;

  // "holds.reset.threshold"
  const Node* find(std::string_view path) const;
  const Node& at(std::string_view path) const;
};

// The ticks of a leaf that follow from other values of its sheet.
struct DerivedTime {
  std::string path;
  Ticks ticks;
};
std::vector<DerivedTime> derived_times(const Sheet& sheet);

// "12:7"
std::string to_text(input::Place place);

// What the sections say together; each adds to the problems.
void check_whole(const Sheet& sheet);
void check_names(const Sheet& sheet);
void check_holds(const Sheet& sheet);
void check_times(const Sheet& sheet);
void check_parts(const Sheet& sheet);
void check_map(const Sheet& sheet);

}  // namespace headloop::datasheet
