// A run as a picture: fingers, LED in its colours, voice and beeps, EEPROM, over one axis of time.
#pragma once

#include <string>

#include "tools/guide/check/performance.hpp"

namespace headloop::checker {

// Inline SVG.
std::string picture_of(const Trial& trial, const models::Product& product);

// For HTML and SVG, in text and in attributes.
std::string escaped(std::string_view text);

}  // namespace headloop::checker
