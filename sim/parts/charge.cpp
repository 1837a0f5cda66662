#include "sim/parts/charge.hpp"

#include <algorithm>

namespace headloop::parts {

namespace {

Instant after(Instant since, SignedWide ns) {
  return ns >= SignedWide{never.ns} - since.ns ? never
                                               : since + Duration{static_cast<std::int64_t>(ns)};
}

}  // namespace

Charge ChargeLine::level_at(Instant t, Charge low, Charge high) const {
  const SignedWide level = static_cast<SignedWide>(ua) * (t - since).ns + start.ua_ns;
  return {
      static_cast<std::int64_t>(std::clamp(level, SignedWide{low.ua_ns}, SignedWide{high.ua_ns}))};
}

Instant ChargeLine::when_at_least(Charge target) const {
  if (start >= target) return since;
  if (ua <= 0) return never;
  const SignedWide missing = static_cast<SignedWide>(target.ua_ns) - start.ua_ns;
  return after(since, quotient(missing + ua - 1, ua));
}

Instant ChargeLine::when_below(Charge target) const {
  if (start < target) return since;
  if (ua >= 0) return never;
  const SignedWide spare = static_cast<SignedWide>(start.ua_ns) - target.ua_ns;
  return after(since, quotient(spare, -ua) + 1);
}

}  // namespace headloop::parts
