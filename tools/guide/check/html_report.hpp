// One page for people: what each procedure comes to, the guide as it is written with its findings
// beside it, a picture of each procedure. Needs no network and no script; whatever stands in a
// guide is shown as text.
#pragma once

#include <string>
#include <vector>

#include "tools/guide/check/check.hpp"

namespace headloop::checker {

std::string reports_html(const std::vector<Report>& reports);

// The parts of the page. `page` tells the guides of one page apart, in the names of places.
std::string verdicts_html(const Report& report, std::size_t page);
std::string guide_html(const Report& report, std::size_t page);
std::string bench_html(const Report& report, std::size_t page);

// The mark of a severity, the same wherever it stands: a shape and a word, not a colour alone.
std::string badge_html(Severity severity);

}  // namespace headloop::checker
