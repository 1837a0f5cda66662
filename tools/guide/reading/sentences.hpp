// Where sentences begin and end in the text of a block.
#pragma once

#include <string_view>
#include <vector>

#include "tools/guide/reading/text.hpp"

namespace headloop::guide {

// Parts of the text, without the blanks and the numbers of list items before them.
std::vector<Span> sentences_of(std::string_view text);

}  // namespace headloop::guide
