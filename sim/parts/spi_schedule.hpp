// How long things take on the SPI bus of the flash, in SCK cycles.
//
// A transfer begins with CS's fall. A cycle later SCK rises for the first bit; CS rises a cycle
// after the last one did, and stays high for a cycle. What the part then does by itself (erase,
// program) begins with CS's rise; the driver sleeps for as long as that takes, and asks for the
// status once it is done.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"

namespace headloop::parts {

// Assumed: SCK at 5 MHz, a tenth of what a 25-series part takes.
inline constexpr Duration spi_cycle = nanoseconds(200);

constexpr std::int64_t spi_selected_cycles(std::int64_t bytes) { return 8 * bytes + 1; }
constexpr std::int64_t spi_transfer_cycles(std::int64_t bytes) {
  return spi_selected_cycles(bytes) + 1;
}

inline constexpr std::int64_t flash_command_bytes = 4;  // operation and address
// Write enable in front of a command, and the status behind it: one and two bytes.
inline constexpr std::int64_t flash_enable_cycles = spi_transfer_cycles(1);
inline constexpr std::int64_t flash_status_cycles = spi_transfer_cycles(2);
static_assert(flash_enable_cycles == 10 && flash_status_cycles == 18);

// How long the driver sleeps: whole cycles.
constexpr std::int64_t spi_cycles_of(Duration d) {
  return (d + spi_cycle - nanoseconds(1)) / spi_cycle;
}

// A command with so many bytes of data, from the enabling to the end of the status.
constexpr std::int64_t flash_write_cycles(std::int64_t data_bytes, Duration busy) {
  return flash_enable_cycles + spi_transfer_cycles(flash_command_bytes + data_bytes) +
         spi_cycles_of(busy) + flash_status_cycles;
}
static_assert(flash_write_cycles(256, Duration{}) == 10 + 2'082 + 18);

}  // namespace headloop::parts
