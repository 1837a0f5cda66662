// What stands before a sentence proper.
#pragma once

#include <cstddef>

#include "tools/guide/reading/steps.hpp"
#include "tools/guide/reading/tokens.hpp"

namespace headloop::guide {

// Where the sentence proper begins, behind "Note:", "Step 1:", "MDR-1000X (original):".
std::size_t behind_label(const Tokens& tokens);
// Behind "Oh and", "OK so", "Well, ...", "Last of all, ...".
std::size_t behind_interjections(const Tokens& tokens, std::size_t begin);
// Behind "please also" and its like, which say nothing about the class.
std::size_t behind_courtesies(const Tokens& tokens, std::size_t at);

// "Yes: ...", "If not: ...", "Not blue: ...": whether what stands before `begin` says when.
bool is_condition(const Tokens& tokens, std::size_t begin);

// "Within 3 s: hold ...", "GREEN: let go", "If not: ...": what a label says of the steps behind it.
// "Yes" answers the question.
void apply_label(const std::string& text, const Tokens& tokens, std::size_t begin,
                 const std::string& question, std::vector<Step>& steps);

}  // namespace headloop::guide
