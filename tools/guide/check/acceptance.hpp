// Findings that are known and accepted: by a comment in the guide, or by a baseline.
#pragma once

#include <set>
#include <string>

#include "tools/guide/check/check.hpp"

namespace headloop::checker {

// <!-- headloop: allow RULE reason --> accepts findings of the rule on its own line and on the next
// one that is not empty. One that accepts nothing becomes a finding.
void accept_allowed(Report& report);

// Fingerprints of an earlier --json; throws input::UsageError if that is none.
std::set<std::string> baseline_of(const std::string& file);
void accept_known(Report& report, const std::set<std::string>& baseline);

// The same while rule and sentence are, wherever the sentence has moved to.
void set_fingerprints(Report& report);

}  // namespace headloop::checker
