// Which files hold the scenarios that somebody names.
#pragma once

#include <string>
#include <vector>

namespace headloop::runner {

// The files themselves, in the order of `paths`; a folder stands for all *.yaml and *.yml below it,
// sorted, without hidden files and without what is no scenario: the list of claims (claims.yaml)
// and the folder of prose guides. No file comes twice. Throws input::UsageError that says of every
// path that does not exist, cannot be read, or holds no scenario.
std::vector<std::string> discover(const std::vector<std::string>& paths);

}  // namespace headloop::runner
