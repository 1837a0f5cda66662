// How accurately a headphone is simulated, and who makes one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "models/unit/product.hpp"
#include "sim/world/bench.hpp"
#include "sim/world/script.hpp"

namespace headloop::runner {

// `as_needed`: with pins where a scenario asks for them, else without.
enum class Fidelity : std::uint8_t { unit, pin, as_needed };

struct PinBench {
  std::unique_ptr<world::Bench> bench;
  std::function<void()> finish;  // throws std::runtime_error if the trace is not whole
};

// A headphone with pins, whose begin stands in the Record. The product and the script outlive it.
// `trace`: where its wires are written down, a path without suffix; empty: nowhere.
using MakePinBench = std::function<PinBench(const models::Product&, const world::Script&, Record&,
                                            const std::string& trace)>;

struct Ring {
  Fidelity fidelity = Fidelity::unit;
  MakePinBench make_pin_bench;         // not for Fidelity::unit
  std::optional<std::string> vcd_dir;  // where pins are traced

  bool has_pins(const world::Script& script) const {
    return fidelity == Fidelity::pin || (fidelity == Fidelity::as_needed && script.needs_pins);
  }
};

}  // namespace headloop::runner
