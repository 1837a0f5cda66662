// The pin ring as a bench for the Player: a headphone with fingers on its contacts and a charger at
// its port, in a SystemC kernel of its own. One at a time exists in a process. Nothing of SystemC
// is seen from outside.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "models/unit/product.hpp"
#include "models/unit/unit.hpp"
#include "sim/world/bench.hpp"
#include "sim/world/script.hpp"

namespace headloop::pin {

// Where the wires are written down: STEM.vcd all of them, STEM.bus.vcd the buses of EEPROM and
// flash alone, for decoders.
struct Trace {
  std::string stem;
  // In between, the LED's channels show the carrier that dims them, and the flash's bus the bits of
  // an update.
  Instant carrier_from = never;
  Instant carrier_to = never;
};

class Bench final : public world::Bench {
 public:
  // The product and the script outlive it. Throws std::runtime_error if the trace cannot be made.
  Bench(const models::Product& product, const world::Script& script,
        const std::optional<Trace>& trace = {});
  ~Bench() override;

  void show_at_begin(Record& record);
  // Ends the trace; throws std::runtime_error if it is not whole.
  void finish();

  void apply(const world::Stimulus& stimulus, Instant now, Record& record) override;
  Instant next_deadline() const override;
  void fire(Instant now, Record& record) override;
  Instant after_ticks(Instant from, Ticks ticks) const override;
  std::int64_t inspect(world::Property property, Instant now) const override;
  std::uint64_t events() const override;

  const models::Unit& unit() const;
  // Delta cycles that the kernel has run: its work.
  std::uint64_t kernel_work() const;

 private:
  class Rig;
  std::unique_ptr<Rig> rig_;
};

}  // namespace headloop::pin
