// Five products as far as a reader of scenarios must know them, so that its tests hang on no data
// sheet.
#pragma once

#include "tools/script/catalogue.hpp"

namespace headloop::script {

const Catalogue& test_catalogue();

}  // namespace headloop::script
