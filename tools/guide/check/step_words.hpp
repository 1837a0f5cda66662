// What the words of a step mean to the bench that performs it.
#pragma once

#include <string>

#include "sim/world/script.hpp"
#include "tools/guide/reading/reading.hpp"

namespace headloop::checker {

// What is named first: "a metal table". "Not of metal", "away from metal" name nothing.
world::Surface surface_in(const std::string& words);

// "Press A and B until ..." holds them, as "press them for 7 s" does; "press it three times within
// 2 s" and "press it repeatedly until ..." do not.
bool is_held(const guide::Step& step, const std::string& words);

// Presses something, for however long.
bool is_finger(guide::Action action);

// What no reader does: a bench would be busy with it for long.
std::string beyond_patience(const guide::Step& step);

// "Immediately", "right away": the word stands before the verb, behind the steps before it.
bool is_at_once(const guide::Sentence& sentence, const guide::Step& step);

}  // namespace headloop::checker
