// Instants and spans as people read them.
#pragma once

#include <string>

#include "sim/core/time.hpp"

namespace headloop::report {

// "12.345 678 s": always six decimals, so that a column of them aligns; what lies below a
// microsecond is cut off. Thousands are grouped: "21 600.000 000 s".
std::string clock_text(Instant instant);

// The shortest exact form: "15 s", "3.5 s", "500 ms", "42 us", "6 h", "90 days", "1 h 30 min".
std::string span_text(Duration span);

}  // namespace headloop::report
