// How the judge puts things to people.
#pragma once

#include <cstdint>
#include <string>

#include "sim/core/time.hpp"
#include "sim/world/property.hpp"
#include "sim/world/script.hpp"

namespace headloop::judge {

// In seconds, exact, without needless zeros: "12.5 s", "0.000000001 s".
std::string seconds_text(Duration span);
std::string seconds_text(Instant instant);

// As the script wrote it: "7 s", "393216 ticks".
std::string span_text(const world::Span& span);

// What an expectation asks, in a line.
std::string expectation_text(const world::Expectation& expectation);

// A property's value as the script would write it: "off", "yes", "2.3.1", "3".
std::string property_text(world::Property property, std::int64_t value);

}  // namespace headloop::judge
