// What a procedure came to, computed from the Record and the inspection, whatever the scenario
// expects.
#pragma once

#include <optional>
#include <string>

#include "tools/judge/case.hpp"
#include "tools/judge/verdict.hpp"

namespace headloop::judge {

// In this order, the first that applies:
//   not-performable  a step names a control that the device lacks (`performed` is what the rest
//                    came to, with the stand-ins that were used)
//   harm             a known bug acted, or the cell was discharged beyond repair
//   loses-data       more is gone than a reset clears: the settings
//   works            the last reset attempt was completed, and has cleared all three layers
//   partial          that attempt has cleared some layers, or was left half done by the person
//   loses-data       no reset, and yet hosts, profiles or pages are gone
//   refused          the firmware refused to begin, or broke off before it cleared anything
//   no-effect
Finding find_outcome(const Case& on);

// In words: "partial: cleared bluetooth, asc; kept battery".
std::string finding_text(const Finding& finding);

// How `finding` differs from what the script expects; nullopt if it does not.
std::optional<std::string> differs(const world::Script& script, const Finding& finding,
                                   Instant end_of_run);

}  // namespace headloop::judge
