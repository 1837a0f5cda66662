// Edits that findings propose: only those stay with which the guide has been tried again.
#pragma once

#include <functional>
#include <string>

#include "tools/guide/check/check.hpp"

namespace headloop::checker {

// With it the finding is gone and no new one, above a note, has come. `check` reads a guide and
// tries it; it is asked a bounded number of times, whatever the number of edits.
void keep_verified_fixes(Report& report, const std::function<Report(std::string)>& check);

}  // namespace headloop::checker
