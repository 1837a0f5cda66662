// Names that `for-each` gives to values, and its own words.
#pragma once

#include <string_view>

namespace headloop::script {

inline constexpr const char* row_id = "id";
inline constexpr const char* sweep_from = "from";
inline constexpr const char* sweep_to = "to";
inline constexpr const char* sweep_step = "step";

// Lower-case letters, digits and '-', beginning with a letter.
bool is_name(std::string_view text);

}  // namespace headloop::script
