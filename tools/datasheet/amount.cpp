#include "tools/datasheet/amount.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "sim/core/check.hpp"

namespace headloop::datasheet {
namespace {

using input::Measure;
using input::Quantity;
using input::Unit;

constexpr std::array capacity_units = {Unit{"uAh", 1}, Unit{"mAh", 1'000}};
constexpr std::array current_units = {Unit{"uA", 1}, Unit{"mA", 1'000}, Unit{"A", 1'000'000}};
constexpr std::array resistance_units = {Unit{"mOhm", 1}, Unit{"Ohm", 1'000}};
constexpr std::array frequency_units = {Unit{"Hz", 1}, Unit{"kHz", 1'000}, Unit{"MHz", 1'000'000}};
constexpr std::array error_units = {Unit{"ppb", 1}, Unit{"ppm", 1'000}, Unit{"%", 10'000'000}};
constexpr std::array million_units = {Unit{"ppm", 1}, Unit{"%", 10'000}};
constexpr std::array thousand_units = {Unit{"permille", 1}, Unit{"%", 10}};
constexpr std::array ten_thousand_units = {Unit{"%", 100}};
constexpr std::array byte_units = {Unit{"bytes", 1}, Unit{"KiB", 1'024}, Unit{"MiB", 1'048'576}};
constexpr std::array sample_units = {Unit{"samples", 1}, Unit{"sample", 1}};
constexpr std::array cycle_units = {Unit{"cycles", 1}};
constexpr std::array second_units = {Unit{"s", 1}, Unit{"min", 60}};
constexpr std::array millisecond_units = {Unit{"ms", 1}, Unit{"s", 1'000}};
constexpr std::array microsecond_units = {Unit{"us", 1}, Unit{"ms", 1'000}};

class Bounded final : public input::Shape {
 public:
  explicit Bounded(Amount of) : of_(of) {}

  void check(const input::Node& node, input::Checker& checker) const override {
    if (!node.is_scalar() || node.kind == input::Node::Kind::nothing) {
      return refuse(node, *this, checker);
    }
    const Quantity value = parse_quantity(node.text, *of_.measure);
    if (!value.error.empty()) return refuse(node, *this, checker, ": " + value.error);
    const std::int64_t count = comparable(node.text, *of_.measure);
    if (count < comparable(of_.least, *of_.measure)) {
      refuse(node, *this, checker, ": it is less");
    } else if (count > comparable(of_.most, *of_.measure)) {
      refuse(node, *this, checker, ": it is more");
    }
  }
  std::string expected() const override {
    return std::string(of_.measure->what) + " from " + std::string(of_.least) + " to " +
           std::string(of_.most);
  }
  nlohmann::ordered_json schema(input::SchemaWriter&) const override {
    return {{"type", "string"}, {"pattern", pattern(*of_.measure, true)}};
  }

 private:
  Amount of_;
};

}  // namespace

const Measure capacity{"a capacity", "800 mAh", capacity_units};
const Measure current{"a current", "20 mA", current_units};
const Measure resistance{"a resistance", "150 mOhm", resistance_units};
const Measure frequency{"a frequency", "32768 Hz", frequency_units};
const Measure clock_error{"a clock error", "100 ppm", error_units};
const Measure per_million{"a share", "400 ppm", million_units};
const Measure per_thousand{"a share", "5 %", thousand_units};
const Measure per_ten_thousand{"a share", "63 %", ten_thousand_units};
const Measure bytes{"a size", "4096 bytes", byte_units};
const Measure samples{"a number of samples", "3 samples", sample_units};
const Measure cycles{"a number of cycles", "1000000 cycles", cycle_units};
const Measure whole_seconds{"a duration", "30 s", second_units};
const Measure milliseconds{"a duration", "120 ms", millisecond_units};
const Measure microseconds{"a duration", "8 ms", microsecond_units};

std::int64_t number_in(std::string_view text, const Measure& measure) {
  const Quantity value = parse_quantity(text, measure);
  HEADLOOP_CHECK(value.error.empty(), "an amount was checked before it is read");
  return value.count;
}

std::int64_t comparable(std::string_view text, const Measure& measure) {
  constexpr std::int64_t tick_ns = 30'517;
  const Quantity value = parse_quantity(text, measure);
  HEADLOOP_CHECK(value.error.empty(), "an amount was checked before it is compared");
  std::int64_t ns = 0;
  if (!value.ticks) return value.count;
  return __builtin_mul_overflow(value.count, tick_ns, &ns) ? INT64_MAX : ns;
}

input::ShapePtr amount(Amount of) { return std::make_shared<Bounded>(of); }

}  // namespace headloop::datasheet
