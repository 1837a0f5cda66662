#include "sim/core/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace headloop {

CheckContext& check_context() {
  thread_local CheckContext context;
  return context;
}

void check_failed(const char* condition, const char* invariant, const char* file, int line) {
  const CheckContext& context = check_context();
  std::fprintf(stderr,
               "headloop: internal error: broken invariant: %s (%s) at %s:%d\n"
               "  scenario: %s\n  seed: %llu\n  instant: %lld ns\n",
               invariant, condition, file, line,
               context.scenario.empty() ? "(none)" : context.scenario.c_str(),
               static_cast<unsigned long long>(context.seed),
               static_cast<long long>(context.now_ns));
  std::abort();
}

}  // namespace headloop
