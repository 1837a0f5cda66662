// The sections of a data sheet that people can see: what the product is called, its releases and
// their bugs, its controls, how its LED looks and what its voice says.
#pragma once

#include "tools/datasheet/family.hpp"
#include "tools/datasheet/section.hpp"

namespace headloop::datasheet {

using models::Product;

SectionPtr<Product> identity_section();
input::ShapePtr releases_table();
void read_releases(Product& product, const Node& releases);
input::ShapePtr bugs_table();
void read_bugs(Product& product, const Node& bugs);
input::ShapePtr controls_table();
void read_controls(Product& product, const Node& controls);
SectionPtr<world::Faceplate> lights_section(const FamilyRules& family);
SectionPtr<Product> sound_section(const FamilyRules& family);

// The onset of the n-th flash of a colour; `never` if the pattern has none.
Instant flash_onset(const world::LedPattern& pattern, world::Colour colour, int n);

}  // namespace headloop::datasheet
