// What a procedure came to, as one tells it to somebody who wrote it.
#pragma once

#include <string>

#include "tools/judge/verdict.hpp"

namespace headloop::checker {

// "half a reset: bluetooth cleared; asc, battery kept"
std::string words_for(const judge::Finding& finding);

// "4 h 21 min"
std::string rough_text(Duration duration);

}  // namespace headloop::checker
