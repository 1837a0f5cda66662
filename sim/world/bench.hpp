// The bench that a Player drives: one physical headphone, however it is simulated. The unit ring
// (models/unit) and the pin ring both implement it.
#pragma once

#include "sim/core/record.hpp"
#include "sim/core/time.hpp"
#include "sim/world/property.hpp"
#include "sim/world/stimulus.hpp"

namespace headloop::world {

class Bench {
 public:
  virtual ~Bench() = default;

  // Does something to the unit at `now`. Every deadline before `now` has been fired.
  virtual void apply(const Stimulus& stimulus, Instant now, Record& record) = 0;

  // The next instant at which the unit acts by itself; `never` if it waits for the world.
  virtual Instant next_deadline() const = 0;

  // Lets the unit act at `now` == next_deadline(). Handles one event; more may be due at `now`.
  virtual void fire(Instant now, Record& record) = 0;

  // The instant `ticks` periods of the unit's sleep clock after `from`, at the same place within
  // the period: a hold of that length is measured by the firmware as exactly `ticks`.
  virtual Instant after_ticks(Instant from, Ticks ticks) const = 0;

  // The final inspection; `now` is the end of the run. Properties that live in the app
  // (equaliser_presets) are not asked here.
  virtual std::int64_t inspect(Property property, Instant now) const = 0;

  // How many events the unit has handled: the work counter beside every time.
  virtual std::uint64_t events() const = 0;
};

}  // namespace headloop::world
