// An acceptance window, for people and as JSON (docs/window.md).
#pragma once

#include <string>

#include "tools/explore/window.hpp"
#include "tools/report/terminal.hpp"

namespace headloop::report {

std::string window_text(const explore::Window& window, const world::Script& script,
                        const Terminal& terminal);
std::string window_json(const explore::Window& window, const world::Script& script);

// Which steps could be looked at: their places and texts, one a line.
std::string timed_steps_text(const world::Script& script);

}  // namespace headloop::report
