// A file as text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace headloop::input {

// The file or pipe, or its first `size_max` bytes. Throws UsageError if it cannot be read.
std::string text_of_file(const std::string& path, std::size_t size_max = SIZE_MAX);

}  // namespace headloop::input
