// Which class a sentence is of, as far as its words tell.
#pragma once

#include <string>

#include "tools/guide/reading/reading.hpp"
#include "tools/guide/reading/tokens.hpp"

namespace headloop::guide {

// Preconditions and warnings are told by their first words and their negations, whatever verbs are
// in them; nothing if this may be an instruction.
std::optional<SentenceClass> class_before_steps(const Tokens& tokens, std::size_t begin,
                                                bool warns);

// Of a sentence without steps.
SentenceClass class_without_steps(const Tokens& tokens, std::size_t begin, bool among_steps);

// "Confirm the sensor is on": behind the verb stands what is so, not what it is done to.
bool assures(const Tokens& tokens, std::size_t at, std::size_t end);

// "Wiggle the left cup": an imperative of an unknown verb.
bool looks_like_instruction(const Tokens& tokens, std::size_t begin);

// "Step 2 - Reset", "Second phase": over a step, and no title of its own.
bool numbers_a_step(const Tokens& tokens);

}  // namespace headloop::guide
