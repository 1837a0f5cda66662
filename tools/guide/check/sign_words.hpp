// What a device showed, said or beeped, in the words of a guide.
#pragma once

#include <string>

#include "models/unit/product.hpp"
#include "sim/world/faceplate.hpp"
#include "tools/guide/check/performance.hpp"

namespace headloop::checker {

// "two"; of large ones the digits.
std::string count_text(int count);

// The colours that it shows, in order, each once.
std::vector<world::Colour> colours_of(const world::LedPattern& pattern);

// "flashes red and green alternately"
std::string phrase_of(const world::LedPattern& pattern);

// "the LED flashes red", "the voice says \"Resetting\"", "you hear a double beep"; empty of what
// nobody perceives.
std::string told(const Observation& o, const models::Product& product);

}  // namespace headloop::checker
