#include "tools/datasheet/thresholds.hpp"

#include <array>

#include "sim/parts/guard_band.hpp"

namespace headloop::datasheet {
namespace {

constexpr std::array tick_units = {input::Unit{input::ticks_unit, 1}};
constexpr input::Measure tick_count{"a number of ticks", "392944 ticks", tick_units};

parts::GuardBand guard_of(const models::Params& params) {
  return {params.clock.hertz, params.clock.error_ppb_max, params.bounce_max, params.sampler};
}

// A sensor that reports a change late by at most its latency is a contact that bounces for so long
// and is looked at with every tick.
parts::GuardBand guard_of_sensor(const models::Params& params) {
  return {params.clock.hertz, params.clock.error_ppb_max, params.proximity.latency, {1, 1}};
}

std::string_view rule_of(Counting counting) {
  switch (counting) {
    case Counting::hold: return "the longest hold that every unit sees";
    case Counting::between_edges: return "the longest time that a unit sees between the two edges";
    case Counting::after_tick: return "the longest time that a unit sees until the edge";
    case Counting::covered: return "what the wear sensor's latency leaves of it";
  }
  return {};
}

}  // namespace

std::shared_ptr<Leaf> person_leaf(std::string_view most) {
  const Amount person{input::duration, "1 ms", most};
  auto shape =
      std::make_shared<Leaf>(amount({tick_count, "2 ticks", "2000000000 ticks"}), person, "person");
  shape->with("person", amount(person), "What a person does, contact to contact.",
              input::Need::required);
  return shape;
}

Ticks threshold_for(Duration person, Counting counting, const models::Params& params) {
  switch (counting) {
    case Counting::hold: return hold_threshold(person, guard_of(params));
    case Counting::between_edges: return window_between_edges(person, guard_of(params));
    case Counting::after_tick: return window_after_tick(person, guard_of(params));
    case Counting::covered: return hold_threshold(person, guard_of_sensor(params));
  }
  return {};
}

void check_threshold(const input::Node& leaf, Counting counting, const models::Params& params,
                     input::Problems& problems) {
  const input::Node& person = *leaf.find("person");
  const input::Node& ticks = value_of(leaf);
  const Duration claim = nanoseconds(number_in(person.text, input::duration));
  if (claim <= params.bounce_max || threshold_for(claim, counting, params) <= Ticks{0}) {
    problems.add(person.at, "found " + input::quote(person.text) +
                                ", expected longer than the contacts and the sampler need");
    return;
  }
  const Ticks derived = threshold_for(claim, counting, params);
  if (number_in(ticks.text, tick_count) == derived.count) return;
  problems.add(ticks.at, "found " + input::quote(ticks.text) + ", expected " +
                             std::to_string(derived.count) + " ticks for a person's " +
                             person.text + ": " + std::string(rule_of(counting)) +
                             ", whatever its clock error, bounce and sampling");
}

Ticks ticks_at(std::int64_t hertz, const input::Node& value) {
  const input::Quantity quantity = parse_quantity(value.text, input::time_span);
  if (quantity.ticks) return {quantity.count};
  constexpr std::int64_t second_ns = 1'000'000'000;
  const Wide product = static_cast<Wide>(quantity.count) * static_cast<Wide>(hertz);
  return {static_cast<std::int64_t>((product + second_ns / 2) / second_ns)};
}

}  // namespace headloop::datasheet
