// The always-on check for our own invariants. Bad input never comes here (it throws), and neither
// does a device that misbehaves (that is a recorded result).
#pragma once

#include <cstdint>
#include <string>

namespace headloop {

// What a failing check prints besides the invariant, so that the failure can be replayed. One per
// thread; set by whoever runs a scenario.
struct CheckContext {
  std::string scenario;
  std::uint64_t seed = 0;
  std::int64_t now_ns = 0;
};
CheckContext& check_context();

[[noreturn]] void check_failed(const char* condition, const char* invariant, const char* file,
                               int line);

}  // namespace headloop

#define HEADLOOP_CHECK(condition, invariant) \
  (static_cast<bool>(condition)              \
       ? void(0)                             \
       : ::headloop::check_failed(#condition, invariant, __FILE__, __LINE__))
