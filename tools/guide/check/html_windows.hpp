// How long the timed steps of a procedure may last, beside what the guide says.
#pragma once

#include <string>

#include "tools/guide/check/check.hpp"

namespace headloop::checker {

// A row with a strip for each window that was searched; empty if none was.
std::string windows_html(const Report& report, const Tried& tried);

}  // namespace headloop::checker
