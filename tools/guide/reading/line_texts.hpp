// What the words of a line of plain text say of where it belongs.
#pragma once

#include <cstddef>
#include <string_view>

namespace headloop::guide {

// Ends a sentence, or announces what is below.
bool closes(char c);
// The last character, not counting quotes and brackets that close around it.
char last_of(std::string_view text);

// Most of its longer words have a capital, as titles have.
bool is_title_case(std::string_view words);
std::size_t word_count(std::string_view words);

// Nothing has to follow: it does not end in "and the" or their like.
bool is_whole(std::string_view words);
// What an author who writes no capitals begins a sentence with.
bool is_fresh(std::string_view words);

// In characters.
std::size_t width(std::string_view text);

}  // namespace headloop::guide
