// The report on a guide, for people.
#pragma once

#include <string>

#include "tools/guide/check/check.hpp"
#include "tools/report/terminal.hpp"

namespace headloop::checker {

std::string report_text(const Report& report, const report::Terminal& terminal);

// What a rule means.
std::string explanation(RuleId rule);

// "works; if it is charging: refused (a cable is plugged in)"
std::string verdict_of(const Tried& tried);

}  // namespace headloop::checker
