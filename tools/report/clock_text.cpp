#include "tools/report/clock_text.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace headloop::report {
namespace {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t from_end = 3; from_end < digits.size(); from_end += 4) {
    digits.insert(digits.size() - from_end, 1, ' ');
  }
  return digits;
}

// `ns` in units of `unit_ns`, without trailing zeros.
std::string decimal(std::uint64_t ns, std::uint64_t unit_ns) {
  std::string text = std::to_string(ns / unit_ns);
  std::uint64_t rest = ns % unit_ns;
  if (rest == 0) return text;
  text += '.';
  while (rest != 0) {
    unit_ns /= 10;
    text += static_cast<char>('0' + rest / unit_ns);
    rest %= unit_ns;
  }
  return text;
}

std::string hours_and_minutes(std::uint64_t ns) {
  constexpr std::uint64_t minute = 60'000'000'000;
  const std::uint64_t whole_minutes = ns / minute;
  const std::uint64_t hour = whole_minutes / 60;
  if (hour == 0) return fmt::format("{} min", whole_minutes);
  if (whole_minutes % 60 == 0) return fmt::format("{} h", hour);
  return fmt::format("{} h {} min", hour, whole_minutes % 60);
}

std::string magnitude_text(std::uint64_t ns) {
  constexpr std::uint64_t minute = 60'000'000'000;
  constexpr std::uint64_t day = 1'440 * minute;
  if (ns >= 2 * day && ns % day == 0) return fmt::format("{} days", ns / day);
  if (ns >= 2 * minute && ns % minute == 0) return hours_and_minutes(ns);
  if (ns >= 1'000'000'000) return decimal(ns, 1'000'000'000) + " s";
  if (ns >= 1'000'000) return decimal(ns, 1'000'000) + " ms";
  if (ns >= 1'000) return decimal(ns, 1'000) + " us";
  return ns == 0 ? "0 s" : fmt::format("{} ns", ns);
}

// Its absolute value also for the most negative one.
std::pair<bool, std::uint64_t> split(std::int64_t ns) {
  const auto bits = static_cast<std::uint64_t>(ns);
  return {ns < 0, ns < 0 ? 0 - bits : bits};
}

}  // namespace

std::string clock_text(Instant instant) {
  if (instant == never) return "never";
  const auto [negative, ns] = split(instant.ns);
  const std::uint64_t us = ns / 1'000;
  return fmt::format("{}{}.{:03} {:03} s", negative ? "-" : "", grouped(us / 1'000'000),
                     us / 1'000 % 1'000, us % 1'000);
}

std::string span_text(Duration span) {
  const auto [negative, ns] = split(span.ns);
  return (negative ? "-" : "") + magnitude_text(ns);
}

}  // namespace headloop::report
