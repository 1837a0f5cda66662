// What the parts of a sentence assert or deny.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "tools/guide/check/words.hpp"

namespace headloop::checker {

// Whether one of the words is just that.
bool has_any(const Words& words, std::initializer_list<std::string_view> texts);

// "not", but neither "not only" nor "nothing else".
bool denies(const Words& words);

// Parts of a sentence that may say different things of different subjects.
std::vector<Words> clauses_of(std::string_view text, const Words& words);

}  // namespace headloop::checker
