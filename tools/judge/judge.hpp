// The verdict on a finished run.
//
// Nothing passes because it was never looked at: a step that was not reached, an expectation whose
// window did not close, a fault or a power cut that never acted, a step that the device cannot be
// given, and a scenario that asks for nothing each count against it.
#pragma once

#include <string>

#include "tools/judge/case.hpp"
#include "tools/judge/verdict.hpp"

namespace headloop::judge {

Verdict judge(const Case& on);

// Of a scenario that was not run.
Verdict skipped(std::string reason);
Verdict error(std::string message);

}  // namespace headloop::judge
