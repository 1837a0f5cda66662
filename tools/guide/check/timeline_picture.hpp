// A run as a picture: the guide's steps, fingers, LED in its colours, voice and beeps, EEPROM, over
// one axis of time.
#pragma once

#include <string>

#include "tools/guide/check/lanes.hpp"

namespace headloop::checker {

// Inline SVG; page.css has its colours.
std::string picture_of(const Lanes& lanes, std::string_view title);

// For HTML and SVG, in text and in attributes.
std::string escaped(std::string_view text);

}  // namespace headloop::checker
