#include "sim/parts/radio.hpp"

#include "sim/core/random.hpp"

namespace headloop::parts {

// The prefix has 22 free bits. An odd step visits all of them before it repeats one.
std::uint64_t device_address(std::uint64_t seed, std::uint32_t generation) {
  constexpr std::uint64_t free_bits = (std::uint64_t{1} << 22) - 1;
  const std::uint64_t first = draw(seed, Purpose::bluetooth_address, 0);
  const std::uint64_t step = draw(seed, Purpose::bluetooth_address, 1) | 1;
  const std::uint64_t prefix = (first + generation * step) & free_bits;
  // The lowest two bits of the first octet are bits 16 and 17 of the prefix.
  const std::uint64_t octets = ((prefix >> 16) << 18) | std::uint64_t{0x2'0000} | (prefix & 0xFFFF);
  const std::uint64_t rest =
      draw(seed, Purpose::bluetooth_address, 2 + std::uint64_t{generation}) & 0xFF'FFFF;
  return (octets << 24) | rest;
}

}  // namespace headloop::parts
