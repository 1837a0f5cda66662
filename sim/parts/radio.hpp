// The radio: the unit's own address, and how long it takes to find a host.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"

namespace headloop::parts {

// The unit's 48-bit address after its n-th address reset. The first three octets differ from those
// of every earlier generation (V1), for four million of them. Bit 0 of the first octet is clear (an
// individual address), bit 1 is set (not from a maker's range).
std::uint64_t device_address(std::uint64_t seed, std::uint32_t generation);

// Of a unit that has been in use and was never reset: the factory gave it its first address.
inline constexpr std::uint32_t generation_in_use = 1;

// The first three octets.
constexpr std::uint32_t prefix_of(std::uint64_t address) {
  return static_cast<std::uint32_t>(address >> 24);
}

struct RadioParams {
  Duration page_timeout = milliseconds(5'120);  // Bluetooth core: default 8192 slots of 625 us
  Duration page_answer = milliseconds(1'280);   // Bluetooth core: page scan interval R1
};

// Paging one host: until it answers, or in vain.
constexpr Duration page_time(const RadioParams& params, bool in_range) {
  return in_range ? params.page_answer : params.page_timeout;
}

}  // namespace headloop::parts
