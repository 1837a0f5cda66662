// Turns of phrase that tell what to do with other words than its verb.
#pragma once

#include <cstddef>
#include <optional>

#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {

// "The index finger", "both thumbs": where it goes on, or 0.
std::size_t behind_finger(const Tokens& tokens, std::size_t at, std::size_t end);

// "Let it go", "take your thumb off", "give it a long press", "do not release it until".
std::optional<VerbGroup> idiom_at(const Tokens& tokens, std::size_t at, std::size_t end, Form form);

}  // namespace headloop::guide
