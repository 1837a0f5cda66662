// A unit on wires: the pin ring's side of a Unit. The same firmware and the same parts; but what
// comes over a wire decides. Keys follow the level of their wires, the EEPROM stores and delivers
// what its bus carried.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sim/core/time.hpp"
#include "sim/hal/hal.hpp"

namespace headloop::models {

// What the firmware asked of the EEPROM's bus last.
struct BusRequest {
  enum class Kind : std::uint8_t { none, write, read };

  Kind kind = Kind::none;
  std::int16_t page = 0;  // the first one
  std::int16_t pages = 0;
  Instant from;                                       // read: not before
  std::array<std::uint8_t, hal::page_bytes> bytes{};  // write

  static BusRequest write(int page, hal::PageView bytes);
  static BusRequest read(int first, int pages, Instant from);
};

// What the bus brought: the bytes of some pages, as they came over the wire.
struct Fetched {
  int first = 0;
  std::span<const std::uint8_t> bytes;

  bool holds(int page) const {
    return page >= first && (page - first + 1) * hal::page_bytes <= static_cast<int>(bytes.size());
  }
  hal::PageView page(int page) const {
    return hal::PageView(bytes.data() + (page - first) * hal::page_bytes, hal::page_bytes);
  }
};

// Between a unit and whoever carries its wires, who owns this, outlives the unit and looks here
// after every event of it.
struct Wiring {
  BusRequest asked;         // not yet taken
  Fetched fetched;          // by the last read that ended
  bool power_lost = false;  // all behind the rail has stopped; until that is seen
  bool booted = false;      // the firmware has begun anew; until that is seen

  BusRequest take();
};

}  // namespace headloop::models
