// Amounts in a data sheet: a number, its unit, and between what it must lie.
#pragma once

#include <cstdint>
#include <string_view>

#include "tools/input/quantity.hpp"
#include "tools/input/shape.hpp"

namespace headloop::datasheet {

// The measures that only data sheets use; each counts in the unit that its parameters have.
extern const input::Measure capacity;          // uAh
extern const input::Measure current;           // uA
extern const input::Measure resistance;        // mOhm
extern const input::Measure frequency;         // Hz
extern const input::Measure clock_error;       // ppb
extern const input::Measure per_million;       // ppm
extern const input::Measure per_thousand;      // permille
extern const input::Measure per_ten_thousand;  // hundredths of a percent
extern const input::Measure bytes;
extern const input::Measure samples;
extern const input::Measure cycles;
extern const input::Measure whole_seconds;
extern const input::Measure milliseconds;
extern const input::Measure microseconds;

// A kind of amount with its bounds, both inclusive: {current, "1 uA", "1 A"}.
struct Amount {
  constexpr Amount(const input::Measure& its_measure, std::string_view its_least,
                   std::string_view its_most)
      : measure(&its_measure), least(its_least), most(its_most) {}

  const input::Measure* measure;
  std::string_view least;
  std::string_view most;
};

// In base units; the text is known to fit.
std::int64_t number_in(std::string_view text, const input::Measure& measure);

// The same, for comparisons: ticks count as the time that they take at 32.768 kHz.
std::int64_t comparable(std::string_view text, const input::Measure& measure);

input::ShapePtr amount(Amount of);

}  // namespace headloop::datasheet
