// 128-bit intermediate results; both supported compilers have the type, as an extension.
#pragma once

#include <cstdint>

namespace headloop {
__extension__ using Wide = unsigned __int128;
__extension__ using SignedWide = __int128;

// numerator / denominator, towards zero. Mostly the numerator needs no more than 64 bits, and the
// processor divides those itself.
constexpr SignedWide quotient(SignedWide numerator, std::int64_t denominator) {
  const auto narrow = static_cast<std::int64_t>(numerator);
  if (narrow == numerator && denominator > 0) return narrow / denominator;
  return numerator / denominator;
}
}  // namespace headloop
