#include "sim/core/clock.hpp"

namespace headloop {

Clock::Clock(std::int64_t hertz, std::int64_t error_ppb, Duration phase) : origin_ns_(-phase.ns) {
  HEADLOOP_CHECK(
      hertz > 0 && hertz < 500'000'000 && error_ppb > -500'000'000 && error_ppb < 500'000'000,
      "an oscillator runs, at about its nominal rate");
  // period = 10^9 ns / (hertz * (1 + error/10^9)), scaled by 2^32 and rounded to nearest.
  const Wide numerator = static_cast<Wide>(1'000'000'000'000'000'000) << 32;
  const auto denominator = static_cast<Wide>(hertz) * static_cast<Wide>(1'000'000'000 + error_ppb);
  period_q32_ = static_cast<std::int64_t>((numerator + denominator / 2) / denominator);
  rate_q64_ = static_cast<std::uint64_t>(((static_cast<Wide>(1) << 96) - 1) /
                                         static_cast<std::uint64_t>(period_q32_));
  HEADLOOP_CHECK(phase.ns >= 0 && phase.ns <= period_ns_floor(), "a phase is less than a period");
}

}  // namespace headloop
