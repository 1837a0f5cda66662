// Whether a file is a text that can be a guide.
#pragma once

#include <string>
#include <string_view>

namespace headloop::guide {

// Throws input::InputError with the place where it stops being one.
void check_text(std::string_view text, const std::string& name);

}  // namespace headloop::guide
