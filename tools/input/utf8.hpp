// UTF-8: what is not, and counting what is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace headloop::input {

// Offset of the first byte that is not part of well-formed UTF-8.
std::optional<std::size_t> first_malformed(std::string_view text);

std::size_t code_points(std::string_view text);
std::string first_code_points(std::string_view text, std::size_t count);

}  // namespace headloop::input
