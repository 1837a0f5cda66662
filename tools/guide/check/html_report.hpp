// One page for people: the guide as it is written, its findings beside it, a picture of each
// procedure. Needs no network and no script; whatever stands in a guide is shown as text.
#pragma once

#include <string>
#include <vector>

#include "tools/guide/check/check.hpp"

namespace headloop::checker {

std::string reports_html(const std::vector<Report>& reports);

}  // namespace headloop::checker
