// Work in a process of its own, which ends with it: nothing that it does outlives it.
#pragma once

#include <functional>
#include <string>

namespace headloop::runner {

// Forks; to be called by a worker of the pool (pool.hpp). What the work throws is thrown here. If
// its process dies, this one dies alike, so that the pool says what happened.
std::string isolated(const std::function<std::string()>& work);

}  // namespace headloop::runner
