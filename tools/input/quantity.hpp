// Numbers with a unit, as people write them: "12 s", "1.5 h", "10 cm", "80 %". Exact: whatever the
// base unit cannot hold is refused, never rounded.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace headloop::input {

struct Unit {
  std::string_view name;
  std::int64_t factor;  // how many base units it is
};

// One kind of quantity. The first unit of the list stands for all in messages.
struct Measure {
  std::string_view what;     // "a duration"
  std::string_view example;  // "12 s"
  std::span<const Unit> units;
};

extern const Measure duration;    // ns
extern const Measure time_span;   // ns, or ticks of the device's sleep clock
extern const Measure percentage;  // whole percent
extern const Measure length;      // mm
extern const Measure voltage;     // mV

// The unit of `time_span` that is no time until a clock measures it.
inline constexpr std::string_view ticks_unit = "ticks";

struct Quantity {
  std::int64_t count = 0;  // in base units; of ticks, their number
  bool ticks = false;
  std::string error;  // why the text is none; then nothing else holds
};

Quantity parse_quantity(std::string_view text, const Measure& measure);

// The regular expression, for a JSON Schema, of the texts that parse_quantity() can accept.
std::string pattern(const Measure& measure, bool zero_allowed);

}  // namespace headloop::input
