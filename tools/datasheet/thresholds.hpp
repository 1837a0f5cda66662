// Thresholds that follow from what a person does. A sheet states both, the person's duration and
// the ticks; the arithmetic between them is the guard band of the sheet's own clock, contacts and
// sampler, and a sheet whose ticks are others is refused.
#pragma once

#include <array>

#include "models/unit/params.hpp"
#include "tools/datasheet/leaf.hpp"
#include "tools/input/problems.hpp"

namespace headloop::datasheet {

// A number of ticks, and under `person` the duration that it has to accept.
std::shared_ptr<Leaf> person_leaf(std::string_view most);

// From what to what the firmware counts.
enum class Counting : std::uint8_t {
  hold,           // from a debounced press to the release: at least
  between_edges,  // from one debounced edge to another: at most
  after_tick,     // from an instant of the firmware's own to a debounced edge: at most
  covered,        // while the wear sensor reports: at least
};

// Beside every hold's threshold.
struct TimedByPerson {
  std::string_view path;
  Counting counting;
};
inline constexpr std::array timed_by_person = {
    TimedByPerson{"reset.second-window", Counting::after_tick},
    TimedByPerson{"reset.immediately", Counting::between_edges},
    TimedByPerson{"wear-sensor.teach", Counting::covered}};

Ticks threshold_for(Duration person, Counting counting, const models::Params& params);

void check_threshold(const input::Node& leaf, Counting counting, const models::Params& params,
                     input::Problems& problems);

// A time in ticks of a clock, to the nearest; ticks as they are.
Ticks ticks_at(std::int64_t hertz, const input::Node& value);

}  // namespace headloop::datasheet
