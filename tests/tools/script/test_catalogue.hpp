// Five products as far as a reader of scenarios must know them, so that its tests hang on no data
// sheet; and what the reader says of a text about them.
#pragma once

#include <string>
#include <vector>

#include "sim/world/script.hpp"
#include "tools/script/catalogue.hpp"

namespace headloop::script {

const Catalogue& test_catalogue();

std::vector<world::Script> read(const std::string& text, const std::string& file = "file.yaml");
// The message with which the text is refused; empty, if it is not.
std::string refusal(const std::string& text);

}  // namespace headloop::script
